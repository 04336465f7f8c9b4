"""What follows an agreement told before: a further paper of one signature, and how far the same has come since."""

import re

from app.extraction.agreements.beginning import begin
from app.extraction.agreements.fresh import BYGONE
from app.extraction.agreements.matters import matter
from app.extraction.agreements.memory import (
    closer,
    last_named,
)
from app.extraction.agreements.nouns import typed
from app.extraction.agreements.phrases import Phrase, phrase
from app.extraction.agreements.progress import Progress
from app.extraction.agreements.telling import told_of
from app.extraction.deeds.deed import Deed
from app.extraction.deeds.frames import Found
from app.extraction.deeds.line import Line
from app.extraction.deeds.outline import Outline, codes
from app.extraction.deeds.participants import named
from app.extraction.deeds.sameness import OPEN, signed_before
from app.extraction.structs import replace
from app.extraction.times.calendar import times_agree

FURTHER = re.compile(
    r"(?:(?!(?:with|which|that|to|between|under) )[^\s;:]+ ){0,6}?"
    r"(?:(?:and|as well as|, among them|among them|, including|including|, notably|, such as|such as) "
    r"(?:(?:a|an|the|N|one|two|three|several) )?|, (?:a|an|the|N|one|two|three) )"
    r"|with (?:(?!(?:which|that|to|under|on|for) )[^\s,;:]+ ){1,6}, "
    r"(?:including|among them|notably|such as) an? (?:\S+ )?"
)
FIRST = BYGONE | {"first", "initial"}
# In a list of papers each may tell at length what it is about: "a pact to amend a quota and a second one on visas".
IN_LIST = re.compile(
    r"(?:(?!(?:which|that|who|under|said|says|while|but|after|before|is|are|was|were|will|would|could|has|have|had) )"
    r"[^\s;:]+ ){1,24}?(?:,? ?and|,|, as well as|as well as) (?P<word>an?|the|another) "
)
# "The documents included the minutes": members of a row are told as known.
INCLUDING = frozenset("including include included includes comprised comprising namely".split())
# "Signed three agreements: a memorandum, a protocol and an accord": the papers are told one by one.
NAMELY = re.compile(
    r"(?:(?!(?:which|that|who) )[^\s;:<>]+ ){0,12}?(?:: |-- |- |, namely )(?:a|an|one|the) (?:[^\s,;:<>]+ ){0,5}"
)
# "Signed an accord with A and memoranda with B": the verb is of both, each has its partner.
EACH_WITH = re.compile(
    r"(?:(?!(?:which|that|while|but|who) )[^\s;:]+ ){1,14}?(?:,? ?and|, as well as|as well as) "
    r"(?:(?:a|an|the|N|two|three) )?"
)


def further(
    found: Found, line: Line, number: int, outline: Outline, before: int, earlier: list[Deed], aliases: set[str]
) -> Deed | None:
    """A further paper of one signature: "signed a memorandum and an accord"; `before` ends the last noun."""
    first, _ = begin(found, line, aliases)
    last = earlier[-1] if earlier else None
    if last is None or last.line != number or last.status not in {"signed", "planned"} or before > first:
        return None
    kind = typed(found, line, first).frame.type
    one = phrase(found, line, first, False)
    partners = [side for side in named(one.beside, "signatory") if side.economy not in last.economies]
    if one.how == "with" and partners and kind != "none" and EACH_WITH.fullmatch(line.text, before, first):
        owner = tuple(side for side in last.sides if side.economy not in codes(line.between(before, first)))
        start, end = line.span(first, one.end)
        sides = (*(owner[:1] or last.sides[:1]), *partners)
        return replace(
            last, type=kind, start=start, end=end, sides=sides, subject=None, words=found.words, more=(), anew=True
        )
    row = not INCLUDING.isdisjoint(line.words)
    member = IN_LIST.fullmatch(line.text, before, first)
    listed = member is not None and not partners and (member["word"] != "the" or row)
    of_row = row and last.words.rstrip().endswith("s")
    near = FURTHER.fullmatch(line.text, before, first) is not None and (kind != last.type or of_row)
    listed = listed or (not partners and opens_a_list(found, line, number, before, earlier))
    if kind == "none" or not (listed or near):
        return None
    start, end = line.span(first, one.end if listed else found.end)
    subject = matter(one, line, outline.article.flat)
    return replace(last, type=kind, start=start, end=end, subject=subject, words=found.words, more=(), anew=True)


def opens_a_list(found: Found, line: Line, number: int, before: int, earlier: list[Deed]) -> bool:
    """Whether the noun is the first of the papers that a plural noun announced: it stands in the place of that row."""
    row = earlier[-1] if earlier and earlier[-1].line == number else None
    if row is None or not row.words.rstrip().endswith("s"):
        return False
    return NAMELY.fullmatch(line.text, before, found.start) is not None


def again(
    found: Found, line: Line, number: int, outline: Outline, earlier: list[Deed], told: Progress, one: Phrase
) -> Deed | None:
    """A later mention of an agreement named before, where it tells how far that has come."""
    last = last_named(found.frame.type, earlier, told.status)
    if last is None or told.status == "unknown":
        return None
    short = replace(one, end=found.end, subject=None, about=None)
    sides = [replace(side, role="party") if side.role == "signatory" else side for side in last.sides]
    deed = told_of(found, line, number, outline, sides, told, short)
    agree = times_agree(deed.edtf, last.edtf)
    # "Signed a contract on Tuesday; the first agreement was signed in 2020".
    older = not agree and deed.edtf is not None and told.status in {"signed", "agreed"}
    if older and not FIRST.isdisjoint(item.mark for item in one.left):
        return replace(deed, type=closer(last.type, found.frame.type), anew=True)
    if told.status == "negotiating" and last.status not in OPEN:  # what is to be widened is in force, and stays so
        return replace(deed, type=closer(last.type, found.frame.type), subject=matter(one, line, outline.article.flat))
    deed = replace(deed, type=closer(last.type, found.frame.type), subject=last.subject, again=True)
    return deed if agree or signed_before(last, deed) else replace(deed, edtf=None)
