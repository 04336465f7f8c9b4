"""Whether a value is called a record, high or low."""

import re

from app.extraction.numbers.scanning import Number

RECORD = re.compile(
    r"\b(?:record|all-time high|highest ever|highest on record|highest level ever|new high|historic high"
    r"|unprecedented)\b",
    re.IGNORECASE,
)
RECORD_RIGHT = re.compile(
    r"(?:,| -)? (?:an |a |the )?(?:new )?(?:record|all-time (?:high|record)|highest (?:ever|on record))\b"
)
NO_RECORD = re.compile(r"previous record|[;:]|records?\b.{0,6}\b(?:show|imbalance)|record - ")
RECORD_LOW = re.compile(r"\b(?:record low|all-time low|lowest ever|lowest on record)\b", re.IGNORECASE)
# One of these stands in each.
OF_RECORDS = ("record", "high", "lowest", "low", "unprecedented")


def record(flat: str, number: Number, start: int, end: int) -> str | None:
    """Whether the value is called a record, close to it and in its clause."""
    near = flat[max(start, number.start - 45) : min(end, number.end + 30)]
    if not any(map(near.lower().__contains__, OF_RECORDS)):
        return None
    if RECORD_LOW.search(near):
        return "low"
    left, right = flat[max(start, number.start - 30) : number.start], flat[number.end : min(end, number.end + 30)]
    if RECORD.search(left) and not NO_RECORD.search(left):
        return "high"
    return "high" if RECORD_RIGHT.match(right) else None
