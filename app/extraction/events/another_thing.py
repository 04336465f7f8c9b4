"""Frames whose gap took in another thing: a season that opens at a port, a row that is settled, a mere statement."""

import re

from app.extraction.deeds.frames import Found
from app.extraction.deeds.patterns import expand
from app.extraction.events.measure_fits import FREEDOMS
from app.extraction.lexicons import alternatives

# "Shipped to the port, since the season opened".
OPENS = re.compile(r", (?:[^,]+ , )?(?:since|when|as|because|while|before|after) ")
# "Forged a deal to settle a row over cars".
SETTLED = re.compile(r"(?<!\S)(?:settl|end|resolv|avert|avoid)(?:e|ed|ing|s)? (?:\S+ ){0,4}?(?:dispute|row|quarrel) ")
# "Issued a statement on the ban", "cut income taxes", "raised the issue of the duty".
NO_BARRIER = re.compile(
    r"(?<!\S)(?:statements?|reports?|warnings?|letters?) (?:\S+ ){0,4}$"
    r"|(?<!\S)(?:issues?|questions?|concerns?|matter|subject|objections?|hopes|fears|doubts) (?:of|about|over|that|to) "
    r"|(?<!\S)(?:income|corporate|corporation|company|sales|property|payroll|profits|wealth|inheritance) tax(?:es)? $"
)
OF_ANOTHER = {"facility_opens": OPENS, "dispute_of_two": SETTLED, "measure": NO_BARRIER}

# "Eased curbs on freedom of the press"; "must improve before Peru lifts its curbs".
FREEDOM = re.compile(rf"on (?:\S+ ){{0,3}}?(?:{alternatives(FREEDOMS)}) ")
BEFORE = (" before ", " before the ")
TO_COME = re.compile(r"(?:\S+ ){1,3}?(?:lifts|removes|eases|renews|imposes|ends|drops|scraps|raises|cuts|adopts) ")
# "Is under pressure, above all from Peru, to raise its imports": who presses does nothing.
PRESSED, TO_DO = re.compile(r"(?<!\S)pressure (?:\S+ ){0,8}$"), re.compile(r"(?:the )?[EAPO] (?:, )?to ")

# "Imposed duties and later lifted them": what is lifted was named ahead.
UNDONE = "undone_them"
AND_THEN = re.compile(r"(?<!\S)(?:but|and|before|then|later|since|subsequently|soon|has|have|had|[a-z]+ly) $")
BARRIERS = re.compile(rf"(?<!\S){expand('{barrier}')}")


def of_another_thing(found: Found) -> bool:
    """Whether the words that the frame took tell of something else than it seems."""
    if found.frame.name == UNDONE:
        head = found.line.text[: found.start]
        return BARRIERS.search(head) is None or AND_THEN.search(head) is None
    if found.frame.name == "measure" and _is_not_done(found):
        return True
    pattern = OF_ANOTHER.get(found.frame.name)
    return pattern is not None and pattern.search(found.told) is not None


def _is_not_done(found: Found) -> bool:
    """Whether nobody does it to trade: it is awaited or asked for, or freedoms are curbed."""
    text, start = found.line.text, found.start
    head = f" {text[:start]}"
    coming = head.endswith(BEFORE) and TO_COME.match(text, start) is not None
    pressed = TO_DO.match(text, start) is not None and PRESSED.search(head) is not None
    return coming or pressed or FREEDOM.match(text, found.end) is not None
