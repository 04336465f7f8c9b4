"""Figures of tariffs, bans and quotas: rates, shares of goods freed, the worth or number of goods concerned."""

import re

from app.extraction.article import Article, within
from app.extraction.figures.carrying import link
from app.extraction.figures.measures import Measure
from app.extraction.figures.protection import Border, barrier_near, border, is_on_others, is_share_freed, is_under
from app.extraction.figures.slots import Slots
from app.extraction.figures.subjects import barred_goods
from app.extraction.figures.terms import Term
from app.extraction.figures.whose import Whose, other
from app.extraction.names.places import Place
from app.extraction.numbers.scanning import Number
from app.extraction.structs import replace
from app.extraction.text.segments import Sentence

NOBODYS = Border(None, None, exports=False, mutual=False)
QUOTA = re.compile(r"quota|limit|ceiling|cap", re.IGNORECASE)
# "Raised its duty, and exports fell by 5 percent": not the duty.
MOVED = re.compile(
    r"(?:, |\b(?:and|but|while) )(?!(?:that|which|whose)\b)[^,.;]{0,60}\b(?:rose|fell|grew|climbed|jumped|dropped"
    r"|declined|shrank|slumped|surged|soared|plunged|(?:will|would|could|may|might|can)"
    r" (?:rise|fall|grow|climb|jump|drop|decline|shrink|slump|surge|soar|plunge))\b"
)
BY = re.compile(r" by(?: (?:a|an|the|average|of|another|further|up|to))* $")
CHANGING = re.compile(
    r"\b(?:(?P<up>rais\w+|increas\w+|hik\w+|lift\w* up)|cut\w*|reduc\w+|lower\w*|slash\w*)\b"
    r"(?: (?:its|their|the|all|import|export|customs|existing|current))* $",
    re.IGNORECASE,
)
RATED = re.compile(
    r"(?:^| )(?:at|of|to|from|was|is|averag\w+|reach(?:ed|es|ing)?|hit|topp(?:ed|ing)|exceed\w*) (?:(?:a|the|about"
    r"|some|around|between) )*$"
)
# "25 percent for goods from Chile and 30 percent for those from Peru".
NEXT_RATE = re.compile(r"(?:percent|per cent|pct|%) (?:for|on) [^.;]{3,60} and (?:(?:up )?to )?$")
AVERAGE = re.compile(
    r"\b(?:(?:average|overall|general|total|applied|mean)(?: [a-z]+)?|[Mm]ost[- ][Ff]avou?red[- ][Nn]ation|MFN\)?) $"
)
NO_RATE = re.compile(r"quota|limit|ceiling|cap|ban|licen|restrict|free|access|preferen", re.IGNORECASE)
FREEING = re.compile(
    r"\b(?:eliminat\w+|abolish\w*|lift\w*|remov\w+|exempt\w*|zero|liberali[sz]\w+|scrap\w*|free"
    r"|preferences?|go\b|phas\w+|waiv\w+|drop\w*|lower\w*|disappear\w*|preferential|duty[- ]free"
    r"|tariff[- ]free|reduc\w+|cut\w*|impos\w+|cover\w*|slap\w*)\b",
    re.IGNORECASE,
)
# "Peru, which ships 90 percent of its sugar exports to Chile, will see its quota cut": a share of its exports.
TRADING = re.compile(
    r"\b(?:ship|send|sell|export|import|buy|purchase)(?:s|ing)? "
    r"(?:(?:about|some|over|nearly|almost|around|more|than|roughly|up|to) )*$"
)
# "A quota will apply and wheat pays an export tax": of whose exports were told.
EXPORTS = re.compile(r"\bexport (?:tax|duty|duties|quota|levy|tariff)\b")

# "Peru fought a decision by Chile to slap duties", "Chile's decision to slap duties".
DECISION = r"(?:decision|move|plan|threat|proposal|ruling|bid|pledge|vow|order|announcement|attempt)s?"
BY_WHOM = re.compile(rf"\b{DECISION} by (?:the )?$")
TO_IMPOSE = re.compile(
    r"(?: [a-z]+){0,3} to (?:slap|impose|levy|introduce|raise|set|put|charge|apply|hike|increase|double|place)\b"
)
ITS_DECISION = re.compile(rf"(?:'s?)? (?:[a-z]+ ){{0,2}}{DECISION}{TO_IMPOSE.pattern}")


def protected(
    article: Article,
    whose: Whose,
    number: Number,
    how: Measure | None,
    sentence: Sentence,
    previous: Slots | None,
) -> tuple[bool, Slots | None]:
    """Whether a barrier to trade governs the number, and the figure that it makes of it, if its sides are known."""
    if number.sort not in {"percent", "money", "count", "quantity", "price"}:
        return False, None
    barrier = barrier_near(article, number, sentence)
    if barrier is None:
        return False, None
    found = _sort(article, number, how, barrier, sentence)
    part = previous is not None and previous.measure.code == "share_pct" and previous.number.sort == number.sort
    if found is None or (part and found[1].rule in {"rate", "from", "to"} and barrier.end() <= number.start):
        return False, None  # "on 86 percent of exports, up from 8 percent" goes on with the share
    subject = _acting(whose, number, barrier, sentence)
    sides = border(article, number, barrier, sentence, subject)
    if sides.imposer is None and whose.imposer not in {None, sides.target} and sides.target is not None:
        sides = replace(sides, imposer=whose.imposer)
    if sides == NOBODYS and found[0] == "tariff_rate" and barrier.end() <= number.start:
        return False, None  # "the average tariff fell to 5 percent" is whose the article is about
    slots = _figure(article, whose, number, found, barrier, sentence, sides, previous)
    if slots is not None:
        slots.commodity = barred_goods(article, barrier.start(), barrier.end(), number, sentence.end)
    return True, slots


def _acting(whose: Whose, number: Number, barrier: re.Match[str], sentence: Sentence) -> Place | None:
    first, flat = min(number.start, barrier.start()), whose.article.flat
    for place in reversed(whose.acting(sentence.start, first)):
        by = BY_WHOM.search(flat, max(sentence.start, place.start - 30), place.start)
        if (TO_IMPOSE if by else ITS_DECISION).match(flat, place.end, first):
            return place
    return whose.subject(sentence, first) or whose.representing(sentence, first)


def _figure(
    article: Article,
    whose: Whose,
    number: Number,
    found: tuple[str, Measure],
    barrier: re.Match[str],
    sentence: Sentence,
    sides: Border,
    previous: Slots | None,
) -> Slots | None:
    indicator, measure = found
    if indicator == "quota" and (number.unit or "").startswith("bbl"):
        return _slots(article, number, measure, indicator, None, (_producer(whose, number, sentence), None), barrier)
    imposer, target = sides.imposer, sides.target
    last = previous or whose.memory.last
    near = last is not None and last.border and whose.memory.index - last.sentence <= 1
    if imposer is None and target is not None and near and last is not None and last.reporter != target:
        imposer = last.reporter  # "China put duties on U.S. apples. The move followed a 15 percent tariff on U.S. nuts"
    others = sides.target is None and is_on_others(article, number, barrier)
    general = AVERAGE.search(article.flat, max(0, barrier.start() - 24), barrier.start()) is not None or others
    if (
        target is None
        and not (sides.mutual or general)
        and imposer is not None
        and (two := whose.two(sentence)) is not None
    ):
        target = next((code for code in two if code != imposer), None) if imposer in two else None
    imposer = imposer or whose.about_other(target)
    if target is None and not (sides.mutual or others) and measure.code != "level":
        target = whose.about_other(imposer)
    pair = whose.bilateral if indicator == "quota" else whose.pair
    target = target or (None if sides.mutual or general else other(pair, imposer))
    if target is None and not (sides.mutual or general) and imposer is not None and imposer == whose.imposer:
        target = whose.barred  # the barrier that the lead told of
    flow, reporter, partner = "import", imposer, target
    own_quota = indicator == "quota" and "export" in article.flat[barrier.start() - 8 : barrier.start()]
    taxed = EXPORTS.search(article.flat, sentence.start, sentence.end)
    if taxed and imposer is None and target is None and last is not None and last.flow == "export" and last.reporter:
        return _slots(article, number, measure, indicator, "export", (last.reporter, None), barrier)
    if (sides.mutual and None in {sides.target, imposer}) or (imposer is None and target is None):
        pair = whose.two(sentence) or whose.pair or (article.pair if sides.mutual else None)
        met = near and last is not None and last.flow == "import" and not sides.mutual
        if met and last is not None and pair is not None and {last.reporter, last.partner} == {*pair}:
            reporter, partner = last.reporter, last.partner  # the border that was spoken of
        elif pair is not None:
            flow, (reporter, partner) = "total", pair
    elif own_quota or (sides.exports and indicator != "tariff_rate"):
        flow, reporter, partner = "export", *((imposer, target) if own_quota else (target, imposer))
    if reporter is None:
        reporter = whose.memory.reporter or whose.main
    if reporter is None:
        return None
    partner = partner if partner != reporter else None if others else whose.about_other(reporter)
    return _slots(article, number, measure, indicator, flow, (reporter, partner), barrier)


def _producer(whose: Whose, number: Number, sentence: Sentence) -> str | None:
    """Whose oil a quota of production limits: the country that acts, not the cartel."""
    acting = [one for one in whose.acting(sentence.start, number.start) if one.form != "bloc"]
    return acting[-1].code if acting else whose.memory.reporter


def _sort(  # noqa: PLR0911 - one sort of number after the other
    article: Article, number: Number, how: Measure | None, barrier: re.Match[str], sentence: Sentence
) -> tuple[str, Measure] | None:
    """Indicator and measure, or None where the barrier does not govern the number."""
    flat = article.flat
    between = flat[min(barrier.end(), number.end) : max(barrier.start(), number.start)]
    plain = Measure("level", None, number.start, number.end, "rate")
    if number.sort == "percent":
        if TRADING.search(flat, max(sentence.start, number.start - 40), number.start):
            return None
        if is_share_freed(article, number):
            if not FREEING.search(flat, max(sentence.start, number.start - 90), min(sentence.end, number.end + 120)):
                return None
            return "trade_value", Measure("share_pct", None, number.start, number.end, "share freed")
        if cut := _cut(flat, number, barrier, sentence):
            return "tariff_rate", cut
        if how is not None and how.code != "level":
            return None
        adjacent = barrier.start() >= number.end and re.fullmatch(r"[ -](?:[a-z-]+ ){0,2}", between)
        listed = NEXT_RATE.search(between) and flat.startswith((" for ", " on "), number.end)
        rated = barrier.end() <= number.start and (listed or RATED.search(between))
        rated = rated and not NO_RATE.search(barrier.group())
        return ("tariff_rate", how or plain) if adjacent or rated else None
    if number.sort == "money":
        return (
            ("trade_value", Measure("level", None, number.start, number.end, "goods under a tariff"))
            if is_under(article, number)
            else None
        )
    if number.sort == "price":
        return ("tariff_rate", plain) if barrier.end() <= number.start and RATED.search(between) else None
    if number.sort == "count" and number.unit in {"items", "categories"}:
        return "count", Measure("count", None, number.start, number.end, "goods under a barrier")
    limited = number.sort == "quantity" or number.indicator == "trade_volume"
    if limited and QUOTA.search(barrier.group()) and barrier.end() <= number.start:
        base = how is not None and how.from_base
        return "quota", Measure("level", None, number.start, number.end, "quota", from_base=base)
    return None


def _cut(flat: str, number: Number, barrier: re.Match[str], sentence: Sentence) -> Measure | None:
    """By how much tariffs are changed, the goods told between: "cut duties on 50 goods by up to 20 percent"."""
    if barrier.end() > number.start or not BY.search(flat, barrier.end(), number.start):
        return None
    if MOVED.search(flat, barrier.end(), number.start):
        return None  # "raised its duty, and exports fell by 5 percent"
    changing = CHANGING.search(flat, max(sentence.start, barrier.start() - 40), barrier.start())
    if changing is None:
        return None
    direction = "up" if changing["up"] else "down"
    return Measure("change_pct", direction, number.start, number.end, "tariff changed by")


def _slots(
    article: Article,
    number: Number,
    measure: Measure,
    indicator: str,
    flow: str | None,
    sides: tuple[str | None, str | None],
    barrier: re.Match[str],
) -> Slots:
    term = Term(barrier.start(), barrier.end(), indicator, flow, "", "noun", barrier.group().lower())
    start, end = min(number.start, barrier.start()), max(number.end, barrier.end())
    between = [
        one
        for one in within(article.numbers, start, end)
        if one is not number and one.sort in {"percent", "money", "count", "quantity"}
    ]
    if between:
        start, end = link(article.flat, start, number.start), number.end
    slots = Slots(number, term, measure, indicator, flow, None, start, end, number.unit or "", number.value)
    slots.reporter, slots.partner = sides
    slots.comparator, slots.border = number.comparator, True
    slots.reasons += [f"border:{term.word}", f"measure:{measure.rule}"]
    return slots
