"""Loans and aid of banks and donors that are of no country: they are the figures of those who receive them."""

import re

from app.extraction.figures.slots import Slots
from app.extraction.figures.terms import LENT
from app.extraction.figures.whose import Whose
from app.extraction.text.segments import Sentence

# "A World Bank loan to Peru", "donors promised 5 million dollars in aid to Peru".
LENDERS = re.compile(
    r"\b(?:World Bank|IMF|International Monetary Fund|IFC|EBRD|IADB|ADB|(?:Asian|African|Islamic|Andean|Inter-American"
    r"|European)(?: Development| Investment)? Bank|Paris Club|[Dd]onors?|[Ll]enders?|[Cc]reditors?|[Cc]ommercial banks"
    r"|[Ii]nternational banks|[Bb]anking syndicate|syndicate of banks)\b"
)


# "Got a loan of 5 million from Peru", "from Germany's KfW".
FROM = re.compile(r"\b(?:from|by|(?:negotiat\w+|agreed|signed|discuss\w+) with)(?: the)? $")


def lends(whose: Whose, partner: str, slots: Slots, sentence: Sentence) -> bool:
    """Whether the partner gives the loan or aid: "Peru received a loan of 5 million dollars from Chile"."""
    named = whose.acting(slots.number.end, sentence.end)
    behind = next((one for one in named if one.code == partner), None)
    return behind is not None and FROM.search(whose.article.flat, slots.number.end, behind.start) is not None


def is_of_lenders(flat: str, slots: Slots, sentence: Sentence) -> bool:
    """Whether a bank or donors that stand for no country give a loan or aid."""
    return slots.indicator in LENT and LENDERS.search(flat, sentence.start, sentence.end) is not None
