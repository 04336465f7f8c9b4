"""The partner that is not named beside a term: who takes the share, whom the sentence or the article leaves."""

import re
from bisect import bisect_left

from app.extraction.article import within
from app.extraction.figures.behind import PART
from app.extraction.figures.continued import DEALS, continued, is_with_all, opposite
from app.extraction.figures.sides import Sides
from app.extraction.figures.slots import TRADED, Slots
from app.extraction.figures.takers import sells_too, sold_by
from app.extraction.figures.whose import Whose, other
from app.extraction.lexicons import word_set
from app.extraction.text.segments import Sentence
from app.vocabulary.economies import economies, taking_part

ITS_OWN = re.compile(r"\b(?:its|their|his|her|our) (?:[a-z-]+ ){0,3}$")
WHILE = re.compile(r"\b(?:while|whereas|and|but)\b")
SEEING = re.compile(
    r"(?: (?:has|have|had|also|already|recently)){0,2} (?:seen|saw|sees|witnessed|witnesses|watched)"
    r"(?: (?:the|a (?:rise|fall|drop|jump|surge|increase|growth) in|growing|rising))? "
)
# What is built stands somewhere, and perhaps another somewhere else: the first place after it is where.
BUILT = {"investment", "project_cost", "capacity"}
SITED = re.compile(r"\b(?:in|at|near|outside)(?: (?:the|its|their))?(?: [A-Z][a-z]+,|(?: [a-z][a-z-]+){0,4}) $")
APART = re.compile(r";|, (?:while|whereas) ")
LATELY = 2
INWARD = re.compile(r"foreign|fdi")
ORDERS = re.compile(r"(?:new |firm )?(?:orders|bookings)")
# "Those orders include 5 million tonnes of corn".
THOSE = re.compile(r"\b[Tt]h[eo]se $")
# "The pact could double exports of beef", "under the agreement Peru will import 5 million tonnes".
BY_PACT = re.compile(
    r"\b(?:(?:[Uu]nder|[Tt]hanks to) the (?:new )?(?:pact|agreement|accord|deal|treaty)\b[^.;]{0,60}"
    r"\b(?:will|would|could|may|should|is to|are to)\b"
    r"|[Tt]he (?:new )?(?:pact|agreement|accord|deal|treaty)"
    r" (?:could|would|will|may|should|is (?:expected|likely|set) to) )"
)
# What one owes or sends home to another: only who is named is the partner.
OWED = {"debt", "remittances"}
CANCELLED = re.compile(
    r"\b(?:cancel(?:s|led|ling|ed|ing)?|forg[ia]ve(?:s|n)?|waive[sd]?|writ(?:es?|ten|ing) off|wrote off)\b"
)
OWING_THEM = re.compile(r" (?:them|it|him|her|us|each other)\b")
# What one economy or its firm gives to another: the other one named is the partner.
DUAL = {
    "contract_value",
    "loan",
    "aid",
    "duty_revenue",
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


SEVERAL, NEXT, AHEAD = 2, len(" in the "), 30


def is_dual(slots: Slots) -> bool:
    """Whether it is something between two, which need not cross a border: a loan, agreements that are counted."""
    return slots.indicator in DUAL or (slots.indicator == "count" and slots.term.word in word_set("counted_deals"))


def implied(  # noqa: PLR0911, PLR0912 - one reason for a partner after the other
    whose: Whose, slots: Slots, told: Sides, sentence: Sentence, reporter: str | None, previous: Slots | None
) -> str | None:
    """The partner that no word names, yet the sentence or the article leaves no doubt about."""
    term, flow = slots.term, slots.flow
    if flow in {"export", "import"} and told.reporter and (seeing := _seeing(whose, told, sentence)) is not None:
        return seeing
    if term.word in {"has", "have", "had"}:
        return whose.written(reporter)
    if slots.indicator == "capacity" and ITS_OWN.search(whose.article.flat, max(0, term.start - 40), term.start):
        return None
    if INWARD.match(term.word) and told.reporter and whose.article.flat.startswith(" in ", term.end):
        return None  # "foreign investment in Peru" is everybody's
    if (
        slots.indicator == "sales"
        and term.start < slots.number.start
        and whose.article.flat.startswith(" in ", term.end)
    ):
        return _sold_in(whose, slots, sentence, reporter)
    if is_dual(slots) and flow in {None, "investment"}:
        flat, at = whose.article.flat, slots.number.start
        begins = max(sentence.start, flat.rfind(";", sentence.start, at) + 1)
        apart = APART.search(flat, slots.number.end, sentence.end)
        acting = whose.acting(begins, apart.start() if apart else sentence.end)  # each member of a list has its own
        if ORDERS.fullmatch(term.word):
            acting = [place for place in acting if place.form != "firm"]  # a rival's name is no buyer's
        others = {place.code for place in acting} - {reporter}
        if len(others) == 1:
            return others.pop()
        if (there := _site(whose, slots, sentence, reporter)) is not None:
            return there
    if slots.indicator == "debt" and CANCELLED.search(whose.article.flat, sentence.start, slots.number.start):
        return whose.about_other(reporter)  # "Chile will cancel debts of 5 million"
    if slots.indicator in OWED and OWING_THEM.match(whose.article.flat, term.end):
        return whose.about_other(reporter)
    by_pact = flow in {"export", "import"} and not told.overall and _is_by_pact(whose, slots, sentence)
    if by_pact and (one := other(whose.bilateral, reporter)):
        return one
    those = THOSE.search(whose.article.flat, max(sentence.start, term.start - 8), term.start) is not None
    if those and ORDERS.fullmatch(term.word) and (one := _told_last(whose, reporter)):
        return one
    bought = term.kind == "verb" or term.word in DEALS or slots.measure.rule == "share of"
    if bought and not told.overall and flow in TRADED and (one := other(whose.bilateral, reporter)):
        several = (
            len(whose.memory.partners - {one, reporter, "WLD"}) >= SEVERAL
        )  # are told of, so that nobody is meant alone
        if several or is_with_all(whose, slots, reporter) or _has_own(whose, one, sentence):
            return None
        return _lately(whose, sentence, reporter, one) or one
    if term.kind == "verb" and term.word.endswith("ing") and flow in {"export", "import"}:
        pair = whose.two(sentence)  # "A supplies half of the salmon eaten in B, sending"
        if one := other(pair, reporter):
            return one
    # "Imports from Peru fell, and Chile's deficit narrowed": the deficit with Peru.
    balanced = flow == "balance" and previous is not None and previous.reporter == reporter
    twin = previous is not None and {flow, previous.flow} == {"export", "import"} and previous.reporter == reporter
    opens = previous is None or previous.flow == "total" or previous.partner == reporter or balanced or twin
    if previous is None and not told.overall and flow in {"export", "import", "balance"}:
        here = whose.told_before(term, {"total"}, sentence)
        if here is not None and here.both and (one := _told_last(whose, reporter) or whose.about_other(reporter)):
            return one  # "bilateral trade grew, with Peru's exports at 5 million"
        if here is not None and here.partner not in {None, reporter} and here.reporter in {None, reporter}:
            return here.partner  # "trade with Peru was mixed, with exports at 5 million"
    if not told.overall and flow in {"export", "import", "balance"} and opens:
        return continued(whose, slots, told, sentence, reporter, previous) or opposite(whose, sentence, reporter)
    abroad = slots.indicator in {"loan", "investment"} and not term.word.startswith("spen")
    if abroad and reporter is not None and economies()[reporter].type == "country":
        return other(whose.pair, reporter) or whose.beside(reporter)
    if slots.indicator not in DUAL or ORDERS.fullmatch(term.word) or term.word.startswith("spen"):
        return None  # a maker's orders are anybody's, money is mostly spent at home
    if slots.indicator == "companies" and _is_home_grown(whose, slots, reporter):
        return None
    if slots.indicator == "capacity" and _has_it(whose, slots, sentence, reporter):
        return None  # "Peru has three mills with a capacity of 5 tonnes"
    counted = whose.home is not None and slots.unit[:2] == economies()[whose.home].alpha2  # in its own money
    foreign = whose.home if counted and whose.home != reporter and flow is None else None
    return other(whose.pair or whose.bilateral, reporter) or foreign


def _lately(whose: Whose, sentence: Sentence, reporter: str | None, one: str) -> str | None:
    """Another partner than the article's, of whom alone the last sentence with names spoke beside the reporter."""
    if any(place.code == one for place in whose.acting(sentence.start, sentence.end)):
        return None
    at = bisect_left(whose.article.sentences, sentence.start, key=lambda each: each.start)
    for earlier in reversed(whose.article.sentences[max(0, at - LATELY) : at]):
        named = {place.code for place in whose.acting(earlier.start, earlier.end)}
        if named:
            others = named - {reporter}
            return others.pop() if reporter in named and len(others) == 1 and one not in named else None
    return None


def _is_by_pact(whose: Whose, slots: Slots, sentence: Sentence) -> bool:
    """Whether a pact is to bring it about, which concerns the two whose pact it is."""
    return BY_PACT.search(whose.article.flat, sentence.start, max(slots.term.start, slots.number.start)) is not None


def _told_last(whose: Whose, reporter: str | None) -> str | None:
    """The partner of what the sentence before told of the same reporter."""
    last = whose.memory.last
    near = last is not None and whose.memory.index - last.sentence <= 1 and last.flow in TRADED
    return last.partner if last is not None and near and last.reporter == reporter else None


def _seeing(whose: Whose, told: Sides, sentence: Sentence) -> str | None:
    """Who sees another's goods come: "Peru has seen Chilean exports triple"."""
    places = whose.acting(sentence.start, told.start)
    seen = places and SEEING.fullmatch(whose.article.flat, places[-1].end, told.start)
    return places[-1].code if seen and places[-1].code != told.reporter else None


def _has_it(whose: Whose, slots: Slots, sentence: Sentence, reporter: str | None) -> bool:
    """Whether the country whose plants they are acts in the sentence, so that no project of two is told."""
    subject = whose.subject(sentence, min(slots.term.start, slots.number.start))
    return subject is not None and subject.code == reporter and subject.form == "name"


def _sold_in(whose: Whose, slots: Slots, sentence: Sentence, reporter: str | None) -> str | None:
    """Where one land's goods are sold: "Peruvian wine sales in Oman"; sales there that are nobody's are anybody's."""
    term = slots.term
    ahead = whose.acting(max(sentence.start, term.start - AHEAD), term.start)
    there = next(iter(whose.acting(term.end, sentence.end)), None)
    if there is None or there.start > term.end + NEXT or all(place.code != reporter for place in ahead):
        return None
    return there.code if there.code != reporter else None


def _site(whose: Whose, slots: Slots, sentence: Sentence, reporter: str | None) -> str | None:
    """Where the plant stands whose cost is told: "a $1 billion plant in the Mexican state of Puebla", "in Texas"."""
    if slots.indicator not in BUILT:
        return None
    begins = min(slots.term.end, slots.number.end)
    for place in within(whose.article.places, begins, sentence.end):
        if SITED.search(whose.article.flat, begins, place.start) and place.code in taking_part():
            return place.code if place.code != reporter else None
    return None


def _is_home_grown(whose: Whose, slots: Slots, reporter: str | None) -> bool:
    """Whether firms are counted by the country they are of: "30 Peruvian mills went bankrupt"."""
    named = within(whose.article.places, slots.number.start, max(slots.number.end, slots.term.end))
    return any(one.form == "demonym" and one.code == reporter for one in named)


def _has_own(whose: Whose, code: str, sentence: Sentence) -> bool:
    """Whether an economy does the same itself or takes a part: "Peru will export 20 tonnes, and Chile 25 tonnes"."""
    starts = {one.start for one in within(whose.article.numbers, sentence.start, sentence.end)}
    places = (one for one in whose.acting(sentence.start, sentence.end) if one.code == code)
    flat = whose.article.flat
    return any(one.end + 1 in starts or PART.search(flat, sentence.start, one.start) for one in places)


def joined(whose: Whose, slots: Slots, sentence: Sentence, reporter: str, previous: Slots | None) -> str | None:
    """The partner of a verb or a purchase whose reporter is told: that of the clause before, or the only other one."""
    term = slots.term
    if previous is not None and previous.flow == slots.flow in {"export", "import"} and previous.partner != reporter:
        between = whose.article.flat[previous.number.end : term.start]
        if previous.reporter != reporter and WHILE.search(between):
            return previous.partner  # "Peru's exports to Cuba were 5 million, while Chile exported 3 million"
    if previous is not None and previous.reporter == reporter and term.kind == "verb" and term.word.endswith("ing"):
        return previous.partner
    if slots.flow == "import" and term.kind == "verb" and term.word in word_set("ordering"):
        makers = {one.code for one in whose.acting(sentence.start, term.start) if one.form == "firm"} - {reporter}
        if len(makers) == 1:
            return makers.pop()  # "Boeing said Peru had ordered 10 jets"
    if slots.flow == "import" and (one := sold_by(whose, slots, reporter, previous)) is not None:
        return one
    if slots.flow == "export" and (one := sells_too(whose, slots, reporter, previous)) is not None:
        return one
    return None
