"""What an agreement brings: that is told with the agreement, not as a measure of its own."""

import re

from app.extraction.deeds.frames import Found
from app.extraction.deeds.line import Line

PACTS = ("agreement", "deal", "accord", "pact", "fta", "treaty", "protocol")
PACT = f"(?:{'|'.join(PACTS)}) "
# What an agreement did is told with it as well: "the pact, in force since May, has scrapped duties".
BY_DEAL = re.compile(
    rf"(?<!\S){PACT}(?:(?:concluded|signed|reached|made|struck|agreed|renewed) (?:[a-z]+ )?D )?"
    r"(?:, (?:[^\s,]+ ){1,8}, )?(?:(?:has|have|had|also|already) )*$"
)
# "The pact matters because it will allow Lima to sell": what that brings.
IT_WILL = re.compile(r"it (?:will|would|should) (?:also )?(?:allow|enable|let|permit|help|open) ")
# "Announced after the pact that it had scrapped duties": no relative clause.
SAID_THAT = re.compile(r"that (?:it|they|he|she|the|[EAPO]) ")
ITS_REASON = re.compile(rf"(?<!\S){PACT}(?:[^\s;:]+ ){{0,12}}?(?:because|as|since|that|and|for) $")
# "A pact is to be signed today. It will cut duties".
IT = re.compile(r"it (?:also )?(?:will|would|should|[a-z]+s) ")
PACT_FIRST = re.compile(rf"(?:the|this|their|its|a|an) (?:[^\s,;:]+ ){{0,3}}?{PACT}")
DEAL_ACTS = re.compile(
    rf"(?:the|this|their|its|a|an) (?:\S+ ){{0,3}}?{PACT}"
    r"(?:(?:between|with|of) (?:\S+ ){1,5}?)?(?:, [^,]{1,80}, )?(?:has|have|had) "
)


def told_of_a_pact(found: Found, before: Line | None) -> bool:
    """Whether "it" is the agreement of which the sentence before tells."""
    alone = found.start == 0 and IT.match(found.line.text) is not None
    return alone and before is not None and PACT_FIRST.match(before.text) is not None


def enters_unnamed(found: Found, before: Line | None) -> bool:
    """Whether "it" enters into force where the sentence before tells of no agreement."""
    return found.frame.name == "it_enters_force" and (before is None or before.words.isdisjoint(PACTS))


def brought_by_a_pact(found: Found, line: Line) -> bool:
    """Whether an agreement is what does it: "the pact has scrapped duties", "as it will allow Lima to sell"."""
    ahead = line.text[: found.start]
    return (
        DEAL_ACTS.match(line.text, 0, found.core[1]) is not None
        or (IT_WILL.match(found.words) is not None and ITS_REASON.search(ahead) is not None)
        or (found.words[0].islower() and not SAID_THAT.match(found.words) and BY_DEAL.search(ahead) is not None)
    )
