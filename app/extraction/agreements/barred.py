"""What looks like a purchase or a sale and is none."""

import re

from app.extraction.agreements.clause_stages import TRADE
from app.extraction.agreements.counterparts import Clause
from app.extraction.deeds.line import Line

# "Ordered 100 percent tariffs" buys nothing.
BARRIER = re.compile(
    r"(?:(?!(?:of|from|under|for|to) )[^\s,;:]+ ){0,5}?(?:tariffs?|dut(?:y|ies)|quotas?|sanctions|embargo|curbs|bans?"
    r"|restrictions|investigations?|reprisals|retaliation) "
)
# Goods at large are trade that is hoped for: "to export 5 million dollars worth of goods".
AT_LARGE = re.compile(r"(?:[^\s,;:]+ ){0,6}?(?:worth )?of (?:[a-z-]+ )?(?:goods|products|commodities|merchandise) ")
# "Deliver benefits to the people": nothing is sold.
GOOD_THINGS = re.compile(
    r"(?:(?!(?:of|from|under|for|to) )[^\s,;:]+ ){0,3}?(?:benefits?|results?|growth|prosperity|messages?|gains|value"
    r"|opportunit(?:y|ies)|jobs|boost|blow|warnings?|speech|support|relief|hope|outcomes?|progress|savings|tips?) "
)
FORESEEN = re.compile(
    r"(?<!\S)(?:estimates?|estimated|forecasts?|predicts?|predicted|projects|projected|expects?|expected) "
    r"(?:that )?(?:[^\s,;:]+ ){1,3}(?:will|would|could) $"
)


# "56 customers have ordered": a count of what all have.
CROWD = re.compile(
    r"(?<!\S)N (?:[a-z]+ ){0,2}(?:customers|airlines|carriers|buyers|operators|clients|countries) (?:\S+ ){0,4}$"
)


def barred(clause: Clause, line: Line, match: re.Match[str]) -> bool:
    """Whether what is ordered, sold or delivered is no goods, or only foreseen."""
    if clause.name not in TRADE:
        return False
    behind = (BARRIER, AT_LARGE, GOOD_THINGS)
    if any(pattern.match(line.text, match.end()) for pattern in behind):
        return True
    head = line.text[: match.start()]
    return FORESEEN.search(head) is not None or CROWD.search(head) is not None
