"""The partner that is not named beside a term: who takes the share, whom the sentence or the article leaves."""

import re
from dataclasses import replace
from itertools import pairwise

from app.extraction.article import Article, within
from app.extraction.figures.sides import Sides
from app.extraction.figures.slots import Slots
from app.extraction.figures.whose import Whose, other
from app.extraction.text.segments import Sentence
from app.vocabulary.economies import economies, taking_part

TAKEN_UP = re.compile(r"\b(?:the figures?|this|that|it|they|which|these)\b", re.IGNORECASE)
TRADED = {"export", "import", "total", "balance"}
ITS_OWN = re.compile(r"\b(?:its|their|his|her|our) (?:[a-z-]+ ){0,3}$")
SUMMED = re.compile(r"\b(?:total|overall|combined|altogether)\b")
WHILE = re.compile(r"\b(?:while|whereas|and|but)\b")
# "Peru's trade with Chile was 5 million, followed by Cuba with a trade of 3 million".
FOLLOWED = re.compile(r"\bfollowed by (?:the )?$")
PARTNER_OF = re.compile(r"'s? (?:[a-z-]+ ){0,4}(?:partner|market|customer|buyer|supplier|source|destination)\b")
FRONT = re.compile(r"(?:With|To|From)(?: the)? ")
OPPOSITE = re.compile(r"(?:In|On) (?:the )?(?:opposite|reverse|other|return)\b|Conversely\b|The other way\b")
PART_NOW = re.compile(
    r",?(?: in [^,;.]{3,20},?)?[ -]+(?:and )?(?:to|or|accounting for|making up|representing|equal to|equivalent to"
    r"|accounted for|made up|represented)(?: (?:about|some|nearly|over|almost|around|more than|just))* "
)
SHARE = re.compile(r"'s? (?:[a-z]+ )?share (?:of|in|among)\b| in (?:the )?(?:total|overall)?\b")
# What is built stands somewhere, and perhaps another somewhere else: the first place after it is where.
BUILT = {"investment", "project_cost", "capacity"}
SITED = re.compile(r"\b(?:in|at|near|outside)(?: (?:the|its|their))?(?: [A-Z][a-z]+,|(?: [a-z][a-z-]+){0,4}) $")
ORDERED = {"order", "orders", "ordered", "ordering", "buy", "buys", "bought", "buying", "purchase", "purchased"}
ORDERS = re.compile(r"(?:new |firm )?(?:orders|bookings)")
DEALS = {"purchases", "shopping list", "deliveries"}
# What one owes or sends home to another: only who is named is the partner.
OWED = {"debt", "remittances"}
OWING_THEM = re.compile(r" (?:them|it|him|her|us|each other)\b")
# What one economy or its firm gives to another: the other one named is the partner.
DUAL = {
    "contract_value",
    "loan",
    "aid",
    "order_volume",
    "investment",
    "tourism",
    "trips",
    "companies",
    "stake",
    "project_cost",
    "capacity",
    "sales",
}


def implied(  # noqa: PLR0911, PLR0912 - one reason for a partner after the other
    whose: Whose, slots: Slots, told: Sides, sentence: Sentence, reporter: str | None, previous: Slots | None
) -> str | None:
    """The partner that no word names, yet the sentence or the article leaves no doubt about."""
    term, flow = slots.term, slots.flow
    if flow in {"balance", "total", "export", "import"} and (fronted := _fronted(whose, sentence, reporter)):
        return fronted
    if term.word in {"has", "have", "had"}:
        return whose.written(reporter)
    if slots.indicator == "capacity" and ITS_OWN.search(whose.article.flat, max(0, term.start - 40), term.start):
        return None
    if slots.indicator in DUAL and flow in {None, "investment"}:
        flat, at = whose.article.flat, slots.number.start
        begins = max(sentence.start, flat.rfind(";", sentence.start, at) + 1)
        ends = flat.find(";", slots.number.end, sentence.end)
        acting = whose.acting(begins, ends if ends > 0 else sentence.end)  # each member of a list has its own
        if ORDERS.fullmatch(term.word):
            acting = [place for place in acting if place.form != "firm"]  # a rival's name is no buyer's
        others = {place.code for place in acting} - {reporter}
        if len(others) == 1:
            return others.pop()
        if (there := _site(whose, slots, sentence, reporter)) is not None:
            return there
    if slots.indicator in OWED and OWING_THEM.match(whose.article.flat, term.end):
        return whose.about_other(reporter)
    bought = term.kind == "verb" or term.word in DEALS or slots.measure.rule == "share of"
    if bought and not told.overall and flow in TRADED and (one := other(whose.bilateral, reporter)):
        return None if _is_with_all(whose, slots, reporter) or _has_own(whose, one, sentence) else one
    if term.kind == "verb" and term.word.endswith("ing") and flow in {"export", "import"}:
        pair = whose.two(sentence)  # "A supplies half of the salmon eaten in B, sending"
        if one := other(pair, reporter):
            return one
    # "Imports from Peru fell, and Chile's deficit narrowed": the deficit with Peru.
    balanced = flow == "balance" and previous is not None and previous.reporter == reporter
    opens = previous is None or previous.flow == "total" or previous.partner == reporter or balanced
    if previous is None and not told.overall and flow in {"export", "import", "balance"}:
        here = whose.told_before(term, {"total"}, sentence)
        if here is not None and here.both and (one := whose.about_other(reporter)):
            return one  # "bilateral trade grew, with Peru's exports at 5 million"
    if not told.overall and flow in {"export", "import", "balance"} and opens:
        return _continued(whose, slots, told, sentence, reporter, previous) or _opposite(whose, sentence, reporter)
    if slots.indicator in {"loan", "investment"} and reporter is not None and economies()[reporter].type == "country":
        return other(whose.pair, reporter) or whose.beside(reporter)
    if slots.indicator not in DUAL or ORDERS.fullmatch(term.word):
        return None  # a maker's orders are anybody's
    counted = whose.home is not None and slots.unit[:2] == economies()[whose.home].alpha2  # in its own money
    foreign = whose.home if counted and whose.home != reporter and flow is None else None
    return other(whose.pair or whose.bilateral, reporter) or foreign


def _site(whose: Whose, slots: Slots, sentence: Sentence, reporter: str | None) -> str | None:
    """Where the plant stands whose cost is told: "a $1 billion plant in the Mexican state of Puebla", "in Texas"."""
    if slots.indicator not in BUILT:
        return None
    begins = min(slots.term.end, slots.number.end)
    for place in within(whose.article.places, begins, sentence.end):
        if SITED.search(whose.article.flat, begins, place.start) and place.code in taking_part():
            return place.code if place.code != reporter else None
    return None


def _has_own(whose: Whose, code: str, sentence: Sentence) -> bool:
    """Whether an economy does the same itself: "Peru will export 20 tonnes, and Chile 25 tonnes"."""
    starts = {one.start for one in within(whose.article.numbers, sentence.start, sentence.end)}
    places = (one for one in whose.acting(sentence.start, sentence.end) if one.code == code)
    return any(one.end + 1 in starts for one in places)


def _is_with_all(whose: Whose, slots: Slots, reporter: str | None) -> bool:
    """Whether the figure right before told the same flow with everybody: "It exported 5 tonnes in all" goes on."""
    last = whose.memory.last
    if last is None or last.reporter != reporter or last.partner not in {None, "WLD"} or last.flow not in TRADED:
        return False
    if last.flow != slots.flow and slots.number.sort != "quantity":
        return False
    return (
        whose.memory.index - last.sentence <= 1
        and SUMMED.search(whose.article.flat, min(slots.term.end, slots.number.start - 16), slots.number.core)
        is not None
    )


def joined(whose: Whose, slots: Slots, sentence: Sentence, reporter: str, previous: Slots | None) -> str | None:
    """The partner of a verb or a purchase whose reporter is told: that of the clause before, or the only other one."""
    term = slots.term
    if previous is not None and previous.flow == slots.flow in {"export", "import"} and previous.partner != reporter:
        between = whose.article.flat[previous.number.end : term.start]
        if previous.reporter != reporter and WHILE.search(between):
            return previous.partner  # "Peru's exports to Cuba were 5 million, while Chile exported 3 million"
    if previous is not None and previous.reporter == reporter and term.kind == "verb" and term.word.endswith("ing"):
        return previous.partner
    if slots.flow == "import" and term.kind == "verb" and term.word in ORDERED:
        makers = {one.code for one in whose.acting(sentence.start, term.start) if one.form == "firm"} - {reporter}
        if len(makers) == 1:
            return makers.pop()  # "Boeing said Peru had ordered 10 jets"
    if slots.flow in {"export", "import"} and (term.kind == "verb" or term.word in DEALS):
        pair = whose.two(sentence)
        one = whose.other(reporter)
        if pair is not None and pair == whose.pair and one is not None and not _has_own(whose, one, sentence):
            return one
    return None


def _fronted(whose: Whose, sentence: Sentence, reporter: str | None) -> str | None:
    """The partner that opens the sentence: "With Japan, Canada had a deficit"."""
    places = whose.acting(sentence.start, sentence.start + 24)
    if not places or places[0].code == reporter:
        return None
    flat, place = whose.article.flat, places[0]
    opens = FRONT.fullmatch(flat, sentence.start, place.start) is not None
    return place.code if opens and flat.startswith(",", place.end) else None


def _opposite(whose: Whose, sentence: Sentence, reporter: str | None) -> str | None:
    """The partner of what goes the other way: that of the figure before."""
    last = whose.memory.last
    if last is None or OPPOSITE.match(whose.article.flat, sentence.start) is None:
        return None
    return other((last.reporter or "", last.partner or ""), reporter)


def _continued(
    whose: Whose, slots: Slots, told: Sides, sentence: Sentence, reporter: str | None, previous: Slots | None
) -> str | None:
    """The partner of exports or imports right after the trade of two countries was told: the other of the two.

    After exports or a balance only what names no owner goes on: "Exports were 3 billion".
    """
    last = previous or whose.memory.last
    if last is None or last.partner is None or slots.indicator == "current_account":
        return None
    bare = told.reporter is None and last.flow in TRADED and slots.term.kind == "noun"
    if bare and previous is None and within(whose.article.times, sentence.start, slots.term.start):
        bare = False  # "In the first quarter, exports totalled" begins anew
    if bare and previous is None and len(whose.memory.lately) > 1:
        bare = False  # after exports to one and another, "imports" are those from all
    if bare and previous is None and whose.acting(sentence.start, slots.term.start):
        bare = False  # "On an annual basis Peru had a surplus" begins anew as well
    mirrored = previous is not None and reporter is not None and previous.partner == reporter
    balanced = slots.flow == "balance" and previous is not None and previous.reporter == reporter
    pair = previous is None and {last.reporter, last.partner} == set(whose.bilateral or ()) and last.flow in TRADED
    alone = pair and (slots.commodity is not None or (told.reporter is not None and last.flow == "balance"))
    if last.flow != "total" and not (bare or mirrored or balanced or alone):
        return None
    if (previous is None and whose.memory.index - last.sentence > (2 if last.flow in {"total", "balance"} else 1)) or (
        previous is None and not economies()[last.partner].takes_part
    ):
        return None
    return other((last.reporter or "", last.partner), reporter)


def sharer(
    article: Article, whose: Whose, slots: Slots, sentence: Sentence, reporter: str | None, previous: Slots | None
) -> str | None:
    """Who takes a share of another's trade: the subject, or who "this" trade was with."""
    if (
        previous is not None
        and previous.partner not in {None, "WLD", reporter}
        and (previous.reporter, previous.flow) == (reporter, slots.flow)
        and PART_NOW.fullmatch(article.flat, previous.number.end, slots.number.start)
    ):
        return previous.partner  # "exports to Peru rose 5 percent to 20 percent of Chile's total exports"
    for place in whose.acting(sentence.start, slots.number.start):
        if place.code != reporter and SHARE.match(article.flat, place.end):
            return place.code
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


def dealt(slots: Slots, known: tuple[str | None, str | None, int], reporter: str | None) -> str | None:
    """The partner of "purchases" alone: the one that was bought from just before."""
    return known[1] if slots.term.word in DEALS and known[0] == reporter else None


def same_again(whose: Whose, slots: Slots) -> tuple[str | None, str | None] | None:
    """The sides of bare "imports" right after those of the article's pair were told: "Imports were 5 tonnes"."""
    flow, last, memory = slots.flow, whose.memory.last, whose.memory
    known = memory.sides.get(flow or "", (None, None, -99))
    if flow not in {"export", "import"} or whose.bilateral is None:
        return None
    if memory.index - known[2] <= 1 and {known[0], known[1]} == set(whose.bilateral):
        return known[0], known[1]
    if last is None or last.flow != flow or memory.index - last.sentence > 1:
        return None
    return (last.reporter, last.partner) if {last.reporter, last.partner} == set(whose.bilateral) else None


def followed(whose: Whose, previous: Slots, opens: int, start: int, end: int) -> tuple[str | None, str] | None:
    """Whose partners are ranked, and who comes next: "followed by Cuba with a trade of 3 million"."""
    flat, places = whose.article.flat, whose.acting(start, end)
    after = next((place for place in places if FOLLOWED.search(flat, start, place.start)), None)
    if after is None:
        return None
    before = whose.acting(opens, start)
    owner = next((place.code for place in before if PARTNER_OF.match(flat, place.end)), previous.reporter)
    return (owner, after.code) if owner != after.code else None


def share_partner(article: Article, found: list[Slots]) -> None:
    """Two balances that are compared are with the same partner, though only the second may name it."""
    for first, second in pairwise(found):
        if not first.flow == second.flow == "balance":
            continue
        between = article.flat[first.number.end : second.number.start]
        same = first.reporter == second.reporter and first.indicator == second.indicator
        if first.partner is None and same and re.search(r"\b(?:compared|against|versus|and|but)\b", between):
            first.partner = second.partner
        if first.balance != second.balance and second.measure.from_base:
            second.measure = replace(second.measure, from_base=False)
