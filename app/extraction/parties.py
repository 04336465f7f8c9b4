"""Reporter and partner of a figure: what its words tell, else what the sentence and the article let a reader assume."""

import re

from app.extraction.article import Article, within
from app.extraction.counting import counts
from app.extraction.numbers import Number
from app.extraction.segments import Sentence
from app.extraction.sides import BOTH, Sides, sides
from app.extraction.slots import Slots
from app.extraction.terms import Term
from app.extraction.whose import Whose
from app.vocabulary.economies import economies

REFERRING = re.compile(r"\b(?:the|this|that|its|their|such|his|our)(?: [a-z]+)? $", re.IGNORECASE)
RESTRICTED = re.compile(
    r"\b(?:quotas?|limit\w*|tariffs?|restrict\w*|curbs?|flood|influx|surge|anti-dumping|safeguards?)\b", re.IGNORECASE
)
TAKEN_UP = re.compile(r"\b(?:the figures?|this|that|it|they|which|these)\b", re.IGNORECASE)
FLOWS = {"export", "import", "balance", "total", "investment"}
TRADED = {"export", "import", "total", "balance"}
DEALS = {"purchases", "shopping list", "deliveries"}
# What one economy or its firm gives to another: the other one named is the partner.
DUAL = {
    "contract_value",
    "loan",
    "aid",
    "order_volume",
    "investment",
    "tourism",
    "companies",
    "stake",
    "project_cost",
    "capacity",
    "sales",
}
RECENT = 3

Two = tuple[str | None, str | None]


def bind_parties(  # noqa: PLR0912 - one rule after the other
    article: Article, whose: Whose, slots: Slots, sentence: Sentence, start: int, end: int, previous: Slots | None
) -> None:
    """Fill reporter, partner and the stretch that names them."""
    term, number, flow = slots.term, slots.number, slots.flow
    bound = end if term.start > number.start else number.start
    if term.kind == "verb":
        bound = sentence.end
    told = sides(article, term, start, bound)
    partners, reporter, both = list(told.partners), told.reporter, told.both
    if told.start < term.start:
        slots.parties = (told.start, term.start)
        slots.start = min(slots.start, told.start)
    elif told.end > term.end:
        slots.parties = (term.end + 1, told.end)
    elif (match := BOTH.search(article.flat, sentence.start, term.start)) is not None and flow == "total":
        begin = match.start() - 4 if article.flat.startswith("the ", match.start() - 4) else match.start()
        slots.parties = (begin, match.end())
    if counts(number, term):
        reporter, partners = _visited(article, whose, number, sentence)
    if not partners and not both and term.start < number.start:
        after = _after(article, slots, number.end, end)
        partners, both = [code for code in after.partners if code != reporter], after.both
    if flow == "import" and reporter and not partners and _is_origin(article, slots, sentence, told):
        partners, reporter = [reporter], None
    partner = partners[0] if partners else None
    if both and partner is None:
        reporter, partner = _both(whose, slots, sentence, reporter, previous)
    if reporter is None:
        reporter, partner = _assumed(article, whose, slots, sentence, partner, previous)
        partner = None if told.overall and not partners and flow != "total" else partner
    elif (partner is None and slots.measure.rule == "share of") or (
        slots.measure.code == "share_pct" and term.start > number.start
    ):
        partner = _sharer(article, whose, slots, sentence, reporter)
    elif partner is None and not told.overall:
        partner = _joined(whose, slots, sentence, reporter, previous)
    if slots.indicator in DUAL and partner is None and (flow is None or flow == "investment"):
        codes = [place.code for place in whose.acting(sentence.start, sentence.end)]
        others = set(codes) - {reporter}
        partner = others.pop() if len(others) == 1 else None
    dealt = term.kind == "verb" or term.word in DEALS or slots.measure.rule == "share of"
    if partner is None and not told.overall and dealt and flow in TRADED:
        partner = _other(whose.bilateral, reporter)
    if partner is None and not told.overall and previous is None and flow in {"export", "import", "balance"}:
        partner = _continued(whose, slots, reporter)
    if partner is None and slots.indicator in DUAL:
        partner = _other(whose.pair, reporter)
    if reporter == partner:
        reporter = whose.other(partner)
    slots.reporter = reporter
    slots.partner = partner if flow or slots.indicator in DUAL else None
    if partner is None and told.overall and flow in TRADED:
        slots.partner = "WLD"


def _visited(article: Article, whose: Whose, number: Number, sentence: Sentence) -> tuple[str | None, list[str]]:
    """Who is counted and where: "600,000 Chinese tourists visited Sri Lanka", "1,200 jobs in Spain"."""
    inside = [place.code for place in within(article.places, number.start, number.end)]
    around = [place.code for place in whose.acting(sentence.start, sentence.end) if place.code not in inside]
    if inside:
        return (around[0], inside[:1]) if around and number.indicator != "employment" else (inside[0], [])
    return None, []


def _other(pair: tuple[str, str] | None, code: str | None) -> str | None:
    if pair is None or code not in pair:
        return None
    return pair[0] if pair[1] == code else pair[1]


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
    pair = whose.two(sentence) or whose.article.pair
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


def _joined(whose: Whose, slots: Slots, sentence: Sentence, reporter: str, previous: Slots | None) -> str | None:
    """The partner of a verb or a purchase whose reporter is told: that of the clause before, or the only other one."""
    term = slots.term
    if previous is not None and previous.reporter == reporter and term.kind == "verb" and term.word.endswith("ing"):
        return previous.partner
    if slots.flow in {"export", "import"} and (term.kind == "verb" or term.word in DEALS):
        pair = whose.two(sentence)
        if pair is not None and pair == whose.pair and reporter in pair:
            return whose.other(reporter)
    return None


def _continued(whose: Whose, slots: Slots, reporter: str | None) -> str | None:
    """The partner of exports or imports right after the trade of two countries was told: the other of the two."""
    last = whose.memory.last
    if last is None or last.flow != "total" or last.partner is None or slots.indicator == "current_account":
        return None
    if whose.memory.index - last.sentence > 1 or not economies()[last.partner].takes_part:
        return None
    return _other((last.reporter or "", last.partner), reporter)


def _sharer(article: Article, whose: Whose, slots: Slots, sentence: Sentence, reporter: str | None) -> str | None:
    """Who takes a share of another's trade: the subject, or who "this" trade was with."""
    subject = whose.subject(sentence, slots.number.start)
    if subject is not None and subject.code != reporter and subject.start < slots.number.start:
        return subject.code
    last = whose.memory.last
    if (
        last is not None
        and reporter in {last.reporter, last.partner}
        and TAKEN_UP.search(article.flat, sentence.start, slots.number.start)
    ):
        return last.partner if last.reporter == reporter else last.reporter
    after = whose.acting(slots.term.end, min(sentence.end, slots.term.end + 40))
    return after[0].code if after and after[0].code != reporter else None


def _assumed(  # noqa: PLR0911 - one assumption after the other
    article: Article, whose: Whose, slots: Slots, sentence: Sentence, partner: str | None, previous: Slots | None
) -> Two:
    """Reporter and partner of a term that names no owner."""
    memory, flow, flat, term = whose.memory, slots.flow, article.flat, slots.term
    refers = REFERRING.search(flat[max(sentence.start, term.start - 20) : term.start]) is not None
    account = slots.indicator == "current_account"
    known = memory.sides.get(flow or "", (None, None, -99))
    if (
        not account
        and previous is not None
        and previous.reporter
        and partner is None
        and flow in FLOWS
        and previous.flow in FLOWS
    ):
        return previous.reporter, previous.partner
    if flow == "total" and partner is None:
        if known[0]:
            return known[0], known[1]
        return whose.pair or (memory.reporter or whose.main, None)
    if refers and partner is None and flow in {"balance", "investment"} and known[0] and not account:
        return known[0], known[1]
    subject = whose.subject(sentence, min(term.start, slots.number.start))
    if subject is not None and subject.code != partner:
        slots.parties = slots.parties or (subject.start, subject.end)
        between = flat[subject.end : slots.start]
        if (
            subject.start < slots.start
            and not re.search(r"[\d,;]", between)
            and slots.number.start - subject.start < 110
        ):
            slots.start = subject.start
        return subject.code, partner or _dealt(slots, known, subject.code)
    if previous is not None and previous.reporter and previous.reporter != partner:
        return previous.reporter, partner
    if partner is not None and (other := whose.other(partner)):
        return other, partner
    if partner is None and flow == "balance" and known[0] and not account:
        return known[0], known[1] if refers else None
    last = memory.last
    if flow is None and last is not None and last.flow is None and last.reporter and memory.index - last.sentence <= 1:
        return last.reporter, partner
    reporter = memory.reporter or whose.main or _next(whose, sentence, slots)
    reporter = reporter if reporter != partner else None
    return reporter, partner or _dealt(slots, known, reporter)


def _next(whose: Whose, sentence: Sentence, slots: Slots) -> str | None:
    """Who speaks of its own figures after them: "exports rose, the Korean ministry said"."""
    following = whose.acting(slots.number.end, sentence.end)
    return following[-1].code if following and following[-1].form == "demonym" else None


def _dealt(slots: Slots, known: tuple[str | None, str | None, int], reporter: str | None) -> str | None:
    """The partner of "purchases" alone: the one that was bought from just before."""
    return known[1] if slots.term.word in DEALS and known[0] == reporter else None
