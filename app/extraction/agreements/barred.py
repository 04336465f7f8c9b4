"""What looks like a purchase or a sale and is none."""

import re
from functools import cache

from app.extraction.agreements.clause_stages import NOMINAL, TRADE
from app.extraction.agreements.counterparts import Clause
from app.extraction.deeds.line import Line
from app.extraction.deeds.patterns import expand
from app.extraction.lexicons import word_set

# "Ordered 100 percent tariffs" buys nothing.
BARRIER = re.compile(
    r"(?:(?!(?:of|from|under|for|to) )[^\s,;:]+ ){0,5}?(?:tariffs?|dut(?:y|ies)|quotas?|sanctions|embargo|curbs|bans?"
    r"|restrictions|investigations?|reprisals|retaliation) "
)
# Goods at large are trade that is hoped for: "to export 5 million dollars worth of goods".
AT_LARGE = re.compile(r"(?:[^\s,;:]+ ){0,6}?(?:worth )?of (?:A |[a-z-]+ )?(?:goods|products|commodities|merchandise) ")
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
# "Has bought 5 million tonnes since January": what it bought in all.
HAS, SINCE = re.compile(r"(?<!\S)(?:has|have|had) (?:already |now |so far )?$"), re.compile(r"(?<!\S)since D ")
NEAR = 60
# "Agreed to study the possible export of gas".
POSSIBLE = re.compile(r"(?<!\S)(?:possible|potential|prospective|eventual|future) $")
# These may be nouns: "Peru lifts rice export to Chile".
NOUNS = frozenset({"order ", "orders ", "purchase ", "purchases ", "export ", "import ", "supply ", "supplies "})


def barred(clause: Clause, line: Line, match: re.Match[str]) -> bool:
    """Whether what is ordered, sold or delivered is no goods, or only foreseen; or a measure is told of the trade."""
    if clause.name in NOMINAL:
        return (
            POSSIBLE.search(line.text, 0, match.start()) is not None
            or _measures().search(line.text, max(0, match.start() - NEAR), match.start()) is not None
        )
    if clause.name not in TRADE:
        return False
    if line.kind == "headline" and match.group() in NOUNS and _measures().search(line.text, 0, match.start()):
        return True
    behind = (BARRIER, AT_LARGE, GOOD_THINGS)
    if any(pattern.match(line.text, match.end()) for pattern in behind):
        return True
    head = line.text[: match.start()]
    summed = HAS.search(head) is not None and SINCE.search(line.text, match.end()) is not None
    return summed or FORESEEN.search(head) is not None or CROWD.search(head) is not None


@cache
def _measures() -> re.Pattern[str]:
    """What a state does to trade, just ahead of it: "lifts its curbs on the", "will halt". Compiled at first use."""
    on_trade = "|".join(sorted(word_set("barriers") | word_set("prohibiting") | {"controls", "control", "curbs"}))
    return re.compile(
        rf"(?<!\S)(?:(?:{on_trade}) (?:on |for )?|{expand('{change}')}(?:down )?"
        r"|(?:wind|winds|winding|wound) (?:down|up) |(?:cut|cuts|cutting|scale|scales|scaled|scaling) back (?:on )?"
        r"|(?:halt|stop|block|resum|restart|hinder|discourag|encourag|promot|subsidis|subsidiz|allow|permit|licens|tax)"
        r"(?:e|s|es|ed|ing)? |stopp(?:ed|ing) )"
        r"(?:the |its |their |all |any |further |some )?(?:[a-z]+ ){0,2}$"
    )
