"""Whether what stands between a noun and the verb behind it parts them: another subject, or the end of an insertion."""

from app.extraction.events.meeting_fits import NAMED
from app.extraction.events.words import HAVE
from app.extraction.lexicons import word_set

FINITE = frozenset({"was", "were", "is", "are"})
HELPING = word_set("be") | HAVE | {"will", "would", "to", "also", "not"}
JOINING = word_set("prepositions") | {
    "and",
    "or",
    "which",
    "that",
    "D",
    "due",
    "set",
    "scheduled",
    "planned",
    "expected",
}
# Who does this is the subject of what follows.
RESOLVED_ON = frozenset("agreed decided pledged vowed promised offered urged asked said told called wants".split())


def is_apart(between: tuple[str, ...]) -> bool:
    """Whether a new subject stands between: "in the talks, Peru opened its market"."""
    if not {"it", "they", "he", "she"}.isdisjoint(between[-3:]):
        return True
    if "," not in between:
        return False
    after = [mark for mark in between[len(between) - between[::-1].index(",") :] if mark not in HELPING]
    # "Those who get subsidies from their states, was set up": the comma ends what was inserted.
    closed = between.count(",") == 1 and between[-1] in FINITE and between[-2] == ","
    return closed if not after else JOINING.isdisjoint(after) or _is_told_of(after)


def _is_told_of(after: list[str]) -> bool:
    """Whether somebody does something else there: "at the talks in Lima, Peruvian officials agreed to open"."""
    named = next((at for at, mark in enumerate(after) if mark in NAMED), None)
    return named is not None and any(mark in RESOLVED_ON for mark in after[named:])
