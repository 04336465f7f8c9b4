"""Whether an agreement is told as one more beside those told before it."""

import re

from app.extraction.agreements.phrases import Phrase
from app.extraction.agreements.progress import Progress
from app.extraction.deeds.deed import Deed
from app.extraction.deeds.line import Line

# How many mentions back the other one may stand.
BESIDE = 3
# "Seven more accords" are not those named before.
ANEW = {"another", "more", "further", "additional", "separate"}
# "A previous deal" was not made on the day of the news.
BYGONE = {"previous", "earlier", "existing", "old", "original", "former", "past"}
# "The two also signed an accord".
ALSO = re.compile(
    r"(?<!\S)also (?:been )?"
    r"(?:signed|inked|initialled|concluded|sealed|reached|agreed on|witnessed the signing of) "
)
MADE = {"signed", "agreed", "in_force", "extended", "planned"}


def is_one_more(deed: Deed, told: Progress, line: Line, one: Phrase, earlier: list[Deed]) -> bool:
    """Whether its words, or those told before of the same parties, say that it is another one."""
    words = {item.mark for item in one.left}
    near = [other for other in earlier[-BESIDE:] if other.economies == deed.economies and not other.headline]
    older = bool(words & BYGONE) and told.status == "in_force" and any(other.status in MADE for other in near)
    also = not one.pointing and "also" in line.words and ALSO.search(line.text, 0, max(told.end, one.end)) is not None
    return not ANEW.isdisjoint(words) or older or also or _beside_the_new(told, line, one, earlier)


def _beside_the_new(told: Progress, line: Line, one: Phrase, earlier: list[Deed]) -> bool:
    """Whether "a pact in effect until June" is the old one, after the article told of one that was just agreed."""
    at = line.at[one.first]
    named_anew = at > 0 and line.items[at - 1].mark in {"a", "an"} and told.status == "in_force"
    return named_anew and any(one.status == "agreed" and not one.headline for one in earlier[-BESIDE:])
