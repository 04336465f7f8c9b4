"""Who takes what another sells: "Peru exported 5 million tonnes. Chile alone bought 2 million", "exports there"."""

import re

from app.extraction.article import Article, within
from app.extraction.figures.slots import AMOUNTS, Slots
from app.extraction.figures.terms import Term
from app.extraction.figures.whose import Whose
from app.extraction.numbers.scanning import Number
from app.extraction.text.segments import Sentence

TAKEN_OF = re.compile(
    r"(?:, or [^,;]{2,24},)?(?P<of> of (?:the "
    r"|all )?(?:[a-z-]+ ){1,3}?(?:that )?)(?:the )?(?P<name>[A-Z][A-Za-z. ]{2,24}?)"
    r" (?:has |have )?(?:imported|imports|bought|buys|consumed|consumes|needs|used|uses|took|takes)\b"
)
# So far back stands the country that "there" is.
SPOKEN = 300
# "Turned to Chile, from which it imported".
FROM_WHICH = re.compile(
    r",? (?:from|to|with) (?:which|where|whom) (?:it|they|the country|the kingdom) (?:[a-z]+ ){0,2}$"
)
WHICH_NEAR = 60
SOON, AGO = 2, 12
# So near stand the exports of which somebody takes less.
NEAR = 120
# "Cuba is an important market for Peru".
MARKET_FOR = re.compile(r"\b(?:markets?|customers?|buyers?|destinations?|outlets?|clients?) for (?:the )?$")
WHERE = re.compile(r"\bwhere (?:its |their )?$")
OF_THAT = re.compile(r" of (?:that|this|it|which|the total)\b")


def sold_by(whose: Whose, slots: Slots, reporter: str, previous: Slots | None) -> str | None:
    """From whom somebody buys whose seller was told just before, in this sentence or the last."""
    memory, verb = whose.memory, slots.term.kind == "verb"
    last = previous or memory.last
    if last is None or last.reporter == reporter or memory.index - last.sentence > SOON:
        return None
    if previous is not None and previous.flow == "export" and OF_THAT.match(whose.article.flat, slots.number.end):
        return previous.reporter  # "Peru sold 5 million, and Chile's purchases were 2 million of that"
    if verb and previous is None and last.flow == "import" and slots.number.sort in AMOUNTS:
        return last.partner if last.partner != reporter else None  # another buys from the same
    if verb and previous is None and _sold_here(whose, slots, reporter):
        return whose.memory.reporter  # "Exports fell for Peru, which imported 5 percent less"
    counted = slots.number.sort in {"quantity", "count", "elliptic"} or (
        previous is not None and slots.measure.code == "change_pct"
    )
    alike = last.unit == slots.unit or "percent" in {last.unit, slots.unit}
    if verb and counted and alike and last.flow == "export":
        return last.reporter
    return None


def exporter(whose: Whose, slots: Slots, reporter: str | None) -> str | None:
    """Whose exports of some goods the article is about, where somebody takes so many tonnes of them."""
    known, last = whose.memory.sides.get("export"), whose.memory.last
    if known is None or last is None or last.commodity is None:
        return None
    if slots.flow != "import" or reporter is None or slots.number.sort != "quantity":
        return None
    if whose.article.flat.startswith(" of ", slots.number.end):
        return None  # other goods
    owner, _, told = known
    about = owner in whose.article.economies[:1] and whose.memory.index - told <= AGO
    return owner if about and owner != reporter else None


def _sold_here(whose: Whose, slots: Slots, reporter: str) -> bool:
    """Whether the words right before a buyer tell of exports to it: those of whom the figures before were."""
    compared = whose.article.flat.startswith((" less", " more"), slots.number.end)
    if whose.memory.reporter in {None, reporter} or not compared:
        return False
    before = within(whose.terms, max(0, slots.term.start - NEAR), slots.term.start)
    return any(one.flow == "export" for one in before)


def sells_too(whose: Whose, slots: Slots, reporter: str, previous: Slots | None) -> str | None:
    """To whom another sold just before: "Peru delivered 5 million tonnes to Cuba. Chile delivered 2 million"."""
    last = whose.memory.last
    if previous is not None or last is None or whose.memory.index - last.sentence > 1 or last.flow != "export":
        return None
    alike = slots.term.kind == last.term.kind == "verb" and slots.unit == last.unit and last.reporter != reporter
    return last.partner if alike and last.partner != reporter else None


def taken_by(article: Article, number: Number, sentence: Sentence) -> str | None:
    """Who takes the whole of which somebody supplies a part: "sold 5 million tons of the rice that Peru imported"."""
    whole = TAKEN_OF.match(article.flat, number.end, sentence.end)
    there = within(article.places, whole.end("of"), whole.end("of") + 40) if whole else []
    return there[0].code if whole and there and there[0].end == whole.end("name") else None


def sold_where(whose: Whose, slots: Slots, sentence: Sentence) -> tuple[str, str] | None:
    """Who sells what is sold in a place just named, and that place: "main markets such as Peru, where sales fell"."""
    term, flat = slots.term, whose.article.flat
    if term.word != "sales" or WHERE.search(flat, max(0, term.start - 14), term.start) is None:
        return None
    near = [one.code for one in whose.acting(sentence.start, term.start)]
    owner = next((code for code in near if code != near[-1]), None)
    seller = whose.memory.reporter or whose.home or whose.main or owner
    return (seller, near[-1]) if near and seller is not None and seller != near[-1] else None


def market_for(whose: Whose, slots: Slots, sentence: Sentence) -> tuple[str, str | None] | None:
    """Whose market somebody is called, and who: "Cuba is a growing market for Peru, with exports of 5 million"."""
    near = whose.acting(sentence.start, slots.term.start)
    seller = next((one for one in near if MARKET_FOR.search(whose.article.flat, sentence.start, one.start)), None)
    if seller is None:
        return None
    buyers = {one.code for one in near if one.start < seller.start} - {seller.code}
    return seller.code, buyers.pop() if len(buyers) == 1 else None


def there(whose: Whose, sentence: Sentence, term: Term, reporter: str, previous: Slots | None) -> str | None:
    """The partner of "exports there": that of the figure before, or whose that figure is."""
    at = term.end
    which = FROM_WHICH.search(whose.article.flat, max(sentence.start, at - WHICH_NEAR), term.start)
    ahead = whose.acting(sentence.start, which.start()) if which else []
    if which and ahead and ahead[-1].code != reporter and ahead[-1].end == which.start():
        return ahead[-1].code
    if not whose.article.flat.startswith((" there", " from there", " to there"), at):
        return None
    last = previous or whose.memory.last
    if previous is None and (before := [one.code for one in whose.acting(sentence.start, at) if one.code != reporter]):
        return before[-1]  # "Peru's new rules cut Chilean sales there"
    if last is None or (previous is None and last.sentence < whose.memory.index - 1):
        near = [one.code for one in whose.acting(max(0, at - SPOKEN), at) if one.code != reporter]
        return near[-1] if near else None
    return last.partner if last.partner != reporter else last.reporter
