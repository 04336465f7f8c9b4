"""Words of change, and which of them says what a number did: "rose 5", "an increase in exports of 5", "5 more than"."""

import re

from app.extraction.article import Article, Mentions, within
from app.extraction.lexicons import word_set
from app.extraction.numbers.scanning import Number
from app.extraction.structs import replace, struct
from app.extraction.text.phrases import scan_phrases

FILL = (
    r"(?:a|an|the|another|some|record|new|just|even|faster|slower|still|further|by|at|of|more"
    r"|again"
    r"|(?:higher|lower|better|worse|bigger|larger|faster|steeper)[- ]than[- ](?:expected|forecast)"
    r"|year-on-year|year on year|annual|average|also|cumulative"
    r"|slow|rapid|brisk|healthy|robust|modest|strong|sluggish|steady|solid|whopping|massive|staggering|mere|sharp|hefty"
    r"|impressive|huge|dramatic|significant|substantial|marginal|slight|moderate|stunning|remarkable|combined|total"
    r"|seasonally[- ]adjusted|inflation[- ]adjusted|real|net|nominal|provisional|estimated|overall|full|clear"
    r"|renewed|rate|meagre|meager|paltry|measly|tiny|tame|tepid|anaemic|anemic|lacklustre|subdued|muted|mild|gentle"
    r"|respectable|decent|handsome|bumper|blistering|spectacular|startling|surprise|surprising|painful|steep|stiff"
    r"|disappointing|whole|(?:more|less|rather|much|far|very|somewhat|comparatively|relatively|fairly)"
    r" (?!than\b)[a-z]{4,}"
    r"|over|about|around|pace|clip|[a-z]+ly|and sudden)"
)
NEAR_LEFT = re.compile(rf" ?(?:{FILL},? )*", re.IGNORECASE)
OF_LEFT = re.compile(r" (?:in|of) [^,;:()\d]{2,70} (?:of|by|was|is|at|hit|reached) $", re.IGNORECASE)
OVER_TIME = re.compile(
    r"(?: [a-z]+ly)?(?:, (?:if|albeit|though) (?:[a-z]+ ){0,2}[a-z]+, "
    r"|,? (?:in|during|over|for|last|this) [^,;:()]{3,40}?,? )"
    r"(?:(?:but|though|albeit) )?(?:only |just )?(?:by |at an? (?:[a-z-]+ ){0,3}?(?:rate|pace|clip|average) of )?$",
    re.IGNORECASE,
)
# "Lowered its crude price 5 dollars".
OBJECT_PRICE = re.compile(r" (?:its|the|their)(?: [a-z]+){0,3} prices? $")
# "Demand helped boost Peru's exports 14 percent".
OBJECT_BARE = re.compile(
    r" (?!(?:in|on|to|from|by|of|at|for|as|after|because|due|with|against|and|than|over|under)\b)[^,;:()\d]{0,60}?"
    r"\b(?:exports|imports|shipments|sales|trade|output|production|prices|surplus|deficit|gap|orders|purchases"
    r"|deliveries|quotas?|tariffs?|duties) $"
)
OBJECT_BY = re.compile(r" (?:\d[\d,]* )?[^,;:()\d]{2,60} by (?:another |an? )?$")
RIGHT = re.compile(
    r"(?:[ -]|, (?=(?:more|less|higher|lower)\b))"
    r"(?:(?:[a-z-]+ly|year-on-year|year on year|year-over-year|y/y|y-o-y|yoy|on-year"
    r"|annual|real|sharp|average|further|big|cumulative"
    r"|(?:lower|higher)(?! (?:than|compared|in|from|at|on|year|to|and|last|this|but|while)\b)) )?"
    r"(?P<word>[a-z]+)",
    re.IGNORECASE,
)
# "5 million more to Peru than".
THAN = re.compile(r"(?: (?:to|from|with|in) (?:the )?[A-Z][\w.]+(?: [A-Z][\w.]+)?)? than\b")
# "5 million below last year's level".
EARLIER = re.compile(
    r" (?:(?:the|those|that) (?:of|in|for) "
    r"|the (?:levels?|figures?|totals?|amount|number|volume|value) (?:of|in|for|recorded|reported|posted|seen) )?"
    r"(?:the |its |that of (?:the )?)?(?:year[- ](?:ago|earlier|before)|previous|prior|preceding|last"
    r"|corresponding|same|(?:19|20)\d\d\b|a (?:year|month) (?:ago|earlier|before)"
    r"|January|February|March|April|May|June|July|August"
    r"|September|October|November|December)"
)
LED = re.compile(r"\b(?:to|from)\b")
# "Higher shipments to Peru (", "growth was seen in exports to Peru (", "exports rose to Peru (".
OPENS_ROW = re.compile(
    r"(?: (?!(?:by|led|driven|than|half|going|where|which|but|up|down|was|were)\b)[a-z-]+"
    r"| (?:was|were) (?:[a-z]+ )?(?:seen|noted|recorded|registered|posted|observed|reported|in)){0,5}?"
    r" (?:to|from|with|in|for)(?: the)? [A-Z][A-Za-z.]*(?: [A-Z][A-Za-z.]*){0,2} ?\( ?$"
)


@struct(frozen=True, slots=True)
class Change:
    """A word of change: which way, and whether it is a verb, a noun or both."""

    start: int
    end: int
    direction: str
    kind: str
    word: str


# "Were off 2 percent", not "sold off 2 percent".
LOWER = re.compile(r"(?:\b(?:was|were|is|are|been|be)|,) $")
# What "made up" or "racked up" so much did not rise.
MADE = re.compile(
    r"\b(?:ma(?:de|kes?|king)|rack(?:ed|s|ing)?|chalk(?:ed|s|ing)?|notch(?:ed|es|ing)?|clock(?:ed|s|ing)?"
    r"|pil(?:ed|es|ing)|r[au]n(?:s|ning)?|snapp(?:ed|ing)|snaps?|bought|buy(?:s|ing)?|end(?:ed|s|ing)?|mopp(?:ed|ing)"
    r"|tott?(?:ed|ing)|coughed|gave|giv(?:es?|ing|en)|t(?:ook|ake|akes|aking|aken)|us(?:ed|es|ing)|eat(?:s|ing)?|ate"
    r"|opened|opening|sets?|setting|soak(?:ed|s|ing)?|swallow(?:ed|s|ing)?|hoover(?:ed|s|ing)?|scoop(?:ed|s|ing)?"
    r"|gobbl(?:ed|es|ing)|stock(?:ed|s|ing)?|lapp?(?:ed|s|ing)|pick(?:ed|s|ing)) $"
)
LONGEST_MADE = 12


def scan_changes(article: Article) -> Mentions[Change]:
    """All words of change, in order."""
    return Mentions(
        Change(start, end, row["direction"], row["kind"], row["word"])
        for start, end, row in scan_phrases("change", article.flat, article.tokens)
        if not (row["word"] == "up" and MADE.search(article.flat[max(0, start - LONGEST_MADE) : start]))
        and not (row["word"] == "off" and not LOWER.search(article.flat[max(0, start - 6) : start]))
    )


# "Increased exports to Peru of 5 million" are so many.
MORE_OF = re.compile(r" (?:exports|imports|sales|shipments|trade|purchases|deliveries)\b[^,;:()\d]{0,60} of $")


def is_more_than(flat: str, number: Number, change: Change) -> bool:
    """Whether an amount is by how much it was more: "100 million more than in May", "100 million below last year's"."""
    near = flat[number.end : change.start] == " " and change.kind == "level"
    return near and (THAN.match(flat, change.end) or EARLIER.match(flat, change.end)) is not None


def left_change(flat: str, changes: list[Change], number: Number, start: int) -> Change | None:
    """The change word that governs the number from the left: "rose 5", "up by 5", "an increase in exports of 5"."""
    for change in reversed(within(changes, max(start, number.start - 90), number.start)):
        gap = flat[change.end : number.start]
        if gap.endswith((" -", " +")):  # "fell -2 percent"
            gap = gap[:-1]
        if NEAR_LEFT.fullmatch(gap):
            if change.kind == "level" and not gap.strip().startswith("by"):
                continue
            return change
        led = LED.search(gap[-12:]) is not None and not gap.endswith(" by ")
        if led or (change.word.endswith("ed") and MORE_OF.fullmatch(gap)):
            return None
        if change.kind in {"noun", "both"} and (gap in {" was ", " is "} or OF_LEFT.fullmatch(gap)):
            return change
        if change.kind in {"verb", "both"} and OVER_TIME.fullmatch(gap):
            return change
        if change.kind in {"verb", "both"} and _is_of_object(gap, number):
            return replace(change, kind="object")
    return None


def change_of_row(flat: str, changes: list[Change], number: Number, start: int) -> Change | None:
    """The change whose row of partners begins with a bare percentage in brackets: "higher sales to Peru (5%), ..."."""
    bare = flat.endswith(("(", "( "), start, number.start) and flat.startswith(")", number.end)
    near = within(changes, max(start, number.start - 90), number.start) if bare else []
    return near[-1] if near and OPENS_ROW.fullmatch(flat, near[-1].end, number.start) else None


def _is_of_object(gap: str, number: Number) -> bool:
    """Whether between a verb and the number stands what is changed: "boosted exports by 5", "cut its prices 5"."""
    if OBJECT_BY.fullmatch(gap) or OBJECT_PRICE.fullmatch(gap):
        return True
    return number.sort == "percent" and OBJECT_BARE.fullmatch(gap) is not None


def right_change(flat: str, changes: list[Change], at: int, end: int) -> Change | None:
    """The change word right after a number that ends there: "a 5 percent increase", "5 percent higher"."""
    match = RIGHT.match(flat, at, min(end, at + 45))
    if match is None:
        return None
    for change in within(changes, at, min(end, match.end() + 3)):
        after = change.kind in {"noun", "both", "level"} or change.word in {"up", "down"}
        if change.start == match.start("word") and after:
            return change
    return None


def is_by(flat: str, change: Change, number: Number) -> bool:
    """Whether an amount of money or goods is the change itself, not where it led."""
    if change.start > number.end:
        return change.kind in {"noun", "both"}
    gap = flat[change.end : number.start].strip().lower()
    # "Imports rose 400 million dollars" tells by how much.
    if number.sort == "count" and change.word.startswith("add"):
        return False  # "added twelve firms to its list": so many were put on it
    if change.word in word_set("moving") and gap in {"", "a further", "another", "sharply", "slightly"}:
        return True
    return (
        gap.startswith("by")
        or gap.endswith((" price", " prices", "by"))
        or (
            change.kind in {"noun", "both"}
            and gap.endswith("of")
            and change.word not in {"cut", "cuts", "loss", "up", "gain", "gains"}
        )
    )
