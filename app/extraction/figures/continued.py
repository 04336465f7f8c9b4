"""The partner of a figure that goes on from one told before it: of exports after trade, of what goes the other way."""

import re
from decimal import Decimal
from itertools import pairwise

from app.extraction.article import Article, within
from app.extraction.figures.sides import Sides
from app.extraction.figures.slots import TRADED, Slots
from app.extraction.figures.whose import Whose, other
from app.extraction.structs import replace
from app.extraction.text.segments import Sentence
from app.vocabulary.economies import economies

# Sums are rounded to about so much of them.
ROUNDED = Decimal("0.005")
SUMMED = re.compile(r"\b(?:total|overall|combined|altogether)\b")
# "Peru's trade with Chile was 5 million, followed by Cuba with a trade of 3 million".
FOLLOWED = re.compile(r"\bfollowed by (?:the )?$")
PARTNER_OF = re.compile(r"'s? (?:[a-z-]+ ){0,4}(?:partner|market|customer|buyer|supplier|source|destination)\b")
IN_TIME = re.compile(
    r" (?:in|during|for|over) (?:the |last |this )?(?:[A-Z]|first|second|third|fourth|month|year|\d{4})"
)
OF_THE_TOTAL = re.compile(
    r"(?:Of|In|Out of) (?:the|this|that) (?:total|amount|sum|volume|figure)\b|Of (?:this|that|it|which)\b"
)
OF_TOTAL = re.compile(r" of (?:the |its |their )?(?:total|all|overall) ")
OPPOSITE = re.compile(r"(?:In|On) (?:the )?(?:opposite|reverse|other|return)\b|Conversely\b|The other way\b")
# "This followed a surplus of 5 million", "That compares with a deficit of 3 million".
AFTER_THAT = re.compile(r"(?:This|That|It|These|Those|The figure) (?:follow(?:s|ed)|compare[sd]?|contrast(?:s|ed))\b")
# "The main commodities exported in the period were".
GOODS_DONE = re.compile(
    r"\b(?:[Mm]ajor|[Mm]ain|[Tt]op|[Kk]ey|[Cc]hief|[Ll]eading|[Pp]rincipal|[Ll]argest|[Mm]ost|[Tt]he) (?:other )?"
    r"(?:commodit(?:y|ies)|goods|products?|items?) (?:that (?:were|was) )?"
    r"(?:exported|imported|traded|shipped|sold|bought)$"
)
THE_CHANGE = re.compile(
    r"(?:But )?(?:[Tt]he|[Tt]his|[Tt]hat) (?:[a-z]+ )?(?:dip|drop|fall|decline|decrease|slump|slide|plunge"
    r"|slowdown|rise|increase|growth|jump|surge|gain|improvement|recovery|rebound|downturn|upturn|contraction|expansion|boom|trend)\b"
)
OF_ALL = frozenset("all total overall altogether combined whole world worldwide global elsewhere everybody".split())
# "The country's exports" begin anew.
OWNED = re.compile(r"(?:'s?|\b(?:its|their|our|his)) (?:[a-z-]+ ){0,2}$")
SHIPPED = {"shipments", "deliveries", "supplies", "arrivals"}
DEALS = {"purchases", "shopping list", "deliveries"}


def is_with_all(whose: Whose, slots: Slots, reporter: str | None) -> bool:
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


def opposite(whose: Whose, sentence: Sentence, reporter: str | None) -> str | None:
    """The partner of what goes the other way: that of the figure before."""
    last = whose.memory.last
    if last is None or OPPOSITE.match(whose.article.flat, sentence.start) is None:
        return None
    return other((last.reporter or "", last.partner or ""), reporter)


def continued(
    whose: Whose, slots: Slots, told: Sides, sentence: Sentence, reporter: str | None, previous: Slots | None
) -> str | None:
    """The partner of exports or imports right after the trade of two countries was told: the other of the two.

    After exports or a balance only what names no owner goes on: "Exports were 3 billion".
    """
    parted = _of_the_total(whose, slots, sentence, reporter, previous) or _of_the_difference(whose, slots, reporter)
    if parted is not None:
        return parted
    if told.reporter is None and (one := _of_topic(whose, slots, sentence, reporter, previous)) is not None:
        return one
    last = previous or whose.memory.last
    if last is None or last.partner is None or slots.indicator == "current_account":
        return None
    bare = told.reporter is None and last.flow in TRADED and slots.term.kind == "noun"
    with_all = last.flow == "balance" or last.reporter in whose.memory.overall
    anew = within(whose.article.times, sentence.start, slots.term.start)
    if bare and previous is None and anew and (with_all or not whose.pair):
        bare = False  # "In the first quarter, exports totalled" begins anew
    if bare and previous is None and whose.pair is None and IN_TIME.match(whose.article.flat, slots.term.end):
        bare = False  # so does "Exports in May fell", where no two are spoken of
    among_all = last.reporter in whose.memory.overall and (last.flow == "balance" or last.flow != slots.flow)
    if bare and previous is None and not whose.pair and among_all:
        bare = False  # after a balance with one, or exports to one, among those with all
    if bare and previous is None and len(whose.memory.lately) > 1:
        bare = False  # after exports to one and another, "imports" are those from all
    if (
        bare
        and previous is None
        and (last.measure.code == "share_pct" or OF_TOTAL.match(whose.article.flat, last.number.end))
        and not (slots.measure.code == "level" and slots.flow != last.flow and _is_part_of_told(whose, last))
    ):
        bare = False  # who takes a part is no partner of all
    if bare and previous is None and whose.acting(sentence.start, slots.term.start):
        bare = False  # "On an annual basis Peru had a surplus" begins anew as well
    if bare and previous is None and {last.balance, slots.balance} == {"surplus", "deficit"}:
        bare = False  # nor is a surplus that of the deficit with one
    twin = (
        previous is not None
        and told.reporter == previous.reporter
        and {slots.flow, previous.flow} == {"export", "import"}
        and previous.measure.code != "share_pct"
    )  # "Chinese exports to Brazil were 5 million and Chinese imports 3 million"
    pair_told = whose.pair is not None and {last.reporter, last.partner} == set(whose.pair)
    returned = previous is None and pair_told and told.reporter == last.partner and last.flow in {"export", "import"}
    mirrored = previous is not None and reporter is not None and previous.partner == reporter
    balanced = slots.flow == "balance" and previous is not None and previous.reporter == reporter
    shipped = previous is None and last.flow == "import" and slots.flow == "export" and told.reporter == last.partner
    returned = returned or (shipped and slots.term.word in SHIPPED)  # "Peru bought tin from Chile. Chilean shipments"
    goods = previous is None and told.reporter is None and last.flow == slots.flow and slots.term.kind == "verb"
    returned = returned or (goods and _is_of_goods(whose, slots, sentence))
    pair = previous is None and {last.reporter, last.partner} == set(whose.bilateral or ()) and last.flow in TRADED
    alone = pair and (slots.commodity is not None or (told.reporter is not None and last.flow == "balance"))
    if last.flow != "total" and not (bare or twin or returned or mirrored or balanced or alone):
        return None
    if (previous is None and whose.memory.index - last.sentence > (2 if last.flow in {"total", "balance"} else 1)) or (
        previous is None and not economies()[last.partner].takes_part
    ):
        return None
    return other((last.reporter or "", last.partner), reporter)


def _is_part_of_told(whose: Whose, share: Slots) -> bool:
    """Whether a share is that of an amount that its sentence told: "worth 3 million, or 2 percent of all exports"."""
    sides = (share.reporter, share.partner)
    return all((one.reporter, one.partner) == sides for one in whose.memory.latest) and any(
        one.measure.code == "level" for one in whose.memory.latest
    )


def _of_the_total(
    whose: Whose, slots: Slots, sentence: Sentence, reporter: str | None, previous: Slots | None
) -> str | None:
    """The partner of trade whose parts are told: "Of the total, exports were 3 billion and imports 2 billion"."""
    last = previous or whose.memory.last
    if last is None or last.partner is None or last.reporter != reporter or slots.flow not in {"export", "import"}:
        return None
    near = whose.memory.index - last.sentence <= 1 and last.flow in {"total", "export"}
    return last.partner if near and OF_THE_TOTAL.match(whose.article.flat, sentence.start) else None


def _of_the_difference(whose: Whose, slots: Slots, reporter: str | None) -> str | None:
    """The partner of a balance that is what exports and imports of that reporter, told right before, leave."""
    if slots.flow != "balance" or slots.measure.code != "level":
        return None
    near = [one for one in (*whose.memory.latest, *whose.memory.here) if whose.memory.index - one.sentence <= 1]
    levels = [one for one in near if one.measure.code == "level" and not one.measure.from_base]
    told = {one.flow: one for one in levels if one.unit == slots.number.unit and one.reporter == reporter}
    sold, bought = told.get("export"), told.get("import")
    if sold is None or bought is None or sold.partner != bought.partner:
        return None
    off = abs(abs(sold.value - bought.value) - slots.number.value)
    return sold.partner if off <= max(sold.value, bought.value) * ROUNDED else None


def _of_topic(
    whose: Whose, slots: Slots, sentence: Sentence, reporter: str | None, previous: Slots | None
) -> str | None:
    """The partner of bare "exports" in a sentence that goes into what the last one told of the same exports.

    That told no number, or its change is what the sentence is about: "Exports to Peru fell. The dip came in May".
    """
    memory, last = whose.memory, whose.memory.last
    if slots.term.kind != "noun" or slots.indicator == "current_account":
        return None
    if previous is not None:  # "Imports fell 3 percent, and imports of tin 5 percent"
        same = previous.flow == slots.flow and previous.reporter == reporter
        return previous.partner if same and "partner assumed" in previous.reasons else None
    if whose.acting(sentence.start, slots.number.start) or not OF_ALL.isdisjoint(whose.article.words[sentence.start]):
        return None
    if last is not None and memory.index - last.sentence <= 1:
        taken = last.flow == slots.flow and last.reporter == reporter and len(memory.lately) == 1
        return last.partner if taken and THE_CHANGE.match(whose.article.flat, sentence.start) else None
    known = memory.sides.get(slots.flow or "", (None, None, -99))
    owned = OWNED.search(whose.article.flat, max(sentence.start, slots.term.start - 40), slots.term.start)
    return known[1] if known[0] == reporter and memory.index - known[2] == 1 and owned is None else None


def _is_of_goods(whose: Whose, slots: Slots, sentence: Sentence) -> bool:
    """Whether the goods of the trade told right before are named: "The main goods exported were tin and fish"."""
    alone = len(whose.memory.lately) == 1
    return alone and GOODS_DONE.search(whose.article.flat, sentence.start, slots.term.end) is not None


def dealt(slots: Slots, known: tuple[str | None, str | None, int], reporter: str | None) -> str | None:
    """The partner of "purchases" alone: the one that was bought from just before."""
    return known[1] if slots.term.word in DEALS and known[0] == reporter else None


def is_after_that(whose: Whose, sentence: Sentence) -> bool:
    """Whether a sentence sets what it tells beside the figure of the last one."""
    last = whose.memory.last
    near = last is not None and whose.memory.index - last.sentence <= 1
    return near and AFTER_THAT.match(whose.article.flat, sentence.start) is not None


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
    """Two balances that are compared are with the same partner, though only the second may name it.

    "A deficit of 5 million, and the deficit with Peru rose to 2 million" is a whole and its part.
    """
    for first, second in pairwise(found):
        if not first.flow == second.flow == "balance":
            continue
        between = article.flat[first.number.end : second.number.start]
        same = first.reporter == second.reporter and first.indicator == second.indicator
        part = second.term.start < second.number.start and article.flat.startswith(" with ", second.term.end)
        if (
            first.partner is None
            and same
            and not part
            and re.search(r"\b(?:compared|against|versus|and|but)\b", between)
        ):
            first.partner = second.partner
        if first.balance != second.balance and second.measure.from_base:
            second.measure = replace(second.measure, from_base=False)
