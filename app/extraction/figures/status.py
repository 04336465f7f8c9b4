"""How firm each figure of a sentence is, given the words of intent and expectation around it."""

import re

from app.extraction.article import Article
from app.extraction.figures.completing import COMPARISON
from app.extraction.figures.modes import PAST, Mode, is_goal, status_after, status_between
from app.extraction.figures.slots import Slots
from app.extraction.figures.terms import LENT
from app.extraction.text.segments import Sentence

ENACTING = re.compile(
    r"\b(?:accord|agreement|agreed that|pact|FTA|treaty|memorandum|protocol|tariffs?|duty|duties|taxes|quotas?"
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
NEXT = re.compile(r"(?:(?!; |\b(?:while|but|compared|from|against|already|which|last|after|following)\b)[^;]){1,110}")
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
    r"(?![^.;]* (?:expected|likely|set|due|projected|forecast|predicted|estimated|hoped|hopes|plans|aims|will|would) )"
    r"(?: [a-z-]+){0,3}(?: (?:in|during|over|last|this|from|compared|year) [^,;.]{2,40})?,?"
    r" to (?:reach|hit|total|touch|stand at|settle at|come to|attain|register|record|amount to|exceed|surpass|top) "
    r"(?:(?:a|an|the|record|high|of|about|some|over|nearly) )*"
)
# "This year the figure is 5 billion": a sentence of its own, with its own verb.
NOW_IS = re.compile(
    r"\b(?:is|are|stands?|amounts?|comes?)(?: (?:at|to|about|around|now|currently|some|only|just|over))* $"
)
AGREED = {"contract_value", "order_volume"}
GRANTING = re.compile(r"\b(?:grant|extend|approv|agre|sign|pledg)\w*\b", re.IGNORECASE)
# The reason told where a duty or a rate holds already.
HELD = "in force"
WILL = {"will", "would", "shall"}
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
# "Signed a contract for the supply of 5,000 tonnes": they are still to be supplied.
CONTRACTED = re.compile(
    r"\b(?:accord|agreement|deal|contract|protocol|pact|memorandum|order|tender)s? "
    r"(?:(?:yesterday|today|here|with (?:the )?[A-Z][A-Za-z.]+) ){0,2}(?:on|for|covering|worth|to) "
    r"(?:the |an? )?(?:[a-z-]+ )?(?:exports?|imports?|sales?|purchases?|shipments?|suppl(?:y|ies)|deliver(?:y|ies)) of "
    r"(?:(?:up|to|about|some|over|another|an|additional|more|than|at|least) )*$"
)
# "A protocol signed yesterday sets the value of trade at 5 million".
LAID_DOWN = re.compile(
    r"\b(?:accord|agreement|deal|protocol|pact)\b(?: [A-Za-z]+){0,6}? (?:sets|fixes|puts|set|fixed|envisages|foresees"
    r"|provides for|calls for) (?:[A-Za-z-]+ ){0,14}(?:at |of )?$"
)
# "Ordered six jets worth $400 million": they are still to be delivered.
ORDERED = re.compile(
    r"\bordered (?:(?!(?:and|but|while|which) )[A-Za-z0-9'-]+ ){0,6}?"
    r"(?:(?:,? ?(?:worth|valued at|priced at)|for) (?:(?:some|about|around|over|nearly|more|than|a|total|of) )*)?$"
)
# "Capped the imports of sugar from Peru at 5,000 tonnes" is a quota.
CAPPED = re.compile(
    r"\b(?:cap(?:s|ped|ping)?|limit(?:s|ed|ing)?|restrict(?:s|ed|ing)?) "
    r"(?:(?!(?:and|but|while|which|growth|to) )[A-Za-z'-]+ ){1,9}(?:to|at|below|under) "
    r"(?:(?:about|just|only|no|more|than) )*$"
    r"|\b(?:set|sets|setting|fixed|put|raised|lowered|kept) (?:an?|the|its|this|that) (?:ceiling|cap|limit) "
    r"(?:(?:for|on) (?:(?!(?:and|but|while|which) )[A-Za-z.'-]+ ){1,8})?(?:at|to) $"
)
FLOWS, REACH = {"export", "import", "total"}, 130
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


def bind_status(
    article: Article, modes: list[Mode], slots: Slots, sentence: Sentence, start: int, end: int, previous: Slots | None
) -> None:
    """Fill the status, and the mood that the numbers after it may inherit."""
    flat, number = article.flat, slots.number
    gap = flat[start : number.start]
    led_to = previous is not None and RESULT.fullmatch(flat, previous.number.end, number.start) is not None
    mode = status_between(article, modes, start, number.start) if not led_to else None
    slots.mood = _mood(flat, slots, sentence, gap, mode, previous)
    if previous is not None and "capped" in previous.reasons and "carried" in slots.reasons:
        slots.reasons.append("capped")  # "was limited to 16 million last October and to 20 million in December"
    if "capped" in slots.reasons and slots.measure.code == "level":
        slots.indicator = "quota"
    if slots.term.word == "shopping list":
        slots.mood = "target"
    granted = slots.indicator in LENT and GRANTING.search(flat, sentence.start, sentence.end)
    if (slots.mood == "observed" and slots.indicator in AGREED) or (granted and slots.mood in {"observed", "target"}):
        slots.mood = "decided"
    duty = slots.border and slots.measure.code == "level"
    if duty and mode is None and slots.mood == "observed" and THERE.search(gap):
        slots.reasons.append(HELD)  # "the eight percent duty"
    slots.status = _status(flat, slots, gap, status_after(article, number.end, end))
    if slots.border:
        slots.status = _at_border(flat, slots, sentence, mode)


def _mood(flat: str, slots: Slots, sentence: Sentence, gap: str, mode: Mode | None, previous: Slots | None) -> str:
    """What the words of intent or expectation before a number make of it, or those before the number it follows."""
    term = slots.term
    if mode is not None:
        slots.reasons.append(f"mode:{mode.word}")
        # How trade will move nobody decides: "if Chile raises its duty, exports will fall by 5 percent".
        moves = slots.flow in FLOWS and not slots.border and slots.measure.code in {"change_pct", "change_abs"}
        if mode.word in {*WILL, "to"} and not moves and ENACTING.search(flat, sentence.start, sentence.end):
            return "decided"
        return "target" if mode.word in WILL and (term.kind == "verb" or slots.indicator in PLANNED) else mode.status
    told = PAST.search(gap) is not None
    if slots.flow in FLOWS and _is_laid_down(flat, slots, sentence, told=told):
        return "decided"
    if term.kind == "verb" and INFINITIVE.search(flat[max(sentence.start, term.start - 16) : term.start]):
        return "target"
    carried = "carried" in slots.reasons
    if previous is not None and not told and (carried or JOINED.match(gap) or NEXT.fullmatch(gap)):
        return previous.mood
    return "observed" if carried and (told or (previous is None and NOW_IS.search(gap))) else slots.mood


def _is_laid_down(flat: str, slots: Slots, sentence: Sentence, *, told: bool) -> bool:
    """Whether a licence or an agreement says how much may be traded."""
    at = slots.number.start
    for pattern, reason in (
        (LICENSED, "licensed"),
        (CONTRACTED, "contracted"),
        (LAID_DOWN, "laid down"),
        (ORDERED, "ordered"),
        (CAPPED, "capped"),
    ):
        if pattern.search(flat, max(sentence.start, at - REACH), at):
            slots.reasons.append(reason)
            return True
    return not told and UNDER.search(flat, sentence.start, at) is not None


def _status(flat: str, slots: Slots, gap: str, after: str | None) -> str:
    """The status, by the mood and by what stands right at the number and behind it."""
    number, measure, observed = slots.number, slots.measure, slots.mood == "observed"
    if measure.from_base and slots.indicator in {"tariff_rate", "interest_rate", "tax_rate", "quota"}:
        slots.reasons.append(HELD)  # the rate that is to change
        return "observed"
    if measure.from_base and after is None:
        # "To raise trade from 2 billion to 5 billion": where it stands.
        begun = flat.startswith(" to ", number.end) and flat.endswith("from ", 0, number.start)
        if begun or COMPARISON.search(gap) or PRESENT.search(gap[-30:]) or NOW.match(flat, number.end):
            return "observed"
    elif after is not None and observed:
        slots.reasons.append("mode:after")
        return "decided" if after == "forecast" and (slots.indicator in BORDERS or slots.border) else after
    if observed and ESTIMATED.search(flat, number.start, number.core):
        return "estimate"
    if slots.mood in {"observed", "forecast"} and is_goal(flat, number.start - len(gap), number.start, number.end):
        slots.reasons.append("mode:goal")
        return "target"
    exists = EXISTING.search(gap) or (A_YEAR.match(flat, number.end) and WORTH.search(gap))
    return "observed" if exists else slots.mood


def _at_border(flat: str, slots: Slots, sentence: Sentence, mode: Mode | None) -> str:
    """The status of a duty, a quota or what is freed of them: decided, unless it is in force already."""
    begin, end, at, status = sentence.start, sentence.end, slots.number.start, slots.status
    if slots.measure.code == "share_pct":
        if mode is None and FREED.search(flat, begin, end):
            slots.reasons.append(HELD)
            return "observed"
        status = "decided"
    elif status == "forecast":
        status = "decided"
    if HELD in slots.reasons:
        return status
    if slots.indicator == "count" and status == "observed":
        status = "decided"  # goods whose tariff is asked or ordered to change are no measurement
    if slots.measure.code != "level":
        return status
    holds = mode is None and status == "observed" and HOLDS.search(flat, max(begin, at - 70), at)
    if holds or IN_FORCE.search(flat, begin, end):
        slots.reasons.append(HELD)
        return "observed"
    return status
