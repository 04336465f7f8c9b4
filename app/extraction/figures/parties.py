"""Reporter and partner of a figure: what its words tell, else what the sentence and the article let a reader assume."""

import re

from app.extraction.article import Article, within
from app.extraction.figures.asked import Asked
from app.extraction.figures.assumed_shares import PART
from app.extraction.figures.assuming import assumed
from app.extraction.figures.lenders import lends
from app.extraction.figures.naming import name_sides
from app.extraction.figures.partners import OWED, implied, is_dual, joined
from app.extraction.figures.rates import facing, is_unit_price, price_of_goods
from app.extraction.figures.sharers import sharer
from app.extraction.figures.sides import BOTH, sides
from app.extraction.figures.slots import TRADED, Slots
from app.extraction.figures.strangers import STRANGE, is_of_stranger
from app.extraction.figures.takers import exporter, there
from app.extraction.figures.terms import LENT
from app.extraction.figures.visited import made_jobs
from app.extraction.figures.whose import Whose
from app.extraction.numbers.numerals import RESPECTIVELY
from app.extraction.text.segments import Sentence

# What is called foreign trade is with all; "total trade" may be that of two.
FOREIGN = re.compile(r"\b(?:[Ff]oreign|[Ee]xternal|[Oo]verseas) (?:[a-z]+ )?(?:trade|turnover|commerce)\b")
WHOLE = re.compile(
    r"(?: (?:worth|in goods))? of (?:(?:the|its|their|a total of) )?(?:[A-Z][A-Za-z.]+(?: [A-Z][a-z]+)?'s? )?"
    r"(?:total )?"
)
# What moves between two economies: only who is told is the partner.
MOVED = {"cargo_volume", "passengers"}


def bind_parties(
    article: Article, whose: Whose, slots: Slots, sentence: Sentence, start: int, end: int, previous: Slots | None
) -> None:
    """Fill reporter, partner and the stretch that names them."""
    told = sides(article, slots.term, start, _bound(whose, slots, sentence, end))
    asked = Asked(article, whose, slots, sentence, start, end, previous, told)
    _mark(asked)
    if told.many and not RESPECTIVELY.search(article.flat, sentence.start, sentence.end):
        slots.reporter = None  # what several do together is no single one's
        return
    if slots.number.indicator == "employment" and (site := made_jobs(article, whose, slots.number, sentence, previous)):
        slots.reporter, slots.partner = site, _maker_of_jobs(site, previous)
        return
    name_sides(asked)
    if asked.reporter is None and asked.flow is None and is_of_stranger(article, whose, slots.term):
        slots.reasons.append(STRANGE)
        return
    if asked.reporter is None:
        _assume(asked)
    else:
        _complete(asked, asked.reporter)
    _imply(asked)
    _fill(asked)


def _maker_of_jobs(site: str, previous: Slots | None) -> str | None:
    """Whose firms or money, told right before, make jobs in another country: "invested 3 million, creating 50 jobs"."""
    if previous is None or not (previous.indicator in {"companies", "project_cost"} or previous.flow == "investment"):
        return None
    others = {previous.reporter, previous.partner} - {site, "WLD", None}
    return others.pop() if len(others) == 1 else None


def _assume(asked: Asked) -> None:
    """Take for granted what no word says."""
    slots, told = asked.slots, asked.told
    slots.reasons.append("reporter assumed")
    asked.reporter, asked.partner = assumed(asked)
    if asked.partners:
        return
    if asked.partner is None and asked.reporter is not None:
        asked.partner = there(asked.whose, asked.sentence, asked.term, asked.reporter, asked.previous)
    foreign = asked.flow != "total" or FOREIGN.search(asked.flat, max(0, asked.term.start - 30), asked.term.end)
    of_all = asked.everybody and not _is_part_in_money(asked)
    if of_all or (told.overall and foreign and not _is_share_of_total(asked)):
        asked.partner = None


def _is_share_of_total(asked: Asked) -> bool:
    """Whether the total that is named is the whole of a share: "5 percent of total exports", "3 (5%) of total"."""
    shared = asked.slots.measure.code == "share_pct" or _is_part_in_money(asked)
    return shared and asked.term.start > asked.slots.number.start


def _is_part_in_money(asked: Asked) -> bool:
    """Whether a share in brackets says that an amount is a part: "3 million (5%) of total exports"."""
    return PART.match(asked.flat, asked.slots.number.end) is not None


def _complete(asked: Asked, reporter: str) -> None:
    """The partner of whose reporter is named."""
    slots, told, whose, sentence, previous = asked.slots, asked.told, asked.whose, asked.sentence, asked.previous
    between_two = asked.flow == "total" and told.reporter and told.partners
    if (
        (asked.partner is None and slots.measure.rule == "share of")
        or _is_points_of_share(asked)
        or (_is_share_of_total(asked) and not between_two and not asked.turned)
    ):
        asked.partner = sharer(asked.article, whose, slots, sentence, reporter, previous)
    elif asked.partner is None and not told.overall and not asked.everybody:
        asked.partner = there(whose, sentence, asked.term, reporter, previous)
        asked.partner = asked.partner or joined(whose, slots, sentence, reporter, previous)


def _is_points_of_share(asked: Asked) -> bool:
    """Whether points are those of a share: "Peru's share of Chile's imports rose by 2 percentage points"."""
    number = asked.slots.number
    return asked.slots.unit == "pp" and "share of " in asked.flat[asked.sentence.start : number.start]


def _imply(asked: Asked) -> None:
    """The partner that goes without saying."""
    slots, whose, previous = asked.slots, asked.whose, asked.previous
    same = previous is not None and previous.term is asked.term and previous.reporter == asked.reporter
    if asked.partner is None and previous is not None and same:
        asked.partner = previous.partner  # "a 3 percent rise in exports, which reached 5 million"
    if asked.partner is None and not asked.everybody:
        asked.partner = implied(whose, slots, asked.told, asked.sentence, asked.reporter, previous)
    asked.partner = asked.partner or facing(whose, slots, asked.reporter, asked.everybody or asked.told.overall)
    if asked.partner is None and not asked.everybody and not asked.told.overall:
        asked.partner = exporter(whose, slots, asked.reporter)
    if asked.partner is not None and not asked.partners:
        slots.reasons.append("partner assumed")


def _fill(asked: Asked) -> None:
    """Give the figure its sides; what crosses no border has no partner."""
    slots, reporter, partner = asked.slots, asked.reporter, asked.partner
    partner = None if _is_whole_of_part(asked) else partner
    if reporter == partner:
        reporter = asked.whose.other(partner)
    if reporter is None and slots.indicator in LENT:
        reporter, partner = partner, None  # nobody says who lends
    if partner and slots.indicator in LENT and lends(asked.whose, partner, slots, asked.sentence):
        reporter, partner = partner, reporter
    slots.reporter = reporter
    moved = slots.indicator in MOVED and asked.partners
    between = is_unit_price(slots) or is_dual(slots) or slots.indicator in OWED or moved
    slots.partner = partner if asked.flow or between else None
    price_of_goods(slots, asked.told, asked.previous)
    if partner is None and asked.told.overall and asked.flow in TRADED and slots.reporter != "WLD":
        slots.partner = "WLD"


def _is_whole_of_part(asked: Asked) -> bool:
    """Whether the figure before is a part of this one: "bought 3 of Peru's 5 million dollars in exports"."""
    number, before = asked.slots.number, asked.previous
    if before is None or before.unit != asked.slots.unit or before.value >= number.value or asked.flow not in TRADED:
        return False
    return WHOLE.fullmatch(asked.flat, before.number.end, number.start) is not None


def _bound(whose: Whose, slots: Slots, sentence: Sentence, end: int) -> int:
    """How far behind its term the sides of a figure may be named."""
    term, number = slots.term, slots.number
    if term.kind == "verb" or term.start >= end:
        return sentence.end
    if term.start > number.start:
        return end
    # Another term between a term and its number, as in an apposition, has sides of its own.
    between = within(whose.terms, term.end, number.start)
    apart = between and term.flow in TRADED and between[0].flow in TRADED
    return between[0].start if apart else number.start


def _mark(asked: Asked) -> None:
    """Remember the stretch that names the sides."""
    slots, term, told, flat = asked.slots, asked.term, asked.told, asked.flat
    if told.start < term.start:
        slots.parties = (told.start, term.start)
        slots.start = min(slots.start, told.start)
    elif told.end > term.end:
        slots.parties = (term.end + 1, told.end)
    elif (match := BOTH.search(flat, asked.sentence.start, term.start)) is not None and slots.flow == "total":
        begin = match.start() - 4 if flat.startswith("the ", match.start() - 4) else match.start()
        slots.parties = (begin, match.end())
