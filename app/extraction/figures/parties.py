"""Reporter and partner of a figure: what its words tell, else what the sentence and the article let a reader assume."""

import re

from app.extraction.article import Article
from app.extraction.figures.carrying import beside
from app.extraction.figures.counting import counts
from app.extraction.figures.everybody import is_worldwide
from app.extraction.figures.partners import DUAL, OWED, TRADED, dealt, followed, implied, joined, same_again, sharer
from app.extraction.figures.rates import facing, home, imposing, is_barred, is_unit_price, price_of_goods
from app.extraction.figures.sides import BOTH, Sides, favoured, origin, sides
from app.extraction.figures.slots import Slots
from app.extraction.figures.terms import Term
from app.extraction.figures.unnamed import country, office, ours, speaker
from app.extraction.figures.visited import visited
from app.extraction.figures.whose import Whose
from app.extraction.numbers.numerals import RESPECTIVELY
from app.extraction.text.segments import Sentence

REFERRING = re.compile(r"\b(?:the|this|that|its|their|such|his|our)(?: [a-z]+)? $", re.IGNORECASE)
RESTRICTED = re.compile(
    r"\b(?:quotas?|limit\w*|tariffs?|restrict\w*|curbs?|flood|influx|surge|anti-dumping|safeguards?)\b", re.IGNORECASE
)
GLOBAL = re.compile(r"\b(?:[Gg]lobal|[Ww]orldwide)(?: [a-z-]+){0,2} $")
# What the economists of a foreign bank speak of is not its own country's.
FORECAST = {"gdp", "inflation", "unemployment", "interest_rate"}
FLOWS = {"export", "import", "balance", "total", "investment"}
ISSUERS = {"won": "KOR", "yuan": "CHN", "yen": "JPN", "dollar": "USA", "baht": "THA", "euro": "EA"}

Two = tuple[str | None, str | None]


def bind_parties(  # noqa: PLR0912, PLR0915 - one rule after the other
    article: Article, whose: Whose, slots: Slots, sentence: Sentence, start: int, end: int, previous: Slots | None
) -> None:
    """Fill reporter, partner and the stretch that names them."""
    term, number, flow = slots.term, slots.number, slots.flow
    bound = end if term.start > number.start else number.start
    if term.kind == "verb":
        bound = sentence.end
    told = sides(article, term, start, bound)
    partners, reporter, both = list(told.partners), told.reporter, told.both
    _mark(article, slots, told, sentence)
    if told.many and not RESPECTIVELY.search(article.flat, sentence.start, sentence.end):
        slots.reporter = None  # what several do together is no single one's
        return
    if term.kind == "money":
        reporter = reporter or ISSUERS.get(term.word)
    everybody = is_worldwide(article, slots, sentence, end)
    if counts(number, term):
        reporter, partners = visited(article, whose, number, sentence)
    if previous is not None and previous.term is term and (row := beside(article, number, end)) is not None:
        partners = [row.code] if row.code != reporter else partners  # each of a row has its own
    if not partners and not both and term.start < number.start:
        after = _after(article, slots, number.end, end)
        partners, both = [code for code in after.partners if code != reporter], after.both
    if term.balance == "surplus" and (owner := favoured(article, number.end, end)) is not None:
        reporter, partners = owner, [code for code in (reporter, *partners) if code not in {None, owner}]
    if flow == "import" and reporter and not partners and _is_origin(article, slots, sentence, told):
        partners, reporter = [reporter], None
    if flow == "import" and (source := origin(article, number)) not in {None, reporter}:
        partners = [source]
    if (
        not partners
        and previous is not None
        and (ranked := followed(whose, previous, sentence.start, start, term.start))
    ):
        reporter, partners = ranked[0], [ranked[1]]
    several = len(partners) > 1 and not RESPECTIVELY.search(article.flat, sentence.start, sentence.end)
    partner = partners[0] if partners and not several else None
    everybody = everybody or several  # "to the United States and Europe" names no single partner
    if both and partner is None:
        reporter, partner = _both(whose, slots, sentence, reporter, previous)
    if reporter is None and (own := office(whose, sentence, term)) is not None:
        reporter, everybody = own, everybody or not partners
    if reporter is None and GLOBAL.search(article.flat, max(sentence.start, term.start - 40), term.start):
        reporter, everybody = "WLD", True
    reporter = reporter or country(whose, sentence, term)
    if reporter is None:
        slots.reasons.append("reporter assumed")
        reporter, partner = _assumed(article, whose, slots, sentence, partner, previous)
        partner = None if told.overall and not partners and flow != "total" else partner
        partner = None if everybody and not partners else partner
    elif (partner is None and slots.measure.rule == "share of") or (
        slots.measure.code == "share_pct"
        and term.start > number.start
        and not (flow == "total" and told.reporter and told.partners)
    ):
        partner = sharer(article, whose, slots, sentence, reporter)
    elif partner is None and not told.overall and not everybody:
        partner = _there(whose, term.end, reporter, previous) or joined(whose, slots, sentence, reporter, previous)
    if partner is None and previous is not None and previous.term is term and previous.reporter == reporter:
        partner = previous.partner  # "a 3 percent rise in exports, which reached 5 million"
    if partner is None and not everybody:
        partner = implied(whose, slots, told, sentence, reporter, previous)
    partner = partner or facing(whose, slots, reporter, everybody or told.overall)
    if partner is not None and not partners:
        slots.reasons.append("partner assumed")
    if reporter == partner:
        reporter = whose.other(partner)
    slots.reporter = reporter
    slots.partner = partner if flow or is_unit_price(slots) or slots.indicator in DUAL | OWED else None
    price_of_goods(slots, told, previous)
    if partner is None and told.overall and flow in TRADED and slots.reporter != "WLD":
        slots.partner = "WLD"


def _there(whose: Whose, at: int, reporter: str, previous: Slots | None) -> str | None:
    """The partner of "exports there": that of the figure before, or whose that figure is."""
    last = previous or whose.memory.last
    if last is None or not whose.article.flat.startswith(" there", at):
        return None
    return last.partner if last.partner != reporter else last.reporter


def _mark(article: Article, slots: Slots, told: Sides, sentence: Sentence) -> None:
    """Remember the stretch that names the sides."""
    term = slots.term
    if told.start < term.start:
        slots.parties = (told.start, term.start)
        slots.start = min(slots.start, told.start)
    elif told.end > term.end:
        slots.parties = (term.end + 1, told.end)
    elif (match := BOTH.search(article.flat, sentence.start, term.start)) is not None and slots.flow == "total":
        begin = match.start() - 4 if article.flat.startswith("the ", match.start() - 4) else match.start()
        slots.parties = (begin, match.end())


def _after(article: Article, slots: Slots, start: int, end: int) -> Sides:
    """The sides told after the number: "a surplus of 7 billion with Japan"."""
    return sides(
        article, Term(start, start, slots.indicator, slots.flow, "", slots.term.kind, slots.term.word), start, end
    )


def _is_origin(article: Article, slots: Slots, sentence: Sentence, told: Sides) -> bool:
    """Whether "Chinese imports" come from China: where another one limits them."""
    flat = article.flat
    if flat[told.start : slots.term.start].rstrip().endswith("'s") or not RESTRICTED.search(
        flat, sentence.start, sentence.end
    ):
        return False
    return any(place.start == told.start and place.form == "demonym" for place in article.places)


def _both(whose: Whose, slots: Slots, sentence: Sentence, reporter: str | None, previous: Slots | None) -> Two:
    """The sides of what "the two countries" do, or of what one does with "its neighbour"."""
    near = sorted({place.code for place in whose.acting(sentence.start, slots.term.start)})
    pair = whose.two(sentence) or ((near[0], near[1]) if len(near) == 2 else whose.article.pair)
    if pair is None:
        return reporter, None
    if reporter is None and slots.flow == "total":
        return pair
    if reporter not in pair:
        subject = whose.subject(sentence, slots.term.start)
        known = previous.reporter if previous and previous.reporter in pair else None
        reporter = known or (subject.code if subject else whose.memory.reporter)
    if reporter not in pair:
        return None, None
    return reporter, pair[0] if pair[1] == reporter else pair[1]


def _assumed(  # noqa: PLR0911, PLR0912 - one assumption after the other
    article: Article, whose: Whose, slots: Slots, sentence: Sentence, partner: str | None, previous: Slots | None
) -> Two:
    """Reporter and partner of a term that names no owner."""
    memory, flow, flat, term = whose.memory, slots.flow, article.flat, slots.term
    if slots.indicator == "tourism" and partner is not None:
        there = whose.subject(sentence, min(term.start, slots.number.start))
        return there.code if there and there.code != partner else whose.other(partner), partner
    if partner is None and (place := home(article, slots)):
        return place, None
    refers = REFERRING.search(flat[max(sentence.start, term.start - 20) : term.start]) is not None
    account = slots.indicator == "current_account"
    known = memory.sides.get(flow or "", (None, None, -99))
    if memory.last is not None and memory.last.flow == flow == "balance" and memory.last.sentence > known[2]:
        known = (memory.last.reporter, memory.last.partner, memory.last.sentence)
    if (
        not account
        and previous is not None
        and previous.reporter
        and partner is None
        and flow in FLOWS
        and previous.flow in FLOWS
    ):
        return previous.reporter, previous.partner
    here = whose.told_before(term, {flow}, sentence) if flow in TRADED and partner is None and not account else None
    if here is not None and here.reporter and here.partner:
        return here.reporter, here.partner
    if flow == "total" and partner is None:
        if known[0]:
            return known[0], known[1]
        region = whose.region if term.balance == "pair" else None  # "two-way trade" of a country and a continent
        return whose.pair or (memory.reporter or whose.main, region)
    if flow in {"export", "import"} and (own := ours(whose, sentence, term)) not in {None, partner}:
        return own, partner
    if partner is None and (speaking := speaker(whose, sentence, term)) is not None:
        return speaking, known[1] if refers and known[0] == speaking and not account else None
    if refers and partner is None and flow in {"balance", "investment"} and known[0] and not account:
        return known[0], known[1]
    first = min(term.start, slots.number.start)
    subject = whose.subject(sentence, first) or (
        None if slots.indicator in FORECAST else whose.representing(sentence, first)
    )
    if subject is not None and subject.code != partner:
        slots.parties = slots.parties or (subject.start, subject.end)
        between = flat[subject.end : slots.start]
        if (
            subject.start < slots.start
            and not re.search(r"[\d,;]", between)
            and slots.number.start - subject.start < 110
        ):
            slots.start = subject.start
        return subject.code, partner or dealt(slots, known, subject.code)
    if previous is not None and previous.reporter and previous.reporter != partner:
        return previous.reporter, partner
    if slots.indicator == "gdp" and (most := whose.beside("")):
        return most, None
    if whose.imposer not in {None, partner} and is_barred(article, slots, sentence):
        return whose.imposer, partner or whose.about_other(whose.imposer)
    if partner is not None and (other := whose.other(partner)):
        return other, partner
    if partner is None and flow == "balance" and known[0] and not account:
        return known[0], known[1] if refers else None
    last = memory.last
    if partner is None and (same := same_again(whose, slots)):
        return same
    if flow is None and last is not None and last.flow is None and last.reporter and memory.index - last.sentence <= 1:
        return last.reporter, partner
    recent = last.reporter if last is not None and memory.index - last.sentence <= 1 else None
    mirrored = memory.sides.get({"export": "import", "import": "export"}.get(flow or "", ""), (None, None, -99))
    if partner is not None and mirrored[0] == partner and mirrored[1]:
        return mirrored[1], partner  # "A's exports to B rose. Imports of A's shirts rose"
    reporter = (
        memory.reporter
        or whose.home
        or whose.main
        or recent
        or whose.acted(flow, partner)
        or whose.following(slots.number.end, sentence)
    )
    reporter = reporter if reporter != partner else None
    if reporter is None and partner is None and (both := imposing(whose, slots)):
        return both
    if reporter is None and flow in {"export", "import"}:
        reporter = whose.about_other(partner)
    return reporter, partner or dealt(slots, known, reporter)
