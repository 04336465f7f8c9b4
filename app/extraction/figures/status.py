"""How firm each figure of a sentence is, given the words of intent and expectation around it."""

import re

from app.extraction.article import Article
from app.extraction.figures.completing import COMPARISON
from app.extraction.figures.modes import PAST, Mode, status_after, status_between
from app.extraction.figures.slots import Slots
from app.extraction.text.segments import Sentence

ENACTING = re.compile(
    r"\b(?:accord|agreement|pact|FTA|treaty|memorandum|protocol|tariffs?|duty|duties|taxes|quotas?"
    r"|bill|law|signed|contract)\b",
    re.IGNORECASE,
)
PRESENT = re.compile(r"\b(?:present|current|existing)\b", re.IGNORECASE)
EXISTING = re.compile(
    r"\b(?:present|current|existing) (?:level|volume|value|figure|total|rate|amount)s? (?:of|at) (?:[a-z]+ ){0,2}$"
)
NOW = re.compile(r",? (?:now|currently|at present|today|last year|presently)\b")
# "It will stop trade with Peru, worth 7 billion a year" tells what the trade is.
WORTH = re.compile(
    r"(?:,(?: which (?:is|was))?|\b(?:trade|business|exports|imports|commerce)) (?:worth|valued at)"
    r"(?: (?:about|some|over|nearly|almost|around|more than|an estimated))* $"
)
A_YEAR = re.compile(r" (?:a|per|each|every) year\b| annually\b")
ESTIMATED = re.compile(r"\bestimated\b")
JOINED = re.compile(r",? (?:and|or|plus|as well as) ")
NEXT = re.compile(r"(?:(?!; |\b(?:while|but|compared|from|against|already|which|last|after)\b)[^;]){1,110}")
THERE = re.compile(r"(?:\b(?:the|its|their|whose|a current|an existing|existing|current)|'s) $")
# "It allows 95 percent of products in duty-free" tells what holds.
FREED = re.compile(
    r"\b(?:(?:has|have) (?:already |since )?(?:scrapped|abolished|eliminated|removed|lifted|freed|dropped|waived)"
    r"|now|already|currently|allows|enjoys?|enters? duty|since (?:19|20)\d\d)\b"
)
# "Peru had to import", "managed to sell" tell what was done.
INFINITIVE = re.compile(r"(?<!\bhad )(?<!able )(?<!managed )(?<!forced )(?<!obliged )(?<!used )(?<!continued )\bto $")
# "Grew 5 percent to reach 2 billion" tells where it led, as firm as the growth.
RESULT = re.compile(
    r"(?: [a-z-]+){0,3}(?: (?:in|during|over|last|this|from|compared|year) [^,;.]{2,40})?,?"
    r" to (?:reach|hit|total|touch|stand at|settle at|come to|attain|register|record|amount to|exceed|surpass|top) "
    r"(?:(?:a|an|the|record|high|of|about|some|over|nearly) )*"
)
# "This year the figure is 5 billion": a sentence of its own, with its own verb.
NOW_IS = re.compile(
    r"\b(?:is|are|stands?|amounts?|comes?)(?: (?:at|to|about|around|now|currently|some|only|just|over))* $"
)
AGREED = {"contract_value", "order_volume"}
GRANTED = {"loan", "aid"}
GRANTING = re.compile(r"\b(?:grant|extend|approv|agre|sign|pledg)\w*\b", re.IGNORECASE)
# What will be of these is as somebody plans it, not as others expect it.
PLANNED = {"investment", "capacity", "project_cost", "loan", "aid", "stake", "subsidy", "quota", "tariff_rate", "trips"}
# What an agreement lays down: "under a five-year accord Peru sells 2 million tonnes".
UNDER = re.compile(
    r"\b[Uu]nder (?:the|a|an|this|their|its|that) (?:[A-Za-z0-9'-]+ ){0,4}?(?:accord|agreement|deal|contract"
    r"|protocol|pact"
    r"|plan|programme|program|memorandum|scheme|treaty)\b"
)
# "Approved the export of 5,000 tonnes": they may leave, and have not yet.
LICENSED = re.compile(
    r"\b(?:approv|allow|permit|authori[sz]|licen[cs]|clear)(?:s|es|d|ed|ted|ing|ting)? (?:the |a |an )?(?:[a-z-]+ )?"
    r"(?:exports?|imports?|sales?|purchases?|shipments?) of (?:(?:up|to|about|some|over|another|an|additional) )*$"
)
FLOWS = {"export", "import", "total"}
BORDERS = {"tariff_rate", "quota", "count"}
IN_FORCE = re.compile(
    r"\b(?:slapped|imposed|took effect|went into effect|came into effect|entered into force|in force|levied"
    r"|(?:has|have|had) (?:already )?(?:cut|lowered|reduced|raised)|(?:fell|dropped|fallen) (?:to|from)"
    r"|already|now (?:pays?|faces?|levies|imposes)|currently|at present)\b",
    re.IGNORECASE,
)

# "Peru's duty on shoes is 5 percent", "shoes face a 5 percent duty": it holds.
HOLDS = re.compile(
    r"\b(?:is|are|was|were|averages?|averaged|faces?|faced|pays?|paid|subject to|levies|levied|charges?|charged|stands?"
    r"|stood|attracts?|attracted|carry|carries)(?: (?:an?|the|at|of|about|some|around|nearly|almost|over|up|to|between"
    r"|from|average|duty|duties|tariffs?|tax|taxes|levies|import|customs|currently|now|still))* $"
)


def bind_status(  # noqa: PLR0912, PLR0915 - one rule after the other
    article: Article, modes: list[Mode], slots: Slots, sentence: Sentence, start: int, end: int, previous: Slots | None
) -> None:
    """Fill the status, and the mood that the numbers after it may inherit."""
    flat, number = article.flat, slots.number
    gap = flat[start : number.start]
    led_to = previous is not None and RESULT.fullmatch(flat, previous.number.end, number.start) is not None
    mode = status_between(article, modes, start, number.start) if not led_to else None
    after = status_after(article, number.end, end)
    if mode is not None:
        slots.mood = mode.status
        slots.reasons.append(f"mode:{mode.word}")
        if (slots.term.kind == "verb" or slots.indicator in PLANNED) and mode.word in {"will", "would", "shall"}:
            slots.mood = "target"
        if mode.word in {"will", "would", "shall", "to"} and ENACTING.search(flat, sentence.start, sentence.end):
            slots.mood = "decided"
    elif slots.flow in FLOWS and LICENSED.search(flat, max(sentence.start, number.start - 70), number.start):
        slots.mood = "decided"
        slots.reasons.append("licensed")
    elif slots.flow in FLOWS and UNDER.search(flat, sentence.start, number.start) and not PAST.search(gap):
        slots.mood = "decided"
    elif slots.term.kind == "verb" and INFINITIVE.search(
        flat[max(sentence.start, slots.term.start - 16) : slots.term.start]
    ):
        slots.mood = "target"
    elif (
        previous is not None
        and ("carried" in slots.reasons or JOINED.match(gap) or NEXT.fullmatch(gap))
        and not PAST.search(gap)
    ):
        slots.mood = previous.mood
    elif "carried" in slots.reasons and (PAST.search(gap) or (previous is None and NOW_IS.search(gap))):
        slots.mood = "observed"
    if slots.term.word == "shopping list":
        slots.mood = "target"
    granted = slots.indicator in GRANTED and GRANTING.search(flat, sentence.start, sentence.end)
    if (slots.mood == "observed" and slots.indicator in AGREED) or (granted and slots.mood in {"observed", "target"}):
        slots.mood = "decided"
    slots.status = slots.mood
    if (
        slots.border
        and mode is None
        and slots.measure.code == "level"
        and THERE.search(gap)
        and slots.mood == "observed"
    ):
        slots.reasons.append("in force")  # "the eight percent duty"
    if EXISTING.search(gap) or (A_YEAR.match(flat, number.end) and WORTH.search(gap)):
        slots.status = "observed"
    if slots.mood == "observed" and ESTIMATED.search(flat, number.start, number.core):
        slots.status = "estimate"
    if slots.indicator in {"tariff_rate", "interest_rate", "tax_rate"} and slots.measure.from_base:
        slots.status = "observed"
        slots.reasons.append("in force")  # the rate that is to change
    elif (
        slots.measure.from_base
        and after is None
        and (COMPARISON.search(gap) or PRESENT.search(gap[-30:]) or NOW.match(flat, number.end))
    ):
        slots.status = "observed"
    elif after is not None and slots.mood == "observed":
        slots.reasons.append("mode:after")
        slots.status = "decided" if after == "forecast" and (slots.indicator in BORDERS or slots.border) else after
    freed = slots.border and slots.measure.code == "share_pct"
    if freed and mode is None and FREED.search(flat, sentence.start, sentence.end):
        slots.status = "observed"
        slots.reasons.append("in force")
    elif freed or (slots.border and slots.status == "forecast"):
        slots.status = "decided"
    if "in force" in slots.reasons:
        return
    if slots.border and slots.indicator == "count" and slots.status == "observed":
        slots.status = "decided"  # goods whose tariff is asked or ordered to change are no measurement
    holds = slots.status == "observed" and HOLDS.search(flat, max(sentence.start, number.start - 70), number.start)
    if slots.border and slots.measure.code == "level" and mode is None and holds:
        slots.reasons.append("in force")
        return
    if slots.border and slots.measure.code == "level" and IN_FORCE.search(flat, sentence.start, sentence.end):
        slots.status = "observed"
        slots.reasons.append("in force")
