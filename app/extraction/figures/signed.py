"""Changes told by a sign or in brackets, as statistics offices do: "Chile (+35%)", "tin (by $8 billion, +5%)"."""

import re

from app.extraction.numbers.scanning import Number

SIGN = re.compile(r"(?:[(,;:]|\bby|\bof|\b(?:was|were|is|at)) ?(?P<sign>[+\-\u2212\u2013] ?)$|(?P<plus>\+ ?)$")
BALANCES = {"+": "surplus", "-": "deficit", "\u2212": "deficit", "\u2013": "deficit"}
BY = re.compile(r"\((?P<word>by|up|down) $")
NEXT_SIGN = re.compile(r"[^()\d]{0,20}?(?P<sign>[+\-\u2212\u2013])\d")
UP = re.compile(r"\b(?:increas|ris|gr[oe]w|gain|up)")
DOWN = re.compile(r"\b(?:decreas|declin|f[ae]ll|drop|down|contract|reduc)")


def balance_of(flat: str, number: Number) -> str | None:
    """Whether a balance is in surplus or in deficit by the sign right before it: "a balance of -2 billion"."""
    sign = flat[number.start - 1 : number.start]
    if sign not in BALANCES or flat[number.start - 2 : number.start - 1] not in {" ", "("}:
        return None
    return BALANCES[sign]


def signed(flat: str, number: Number, start: int) -> tuple[str, str, int] | None:  # noqa: PLR0911 - one notation after the other
    """Measure, direction and where they begin, of a number with a sign before it or so much "by" in brackets."""
    if number.sort == "percent":
        sign = SIGN.search(flat, max(start, number.core - 8), number.core)
        if sign is None:
            return None
        name = "sign" if sign["sign"] else "plus"
        return "change_pct", "up" if "+" in sign[name] else "down", sign.start(name)
    if number.sort not in {"money", "quantity", "elliptic"}:
        return None
    by = BY.search(flat, max(start, number.start - 6), number.start)
    if by is None:
        return None
    if by["word"] != "by":
        return "change_abs", by["word"], by.start("word")
    following = NEXT_SIGN.match(flat, number.end)
    if following is not None:
        return "change_abs", "up" if following["sign"] == "+" else "down", by.start("word")
    if DOWN.search(flat, start, number.start):
        return "change_abs", "down", by.start("word")
    return ("change_abs", "up", by.start("word")) if UP.search(flat, start, number.start) else None
