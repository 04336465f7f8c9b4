"""Several agreements told at once: a plural noun and a list of partners."""

import re

from app.extraction.agreements.nouns import typed
from app.extraction.deeds.deed import Deed, Side
from app.extraction.deeds.frames import Found, Frame
from app.extraction.deeds.line import Line
from app.extraction.deeds.outline import codes
from app.extraction.deeds.sameness import OPEN
from app.extraction.structs import replace
from app.extraction.times.scanning import Time

LIST = re.compile(
    r"(?:< [^<>]+ > )?(?P<talks>(?:talks|negotiations|discussions) )?"
    r"(?:(?:signed|reached|concluded|struck|made|inked|initialled|exists?) (?:(?!(?:by|with) )[^\s,;:<>]+ ){0,7}?)?"
    r"with (?P<who>(?:(?:the|both|E|A|O|D|,|and|< [^<>]+ >) )+)"
)
# "Accords between A and B as well as A and C", "the A-B and A-C pacts": one of each pair.
PAIR = r"(?:the )?(?:E|A) and (?:the )?(?:E|A) "
PAIRS = re.compile(
    rf"(?:< [^<>]+ > )?between (?P<one>{PAIR})(?:, )?(?:and|as well as|and also) (?:between )?(?P<two>{PAIR})"
)
# "Two accords, one on customs and the other on mining".
ON = r"(?:on|for|covering|about|concerning) (?:(?!and )[^\s,;:<>]+ ){1,8}?"
ONE_AND_ONE = re.compile(
    rf"(?:[^\s,;:<>]+ ){{0,9}}?(?:[,:] |-- )(?:the )?(?P<one>(?:one|first) {ON})(?:, )?"
    rf"and (?:the )?(?P<two>(?:other|one|second|another) {ON}(?=[,.;]|$|which |that |said ))"
)
PAPER = Frame("agreement", "other", "", frozenset(), "")
MANY = 3
TOGETHER = re.compile(r"(?<!\S)(?:trilateral|three-way|tripartite|four-way|regional|joint) ")
# "And will begin one with Peru": the like deal with somebody else.
FURTHER = re.compile(
    r"(?:[^\s;:<>]+ ){0,8}?(?:,? ?and|,? ?but|, as well as) (?:also )?"
    r"(?P<verb>(?:[a-z]+ ){1,4}?)(?:one|another|a similar one|a second one) with (?P<who>(?:the )?(?:E|A) )"
)
# "Has pacts with A and B and is negotiating with C": the like one, not named again.
TALKING = re.compile(
    r"(?:[^\s;:<>]+ ){0,24}?(?:[,;] ?)?(?:and|but|while|whereas) (?:(?:it|they|E) )?"
    r"(?P<verb>(?:is |are |was |has been |have been )?(?:also |now |still |currently )?"
    r"(?:negotiating|in talks|in negotiations|holding talks|in discussions)) (?:for one |on one )?with "
    r"(?P<who>(?:(?!(?:on|for|about|over|to) )[^\s;:<>,]+ ){0,5}?"
    r"(?:(?:the )?(?:E|A) (?:, (?=E|A|the|and))?(?:and )?)+)(?=[.,;]|$|and |as )"
)
STAGES = [
    ("planned", re.compile(r"(?<!\S)(?:will|would|to|plans|hopes|expects) ")),
    ("negotiating", re.compile(r"(?<!\S)(?:negotiating|discussing|seeking|finalising|finalizing|pursuing) ")),
    ("signed", re.compile(r"(?<!\S)(?:signed|inked|initialled) ")),
    ("agreed", re.compile(r"(?<!\S)(?:concluded|reached|agreed|struck|clinched|sealed) ")),
    ("in_force", re.compile(r"(?<!\S)(?:has|have|implementing) ")),
]


def each(deed: Deed, found: Found, line: Line) -> list[Deed]:
    """Several agreements told at once: "its pacts with A, B and C" are one with each."""
    if (told := _of_pairs(deed, found, line) or _of_topics(deed, found, line)) is not None:
        return told
    listed = _listed(found, line)
    dated = any(edtf for _, edtf in listed)
    others = {code for code, _ in listed}
    owner = [side for side in deed.sides if side.economy not in others]
    several = _plural(found.words.split()) or _talks_with_each(found, line) or _of_a_row(deed, listed, line)
    if not several or len(others) < 2 or len(owner) != 1:
        return [deed]
    result = []
    for code, edtf in listed:
        side = next((one for one in deed.sides if one.economy == code), Side(owner[0].role, code))
        one = replace(deed, sides=(owner[0], side))
        result.append(replace(one, edtf=edtf) if dated else one)
    return result


def _of_pairs(deed: Deed, found: Found, line: Line) -> list[Deed] | None:
    """One agreement of each pair, where a plural noun is followed by two pairs; else None."""
    pairs = PAIRS.match(line.text, found.end) if _plural(found.words.split()) else None
    if pairs is None or not deed.sides:
        return None
    named = [codes(line.between(pairs.start(name), pairs.end(name))) for name in ("one", "two")]
    return [replace(deed, sides=tuple(Side(deed.sides[0].role, code) for code in pair)) for pair in named]


def _of_topics(deed: Deed, found: Found, line: Line) -> list[Deed] | None:
    """The two papers of which a plural noun tells, each by its topic: "two accords, one on fish and one on ports"."""
    told = ONE_AND_ONE.match(line.text, found.end) if _plural(found.words.split()) else None
    if told is None:
        return None
    papers = []
    for name in ("one", "two"):
        start, end = line.span(told.start(name), told.end(name))
        number, topic = told[name].split(" ", 1)
        paper = replace(found, frame=PAPER, start=told.start(name), end=told.start(name) + len(number) + 1)
        kind = typed(paper, line, paper.start).frame.type
        topic = topic.partition(" ")[2].strip()
        subject = topic if topic.islower() else None  # a name reads otherwise in a line
        papers.append(replace(deed, type=kind, start=start, end=end, subject=subject, anew=True))
    return papers


def beside(deed: Deed, found: Found, line: Line) -> list[Deed]:
    """The like one with somebody else that the sentence adds: "signed a pact with A and will begin one with B"."""
    match = FURTHER.match(line.text, found.end)
    if len(deed.sides) > 1 and (talks := TALKING.match(line.text, found.end)) is not None:
        others = [
            code for code in codes(line.between(talks.start("who"), talks.end("who"))) if code not in deed.economies
        ]
        start, end = line.span(talks.start("verb"), talks.end("who"))
        begun = replace(deed, status="negotiating", start=start, end=end, edtf=None, more=(), anew=True)
        return [replace(begun, sides=(replace(deed.sides[0], role="party"), Side("party", code))) for code in others]
    if match is None or len(deed.sides) < 2:
        return []
    partners = codes(line.between(match.start("who"), match.end("who")))
    verb = match["verb"]
    status = next((stage for stage, pattern in STAGES if pattern.search(verb)), "unknown")
    if not partners or partners[0] in deed.economies:
        return []
    role = "signatory" if status == "signed" else "party"
    sides = (replace(deed.sides[0], role=role), Side(role, partners[0]))
    start, end = line.span(match.start("verb"), match.end("who"))
    return [replace(deed, status=status, sides=sides, start=start, end=end, edtf=None, more=(), anew=True)]


def _talks_with_each(found: Found, line: Line) -> bool:
    """Whether several talk about a pact of two, each by itself: "free trade talks with A and B"."""
    told = LIST.match(line.text[found.end :])
    return bool(told and told["talks"]) and found.frame.type == "fta" and TOGETHER.search(line.text) is None


def _of_a_row(deed: Deed, listed: list[tuple[str, str | None]], line: Line) -> bool:
    """Whether a pact is negotiated with each of a row: "negotiating a trade pact with the EU, Canada and Oman"."""
    bargained = deed.type in {"fta", "trade_agreement"} and deed.status in OPEN
    return bargained and len(listed) >= MANY and TOGETHER.search(line.text) is None


def _plural(words: list[str]) -> bool:
    words = [word for word in words if word not in {"<", ">"}]
    return any(word.endswith("s") or word == "memoranda" for word in (words[0], words[-1]))


def _listed(found: Found, line: Line) -> list[tuple[str, str | None]]:
    """The economies in the list behind "with", each with the time that stands behind it: "with A in 2000 and B"."""
    text = line.text[found.end :]
    match = LIST.match(text)
    if match is None:
        return []
    listed: list[tuple[str, str | None]] = []
    for item in line.between(found.end + match.start("who"), found.end + match.end("who")):
        if isinstance(item.reference, Time) and listed:
            listed[-1] = (listed[-1][0], item.reference.edtf)
        listed += [(code, None) for code in codes([item]) if code not in {one for one, _ in listed}]
    return listed
