"""The phrase that names an agreement: its modifiers, its parties and its subject around the noun."""

import re
from functools import cache

from app.extraction.agreements.progress import SIGNED_WITH
from app.extraction.deeds.frames import Found
from app.extraction.deeds.line import Item, Line
from app.extraction.deeds.outline import Outline, codes
from app.extraction.deeds.patterns import expand
from app.extraction.structs import struct

# A short name in brackets may stand between the noun and what follows it.
BRACKETS = r"(?:< [^<>]+ > )?(?:(?:in this|to this|to that|in that) (?:regard|effect|respect|connection|end) )?"
# "A similar agreement with": of the kind named before, and by the same one.
LIKE = {"similar", "own", "such", "comparable", "parallel", "identical", "equivalent", "corresponding", "matching"}
DONE = "signed|reached|concluded|initialled|agreed|inked|struck|sealed|finalised|finalized|negotiated"
# "With the consortium led by", "with groups of": what stands before the names.
LED = (
    r"(?:(?:the )?(?:[a-z-]+ ){0,3}?(?:groups?|consortium|consortia|consortiums|companies|firms|ventures?|teams?) "
    r"(?:(?:led|headed|formed|owned) by|of|including|comprising|made up of|consisting of) )?"
)
# "An accord on taxes and a contract for tractors" are two.
AND_ANOTHER = (
    r"and (?:(?:an?|the|N|two|three) (?:[a-z-]+ ){0,3}?"
    r"(?:contract|memorandum|agreement|protocol|accord|pact|treaty|deal)s?"
    r"|(?:[a-z-]+ ){0,2}?(?:contracts|memorandums|memoranda|agreements|protocols|accords|pacts|treaties)) "
)
# Whatever stands between "between" and the next preposition or verb, where the names have many words around them.
# Another paper has parties of its own.
ANOTHER = "(?!(?:agreement|memorandum|protocol|treaty|pact|accord|contract)s? )"
LONG = re.compile(
    rf"(?:{ANOTHER}(?:N|D|[^\s,;:<>A-Z]+) ){{0,9}}?"
    rf"(?:(?:{DONE}) (?:(?!(?:including|talks|negotiations|discussions|meetings?) )\S+ ){{0,4}}?)?"
    r"(?P<how>between|among) "
    r"(?P<who>(?:(?!(?:on|for|to|in|at|which|that|was|were|is|has|have|will|under|over|by|after|during|would|as) "
    rf"|{AND_ANOTHER})[^;:<>\s]+ ){{3,16}})"
)
END = (
    r"(?:when|but|though|after|during|before|as|while|under|worth|which|that|with|was|were|will|by|in|at|signed|between"
    r"|has|have|had|is|are|would|could|should|must|may|might|expire[sd]|lapse[sd]|runs|ran|took|takes|came|comes|went"
    r"|goes|enters|entered|gives|gave|requires|required|provides|provided"
    r"|and (?:agreed|decided|pledged|promised|vowed|undertook|began|launched|called|discussed|said)) "
)
ABOUT = "(?:on(?! behalf )|for|to|covering|concerning|regarding|relating to|governing)"
ON = re.compile(rf"{BRACKETS}{ABOUT} (?P<what>(?:(?!{END}|{AND_ANOTHER})[^\s,;:<>]+ ){{1,9}})")
# What it is worth may stand between the noun and whom it is with.
PRICE = re.compile(
    r"(?:(?:which is |that is )?(?:worth|valued at|totalling|totaling) )(?:[^\s,;:<>]+ ){0,3}?N "
    r"(?:(?:thousand|million|billion|trillion|mln|bln|bn|crore|us|A|E|dlrs|dollars|euros|pounds|yuan|yen|rupees) ){0,4}"
)
# These names are whole: what follows says what they are to bring, not what they are about.
IN = re.compile(r"(?:company )?(?P<how>in) (?:the )?(?P<who>E )")
WHOLE = {"partnership", "joint_statement", "fta", "joint_venture"}
# "The treaty binding A and B".
BINDING = {"binding", "linking", "joining", "involving", "uniting", "grouping"}
ALIAS = re.compile(r"(?:agreement|pact|accord|treaty|partnership) < ([a-z]+) > ")

# "A contract to buy oil from Peru", "an accord on tea shipments to Kenya": the other side is told with the goods.
FAR_SIDE = re.compile(r"(?P<how>from|to) (?:the )?(?P<who>(?:E|A) )(?!.*(?:from|to) (?:the )?(?:E|A) )")
# "A deal that will see it importing oil from Peru": likewise.
SEES = re.compile(
    r"(?:that|which) (?:will|would|is to|should) (?:see|let|allow|enable|have) "
    r"(?P<what>(?:it|them|the [a-z]+) (?:(?:to|also|[a-z]+ing) )?(?:[^\s,;:<>]+ ){1,12})"
)
SAID = re.compile(r"(?<!\S), (?:said|says|according to) ")


@struct(frozen=True, slots=True)
class Phrase:
    """Where the phrase stands in its line's words, and what it holds.

    `pointing` tells that it points back at an agreement named before; `how` is the word before the parties named in it
    (`between`, `with`), `beside` are their words, `left` those before the noun; `subject` what it is about as the line
    words it, and `about` where that stands; `tail` is where the verb may follow.
    """

    first: int
    end: int
    pointing: bool
    how: str
    left: list[Item]
    beside: list[Item]
    subject: str | None
    tail: int
    about: tuple[int, int] | None = None


def phrase(found: Found, line: Line, first: int, pointing: bool) -> Phrase:
    """The whole phrase around a noun that names an agreement and begins at `first`."""
    whole, end = found.frame.type in WHOLE, found.end
    about: re.Match[str] | None = None
    beside: list[Item] = []
    how, tail = "", end
    if (price := PRICE.match(line.text, end)) is not None:
        end = price.end()
    hosted = (IN,) if found.frame.type == "joint_venture" else ()
    for pattern in (_people(), ON, _people(), _makers(), SIGNED_WITH, _apart(), LONG, *hosted):
        if whole if pattern is ON else how:
            continue
        match = pattern.match(line.text, end)
        if match is None or (pattern is LONG and not _names(match, line)):
            continue
        if pattern is _people() and _is_half(match) and (far := LONG.match(line.text, end)) and _names(far, line, 2):
            match = far  # "between Acme of Peru and Komatsu of Japan"
        tail = end if pattern in (_makers(), SIGNED_WITH, _apart(), LONG) else match.end()
        end = match.end()
        if pattern is ON:
            about = match
        else:
            how = match.group("how") if match.group("how") not in BINDING else "between"
            beside = line.between(match.start("who"), match.end("who"))
    about_goods = about or (None if how else SEES.match(line.text, end))
    goods = about_goods if found.frame.type != "mou" else None  # a president signs one "on imports from Peru" at home
    if goods is not None and not how and (far := FAR_SIDE.search(goods["what"])) is not None:
        start = goods.start("what")
        how, beside = far["how"], line.between(start + far.start("who"), start + far.end("who"))
    if price is None and (price := PRICE.match(line.text, end)) is not None:  # "a contract with Acme worth 3 million"
        tail = end = price.end()
    left = line.items[line.at[first] : line.at[found.start]]
    subject = about.group("what").strip() if about else None
    return Phrase(first, end, pointing, how, left, beside, subject, tail, about.span("what") if about else None)


def _is_half(match: re.Match[str]) -> bool:
    """Whether only one of those is read between whom it is."""
    return match["how"] in {"between", "among"} and not {"and", "two", "both", "EE"} & {*match["who"].split()}


def _names(match: re.Match[str], line: Line, least: int = 1) -> bool:
    """Whether a stretch that should hold the parties names economies, or those of firms."""
    return len(codes(line.between(match.start("who"), match.end("who")))) >= least


def short_names(outline: Outline) -> set[str]:
    """The short names that stand in brackets after an agreement's noun."""
    return {match.group(1) for line in outline.lines if "<" in line.words for match in ALIAS.finditer(line.text)}


@cache
def _people() -> re.Pattern[str]:
    """The parties right behind the noun. Compiled at first use, as the next one: importing the reader stays quick."""
    return re.compile(
        rf"(?:(?:talks|negotiations) )?{BRACKETS}"
        r"(?:(?:D|in S|here|in force|in place|exists?|existed) (?=with |between )){0,2}"
        rf"(?P<how>between|with|among|of|by|to|from|binding|linking|joining|involving|uniting|grouping) (?:an? )?{LED}"
        rf"(?P<who>(?<=of ){expand('{partner}')}with (?:the )?{expand('{partner}')}|{expand('{partners}')}"
        r"|(?:the )?S (?:[a-z]+ )?(?:government|authorities|province) "
        r"|(?<=with )(?:his|her|their|its) (?:new )?A (?:[a-z]+ ){0,2}?(?:hosts?|counterparts?|colleagues?) "
        rf"|{expand('{they}')}|(?<=between )(?:the )?two |(?<=with )the {expand('{firmkind}')}"
        r"|(?<=with )(?:the |its |a |an )?(?:[a-z-]+ ){1,6}?(?:of|from|in) (?:the )?E (?:and (?:the )?E )?)"
    )


@cache
def _makers() -> re.Pattern[str]:
    """Those who make it, in a clause of their own: "the memorandum that A and B are working on"."""
    return re.compile(
        rf"{BRACKETS}(?:, )?(?P<how>that|which) (?P<who>{expand('{pairs}')})"
        r"(?:(?:have|had|are|were|will|would|also|both|recently|still|now|currently|hope to|plan to|expect to) )*"
        rf"(?:{DONE}|made|did|clinched|worked out|hammered out|set up|brought in|adopted|launched|ratified|forged|sign"
        r"|conclude|initial|negotiating|working on|work on|discussing|drafting|preparing) "
    )


@cache
def _apart() -> re.Pattern[str]:
    """The parties behind the verb that follows the noun: "an accord was signed last week by A and B"."""
    return re.compile(
        rf"(?:< \w+ > )?(?:(?:N|D|[^\s,;:<>A-Z]+) ){{0,10}}?(?:{DONE}) "
        rf"(?:(?!(?:which|that|while|but|including) )[^\s,;:<>]+ ){{0,6}}?"
        rf"(?P<how>between|by|with) (?P<who>{expand('{partners}')}(?:with (?:the )?{expand('{partner}')})?"
        rf"|{expand('{they}')})"
    )


def without_speakers(items: list[Item], line: Line, end: int) -> list[Item]:
    """The names beside an agreement that ends there, but whoever tells of it: "said minister Diaz"."""
    said = SAID.search(line.text, end)
    return [item for item in items if said is None or line.offsets[line.items.index(item)] < said.start()]
