"""Words for a rate that may be one of duty."""

import re

# A rate is one of duty where a barrier was told so shortly before.
SHORTLY = 420
OTHER_RATE = re.compile(
    r"\b(?:interest|exchange|growth|inflation|unemployment|jobless|tax|success|discount|bank|lending|occupancy|annual"
    r"|conversion|market|currency|freight|birth|poverty|savings?)[ -]$",
    re.IGNORECASE,
)
RATE_OF = re.compile(r" of (?:interest|exchange|growth|return|inflation|increase|unemployment|tax)\b")
DUTY = re.compile(
    r"\b(?:tariffs?|dut(?:y|ies)|anti-dumping|antidumping|dumping|lev(?:y|ies)|surcharges?)\b", re.IGNORECASE
)


def is_no_duty(flat: str, _word: str, before: str, end: int) -> bool:
    """Whether a rate is none of duty: one of interest or growth, or told where no barrier was."""
    if OTHER_RATE.search(before) or RATE_OF.match(flat, end):
        return True
    return DUTY.search(flat, max(0, end - SHORTLY), end) is None
