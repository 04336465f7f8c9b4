"""Frames whose gap took in another thing: a season that opens at a port, a row that is settled, a mere statement."""

import re

from app.extraction.deeds.frames import Found

# "Shipped to the port, since the season opened".
OPENS = re.compile(r", (?:[^,]+ , )?(?:since|when|as|because|while|before|after) ")
# "Forged a deal to settle a row over cars".
SETTLED = re.compile(r"(?<!\S)(?:settl|end|resolv|avert|avoid)(?:e|ed|ing|s)? (?:\S+ ){0,4}?(?:dispute|row|quarrel) ")
# "Issued a statement on the ban", "cut income taxes".
NO_BARRIER = re.compile(
    r"(?<!\S)(?:statements?|reports?|warnings?|letters?) (?:\S+ ){0,4}$"
    r"|(?<!\S)(?:income|corporate|corporation|company|sales|property|payroll|profits|wealth|inheritance) tax(?:es)? $"
)
OF_ANOTHER = {"facility_opens": OPENS, "dispute_of_two": SETTLED, "measure": NO_BARRIER}


def of_another_thing(found: Found) -> bool:
    """Whether the words that the frame took tell of something else than it seems."""
    pattern = OF_ANOTHER.get(found.frame.name)
    return pattern is not None and pattern.search(found.told) is not None
