"""How a number measures: a level, a change and which way, a share."""

import re
from dataclasses import replace

from app.extraction.article import Article, within
from app.extraction.figures.signed import signed
from app.extraction.numbers.scanning import Number
from app.extraction.structs import struct
from app.extraction.text.phrases import scan_phrases

FILL = (
    r"(?:a|an|the|another|some|record|new|just|only|even|faster|slower|still|further|by|at|of|more"
    r"|again|sharply|steadily|slightly|rapidly"
    r"|(?:higher|lower|better|worse|bigger|larger|faster|steeper)[- ]than[- ](?:expected|forecast)"
    r"|modestly|strongly|year-on-year|year on year|annual|annually|average|respectively|also|cumulative"
    r"|slow|rapid|brisk|healthy|robust|modest|strong|sluggish|steady|solid|whopping|massive|staggering|mere|sharp|hefty"
    r"|impressive|huge|dramatic|significant|substantial|marginal|slight|moderate|stunning|remarkable|combined|total"
    r"|seasonally[- ]adjusted|inflation[- ]adjusted|real|net|nominal|provisional|estimated|overall|full|clear"
    r"|renewed|rate"
    r"|over|about|around|pace|clip|[a-z]+ly|yearly|equally|and sudden)"
)
NEAR_LEFT = re.compile(rf" ?(?:{FILL},? )*", re.IGNORECASE)
OF_LEFT = re.compile(r" (?:in|of) [^,;:()\d]{2,70} (?:of|by|was|is|at|hit|reached) $", re.IGNORECASE)
OVER_TIME = re.compile(
    r"(?: [a-z]+ly)?(?:,? (?:in|during|over|for|last|this) [^,;:()]{3,40}?,? )(?:by )?$", re.IGNORECASE
)
OBJECT_BY = re.compile(r" (?:\d[\d,]* )?[^,;:()\d]{2,60} by (?:another |an? )?$")
RIGHT = re.compile(
    r"(?:[ -]|, (?=(?:more|less|higher|lower)\b))"
    r"(?:(?:[a-z-]+ly|year-on-year|year on year|year-over-year|y/y|y-o-y|yoy|on-year"
    r"|annual|real|sharp|average|further|big|cumulative|yearly"
    r"|(?:lower|higher)(?! (?:than|compared|in|from|at|on|year|to|and|last|this|but|while)\b)) )?"
    r"(?P<word>[a-z]+)",
    re.IGNORECASE,
)
SHARE_LEFT = re.compile(
    r"\b(?:account(?:ed|ing|s)? for|represent(?:ed|ing|s)?|(?:made|makes?|making) up(?: for)?|compris\w+"
    r"|constitut\w+|equal to|equivalent to|share (?:of|was|is|at|to|rose to|fell to)|proportion of"
    r"|take up|took up|responsible for)(?: (?:only|just|a|the|some|about|nearly))* $",
    re.IGNORECASE,
)
# "A's share of imports rose to 5 percent".
SHARE_OF = re.compile(
    r"\bshare (?:of|in|for|among)\b(?:[^.;:,]|[.,]\d|U\.S\.){3,80} (?:to|at|was|is|from|of|reached|hit|by) $"
)
SHARE_RIGHT = re.compile(r" (?:share\b|of (?!(?:last|this)\b)|owned|holding)", re.IGNORECASE)
OF_CHANGE = re.compile(r" of (?:increase|growth|decline)\b")
TO_LEFT = re.compile(r"\bto(?: (?:a|an|the|record|new|all-time|high|of|level|low|just|only))* $", re.IGNORECASE)
FROM_LEFT = re.compile(
    r"\bfrom(?: (?:a|an|the|record|just|only|present|current|previous|of|its|level|high))* $", re.IGNORECASE
)
LED = re.compile(r"\b(?:to|from)\b")
OF_RATE = re.compile(r" (?:[a-z-]+ ){0,2}(?:tariffs?|dut(?:y|ies)|lev(?:y|ies)|tax(?:es)?|surcharges?|rates?)\b")
# "Imports rose 400 million dollars" tells by how much.
MOVING = {
    "rose",
    "fell",
    "dropped",
    "declined",
    "increased",
    "grew",
    "climbed",
    "jumped",
    "widened",
    "narrowed",
    "decreased",
    "shrank",
    "slipped",
    "expanded",
    "surged",
    "soared",
    "plunged",
    "slumped",
    "slid",
    "tumbled",
    "gained",
    "contracted",
    "ballooned",
    "swelled",
    "up",
    "down",
    "add",
    "adds",
    "added",
    "adding",
    "shed",
}
RECORD = re.compile(
    r"\b(?:record|all-time high|highest ever|highest on record|highest level ever|new high|historic high"
    r"|unprecedented)\b",
    re.IGNORECASE,
)
RECORD_RIGHT = re.compile(
    r"(?:,| -)? (?:an |a |the )?(?:new )?(?:record|all-time (?:high|record)|highest (?:ever|on record))\b"
)
NO_RECORD = re.compile(r"previous record|[;:]|records?\b.{0,6}\b(?:show|imbalance)|record - ")
RECORD_LOW = re.compile(r"\b(?:record low|all-time low|lowest ever|lowest on record)\b", re.IGNORECASE)


@struct(frozen=True, slots=True)
class Change:
    """A word of change: which way, and whether it is a verb, a noun or both."""

    start: int
    end: int
    direction: str
    kind: str
    word: str


@struct(frozen=True, slots=True)
class Measure:
    """How a number measures, which way, and where the words that say so begin and end."""

    code: str
    direction: str | None
    start: int
    end: int
    rule: str
    from_base: bool = False


# What "made up" so much did not rise.
MADE = re.compile(r"\b(?:made|makes?|making) $")


def scan_changes(article: Article) -> list[Change]:
    """All words of change, in order."""
    return [
        Change(start, end, row["direction"], row["kind"], row["word"])
        for start, end, row in scan_phrases("change", article.flat, article.tokens)
        if not (row["word"] == "up" and MADE.search(article.flat[max(0, start - 7) : start]))
    ]


def measure(article: Article, changes: list[Change], number: Number, start: int, end: int) -> Measure | None:  # noqa: PLR0911 - one sort of number after the other
    """How a number measures, by the words from `start` to it and from it to `end`; None where nothing tells."""
    flat, left = article.flat, article.flat[max(start, number.start - 90) : number.start]
    if number.sort == "times":
        return Measure("change_factor", number.noun, number.start, number.end, "factor")
    if (told := signed(flat, number, start)) is not None:
        return Measure(told[0], told[1], told[2], number.end, "signed")
    to, base = TO_LEFT.search(left) is not None, FROM_LEFT.search(left) is not None
    change, right = _left_change(flat, changes, number, start), _right_change(flat, changes, number, end)
    if right is not None and (change is None or not NEAR_LEFT.fullmatch(flat[change.end : number.start])):
        change = right
    if change is not None and left.endswith("the ") and OF_RATE.match(flat, number.end):
        change = None  # to drop the 25 percent duty is to end it
    if number.sort == "percent":
        if SHARE_LEFT.search(left) and (right is None or right is not change):
            return Measure("share_pct", None, number.start, number.end, "share")
        if SHARE_OF.search(flat[max(0, number.start - 110) : number.start]) and not left.endswith(" by "):
            return Measure("share_pct", None, number.start, number.end, "share of", base)
        if change is not None and (not to or change.start > number.start):  # "led to a 10 percent rise"
            return Measure(
                "change_pct", change.direction, min(change.start, number.start), max(number.end, change.end), "change"
            )
        if SHARE_RIGHT.match(flat, number.end, end) and not _is_change_of(flat, number.end, end):
            return Measure("share_pct", None, number.start, number.end, "share of")
        return Measure("level", None, number.start, number.end, "rate", base) if to or base else None
    if number.sort == "pp":
        return (
            Measure("change_abs", change.direction, min(change.start, number.start), number.end, "points")
            if change
            else None
        )
    if change is not None and not to and not base and change.kind != "level" and _by(flat, change, number):
        return Measure(
            "change_abs",
            change.direction,
            min(change.start, number.start),
            max(number.end, change.end),
            "amount of change",
        )
    if right is not None and not base and number.sort != "count" and _more_than(flat, number, right):
        return Measure("change_abs", right.direction, number.start, right.end, "amount of change")
    code = "count" if number.sort == "count" else "level"
    return Measure(code, None, number.start, number.end, "from" if base else "to" if to else "level", base)


def record(flat: str, number: Number, start: int, end: int) -> str | None:
    """Whether the value is called a record, close to it and in its clause."""
    near = flat[max(start, number.start - 45) : min(end, number.end + 30)]
    if RECORD_LOW.search(near):
        return "low"
    left, right = flat[max(start, number.start - 30) : number.start], flat[number.end : min(end, number.end + 30)]
    if RECORD.search(left) and not NO_RECORD.search(left):
        return "high"
    return "high" if RECORD_RIGHT.match(right) else None


def _more_than(flat: str, number: Number, change: Change) -> bool:
    """Whether an amount is by how much it was more: "100 million more than in May"."""
    near = flat[number.end : change.start] == " " and change.kind == "level"
    return near and flat.startswith(" than", change.end)


def _is_change_of(flat: str, at: int, end: int) -> bool:
    return OF_CHANGE.match(flat[at:end]) is not None


def _left_change(flat: str, changes: list[Change], number: Number, start: int) -> Change | None:
    """The change word that governs the number from the left: "rose 5", "up by 5", "an increase in exports of 5"."""
    for change in reversed(within(changes, max(start, number.start - 90), number.start)):
        gap = flat[change.end : number.start]
        if NEAR_LEFT.fullmatch(gap):
            if change.kind == "level" and not gap.strip().startswith("by"):
                continue
            return change
        if LED.search(gap[-12:]) and not gap.endswith(" by "):
            return None
        if change.kind in {"noun", "both"} and (gap in {" was ", " is "} or OF_LEFT.fullmatch(gap)):
            return change
        if change.kind in {"verb", "both"} and OVER_TIME.fullmatch(gap):
            return change
        if change.kind in {"verb", "both"} and OBJECT_BY.fullmatch(gap):
            return replace(change, kind="object")
    return None


def _right_change(flat: str, changes: list[Change], number: Number, end: int) -> Change | None:
    """The change word right after the number: "a 5 percent increase", "5 percent higher"."""
    match = RIGHT.match(flat, number.end, min(end, number.end + 45))
    if match is None:
        return None
    for change in within(changes, number.end, min(end, match.end() + 3)):
        after = change.kind in {"noun", "both", "level"} or change.word in {"up", "down"}
        if change.start == match.start("word") and after:
            return change
    return None


def _by(flat: str, change: Change, number: Number) -> bool:
    """Whether an amount of money or goods is the change itself, not where it led."""
    if change.start > number.end:
        return change.kind in {"noun", "both"}
    gap = flat[change.end : number.start].strip().lower()
    if change.word in MOVING and gap in {"", "a further", "another", "sharply", "slightly"}:
        return True
    return (
        gap.startswith("by")
        or gap.endswith("by")
        or (
            change.kind in {"noun", "both"}
            and gap.endswith("of")
            and change.word not in {"cut", "cuts", "loss", "up", "gain", "gains"}
        )
    )
