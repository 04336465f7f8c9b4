"""The stage of an agreement of which none is told, where its kind or its owner leaves no other."""

import re

from app.extraction.agreements.contents import OWNED, owned
from app.extraction.agreements.phrases import LIKE, Phrase
from app.extraction.agreements.progress import Progress
from app.extraction.deeds.frames import Found
from app.extraction.deeds.line import Line

HAS = re.compile(r"(?<!\S)(?:has|have) $")
# "Their joint venture for gas will start operating in May".
STILL_TO_START = re.compile(
    r"(?:for (?:[^\s,;:]+ ){1,7}?)?(?:will|would|is to|is due to|is expected to) (?:start|begin|open) "
)
# "A potential free trade agreement with Peru".
TO_BE = frozenset({"proposed", "potential", "prospective", "possible", "future", "envisaged", "mooted"})
# Of other papers "possible" tells of none.
NAMED = frozenset({"fta", "trade_agreement"})
DEFINITE = frozenset({"the", *OWNED})


def issued(found: Found, one: Phrase, told: Progress) -> Progress:
    """A joint statement that is spoken of was made, "similar deals" that somebody has are in force, "a possible pact"
    is proposed.
    """
    similar = any(item.mark in LIKE for item in one.left) and HAS.search(found.line.text[: one.first]) is not None
    if told.status == "unknown" and similar:
        return Progress("in_force", one.first, one.end, told.denied, ("like one that somebody has",))
    if told.status == "unknown" and found.frame.type in NAMED and any(item.mark in TO_BE for item in one.left):
        return Progress("proposed", one.first, one.end, told.denied, ("called proposed",))
    if told.status != "unknown" or found.frame.type != "joint_statement":
        return told
    return Progress("agreed", one.first, one.end, told.denied, ("statement that was made",))


def held(found: Found, line: Line, one: Phrase, told: Progress) -> Progress:
    """What somebody has is in force: "its partnership", "the venture of Acme and Delta"."""
    partnership = found.frame.name == "partnership" and owned(line, one.first)
    venture = found.frame.type == "joint_venture" and owned(line, one.first, DEFINITE)
    if told.status != "unknown" or not (partnership or venture) or STILL_TO_START.match(line.text, one.end):
        return told
    return Progress("in_force", one.first, one.end, False, (f"{found.frame.type} that they have",))
