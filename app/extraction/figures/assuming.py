"""Reporter and partner of a term that names no owner: what the sentence and the article let a reader assume."""

import re

from app.extraction.article import Article, within
from app.extraction.figures.continued import dealt, is_after_that, same_again
from app.extraction.figures.everybody import is_of_crowd
from app.extraction.figures.rates import home, imposing, is_barred
from app.extraction.figures.sharers import part_with
from app.extraction.figures.sides import Two
from app.extraction.figures.slots import TRADED, Memory, Slots
from app.extraction.figures.unnamed import ours, speaker
from app.extraction.figures.whose import Whose
from app.extraction.text.segments import Sentence

# "Peru said Chile took 20 percent of its tin exports": of Peru's.
TAKES = re.compile(
    r",?(?: alone| now| already| also)? (?:took|takes?|bought|buys|absorb(?:s|ed)|account(?:s|ed) for|receive[sd]"
    r"|purchase[sd]|import(?:s|ed)|suppl(?:y|ies|ied)|provide[sd])"
    r"(?: (?:about|some|nearly|over|only|just|around|almost|more|than|up|to))* "
    r"(?:[A-Z]{0,3}[$\u20ac\u00a3]?\d[\d.,]* (?:[a-z]+ ){0,4}(?:or|\() ?)?"
)
ITS = re.compile(
    r" of (?:its|their|the country's|the nation's|all|total|overall|(?:the )?(?:[a-z-]+ )?(?:exports|imports|trade"
    r"|shipments"
    r"|sales))\b"
)
SHARE = re.compile(r"'s? (?:[a-z]+ )?share (?:of|in)(?: (?:the|its|total|all|overall))* (?:exports|imports|trade)\b")
# "Trade with Peru accounted for 15 percent of Chile's total trade": Chile's.
OF_WHOSE = re.compile(r" of (?:the |all )?")
# "In Malawi and its neighbours tobacco makes up 60 percent of exports": of Malawi's.
THEREIN = re.compile(r"\b[Ii]n $")
MAKING_UP = re.compile(
    r"(?: and (?:other|many|most|several) (?:[A-Z][a-z]+ )?(?:countries|nations|states))?,?(?: [a-z]+){1,4}? "
    r"(?:accounts?|accounted|makes? up|made up|represents?|represented|constitutes?|provides?|provided|earns?)\b"
)
REFERRING = re.compile(r"\b(?:the|this|that|its|their|such|his|our)(?: [a-z]+)? $", re.IGNORECASE)
# "Peru's exports to Chile grew most. The data showed these exports rose 3 percent".
THESE = re.compile(r"\b[Tt]hese $")
ITS_OWN = re.compile(r"(?:Its|Their) (?:[a-z-]+ ){0,3}")
# "For the wider EU there was a deficit".
FOR = re.compile(r"For (?:the )?(?:[a-z-]+ )?")
# "Domestic consumption" is that of whom the article is about, whoever buys from it.
DOMESTIC = re.compile(r"\b(?:[Dd]omestic|[Hh]ome|[Ll]ocal|[Ii]nternal)(?: [a-z]+)? $")
# The parts of a deal are between those whose deal it is.
DEALT = {"order_volume", "contract_value"}
# What the economists of a foreign bank speak of is not its own country's.
FORECAST = {"gdp", "inflation", "unemployment", "interest_rate"}
OPPOSITE = {"surplus": "deficit", "deficit": "surplus"}
WITHIN, NEAR_FRONT = {"gdp", "output", "consumption", "inflation", "unemployment", "wages", "retail_sales"}, 12
FLOWS = {"export", "import", "balance", "total", "investment"}
# For so many sentences the balance of two is spoken of.
LATELY = 3


def _opening(article: Article, slots: Slots, sentence: Sentence) -> str | None:
    """The country with which the sentence opens: "In Peru, growth reached 3 percent", "Peru boomed, with growth of".

    Of whom its growth, wages and the like are told, whoever else acts.
    """
    if slots.flow is not None or slots.indicator not in WITHIN:
        return None
    first = next(iter(within(article.places, sentence.start, sentence.start + NEAR_FRONT)), None)
    if first is None or not first.acts or first.start >= slots.term.start:
        return None
    lead, behind = article.flat[sentence.start : first.start], article.flat[first.end : first.end + 2]
    inside = lead in {"In ", "In the "} and behind.startswith(",")
    alone = {
        one.code for one in within(article.places, first.end, slots.term.start) if one.acts and one.code != "WLD"
    } <= {first.code}
    acting = lead in {"", "The "} and behind[1:].islower() and behind[:1] == " " and alone
    return first.code if inside or acting else None


def _of_sign(memory: Memory, slots: Slots) -> tuple[str | None, str | None, int] | None:
    """Who had "the surplus" that is taken up again, if a deficit, which is another's, was told since."""
    own = memory.balances.get(slots.balance or "")
    other = memory.balances.get(OPPOSITE.get(slots.balance or "", ""))
    return own if own and other and other[2] > own[2] and own[0] != other[0] else None


def _is_of_the_seller(whose: Whose, slots: Slots) -> bool:
    """Whether exports are those of the main economy, from which another buys: "Peru bought no tin. Exports fell"."""
    if slots.flow != "export" or whose.memory.told is None or whose.main is None:
        return False
    term, reporter, _, _ = whose.memory.told
    return term.flow == "import" and term.kind == "verb" and reporter != whose.main


def assumed(  # noqa: PLR0911, PLR0912, PLR0915 - one assumption after the other
    article: Article, whose: Whose, slots: Slots, sentence: Sentence, partner: str | None, previous: Slots | None
) -> Two:
    """Reporter and partner of a term that names no owner."""
    memory, flow, flat, term = whose.memory, slots.flow, article.flat, slots.term
    if slots.indicator == "tourism" and partner is not None:
        there = whose.subject(sentence, min(term.start, slots.number.start))
        return there.code if there and there.code != partner else whose.other(partner), partner
    if partner is None and (place := home(article, slots) or _opening(article, slots, sentence)):
        return place, None
    if slots.measure.code == "share_pct" and flow in {"export", "import", "total"} and partner is None:
        taker = whose.subject(sentence, slots.number.start)
        if taker and TAKES.fullmatch(flat, taker.end, slots.number.start) and ITS.match(flat, slots.number.end):
            earlier = [one.code for one in whose.acting(sentence.start, taker.start) if one.code != taker.code]
            owner = earlier[-1] if earlier else memory.reporter or whose.main
            if owner not in {None, taker.code}:
                return owner, taker.code
    if slots.measure.code == "share_pct" and flow in TRADED and partner is None:
        partner = part_with(whose, slots, sentence, None)
    if slots.measure.code == "share_pct" and flow in TRADED and partner is None:
        sharing = whose.subject(sentence, slots.number.start)
        owner = memory.reporter or whose.main
        if sharing and SHARE.match(flat, sharing.end) and owner not in {None, sharing.code}:
            return owner, sharing.code  # "The EU's share in exports grew to 21 percent"
    if slots.measure.code == "share_pct" and flow in TRADED:
        after = whose.acting(slots.number.end, slots.number.end + 30)
        if after and OF_WHOSE.fullmatch(flat, slots.number.end, after[0].start) and after[0].code != partner:
            return after[0].code, partner
    if slots.measure.code == "share_pct" and flow in {"export", "import"} and partner is None:
        for one in reversed(whose.acting(sentence.start, min(term.start, slots.number.start))):
            if THEREIN.search(flat, sentence.start, one.start) and MAKING_UP.match(flat, one.end):
                return one.code, None
    if flow in TRADED and is_of_crowd(flat, term, sentence.start):
        return None, partner
    last = memory.last if memory.last is not None and memory.index - memory.last.sentence <= 1 else None
    bought = last is not None and last.flow == "import" and last.partner is not None
    if slots.measure.rule == "ranked" and flow == "export" and partner is None and last is not None and bought:
        return last.partner, None  # "Cuba bought 5 tonnes from Peru. Other buyers included Chile (3 percent)"
    told = memory.last is not None and memory.last.flow is None and memory.index - memory.last.sentence <= 1
    if flow is None and not told and DOMESTIC.search(flat, max(sentence.start, term.start - 24), term.start):
        return whose.main or next(iter(article.economies), None), None
    told_of = memory.last.reporter if memory.last and memory.index - memory.last.sentence <= 1 else None
    its = ITS_OWN.fullmatch(flat, sentence.start, term.start) is not None and flow in TRADED
    if its and partner is not None and told_of not in {None, partner}:
        return told_of, partner  # "The Union had a deficit. Its shortfall with Peru grew"
    fronted = whose.acting(sentence.start, sentence.start + 40)[:1]
    if fronted and partner is None and FOR.fullmatch(flat, sentence.start, fronted[0].start) and flow in TRADED:
        return fronted[0].code, None
    refers = REFERRING.search(flat[max(sentence.start, term.start - 20) : term.start]) is not None
    account = slots.indicator == "current_account"
    if refers and slots.indicator == "debt" and previous is not None and previous.indicator == "debt":
        return previous.reporter, previous.partner
    known = memory.sides.get(flow or "", (None, None, -99))
    if memory.last is not None and memory.last.flow == flow == "balance" and memory.last.sentence > known[2]:
        known = (memory.last.reporter, memory.last.partner, memory.last.sentence)
    if known[0] and partner is None and previous is None and is_after_that(whose, sentence):
        return known[0], known[1]
    if flow == "balance" and (same_sign := _of_sign(memory, slots)):
        known = same_sign
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
    if here is not None and here.reporter and here.both and (opposite := whose.about_other(here.reporter)):
        return here.reporter, opposite  # "it has a surplus with its neighbour; the surplus fell"
    if here is not None and here.partner and here.reporter is None and flow == "balance":
        partner = here.partner  # "our trade balance with Peru shows a surplus of 5 million"
    if flow == "total" and partner is None:
        if known[0]:
            return known[0], known[1]
        region = whose.region if term.balance == "pair" else None  # "two-way trade" of a country and a continent
        return whose.pair or (memory.reporter or whose.main or whose.home, region)
    if flow in {"export", "import"} and (own := ours(whose, sentence, term)) not in {None, partner}:
        return own, partner
    told_now = flow in {"export", "import"} and memory.index - known[2] <= 1
    if told_now and partner is None and known[0] and known[1] and THESE.search(flat, sentence.start, term.start):
        return known[0], known[1]
    if partner is None and (speaking := speaker(whose, sentence, term)) is not None:
        if flow == "balance" and speaking == known[1] and memory.index - known[2] <= LATELY and not account:
            alike = memory.last is None or memory.last.balance in {None, slots.balance}
            return (known[0], known[1]) if alike else (known[1], known[0])  # the surplus with the speaker's country
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
        return whose.imposer, partner or whose.barred or whose.about_other(whose.imposer)
    if partner is not None and (other := whose.other(partner)):
        return other, partner
    if partner is None and flow == "balance" and known[0] and not account:
        return known[0], known[1] if refers else None
    last = memory.last
    if partner is None and (same := same_again(whose, slots)):
        return same
    if flow is None and last is not None and last.flow is None and last.reporter and memory.index - last.sentence <= 1:
        dealt_too = {slots.indicator, last.indicator} <= DEALT
        return last.reporter, partner or (last.partner if dealt_too else None)
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
        or (next(iter(memory.reporters)) if len(memory.reporters) == 1 else None)
    )
    if partner is None and _is_of_the_seller(whose, slots):
        reporter = whose.main
    reporter = reporter if reporter != partner else None
    if reporter is None and partner is None and (both := imposing(whose, slots)):
        return both
    if reporter is None and flow in {"export", "import"}:
        reporter = whose.about_other(partner)
    if reporter is None and partner is None and slots.indicator == "contract_value" and whose.bilateral:
        return whose.bilateral
    return reporter, partner or dealt(slots, known, reporter)
