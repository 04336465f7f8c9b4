"""Numbers in digits, in every notation that pages use: 1,234.5, 10 000, 400.000, 12,5 million and 1,23,456."""

import re
from decimal import Decimal

PLAIN = re.compile(r"(?:\d{1,3}(?:,\d{3}){1,6}|\d{1,18})(?:\.\d{1,8})?(?!\d)")
# What follows a number whose thousands stand apart, or whose decimals follow a comma.
SCALED = r"[ -]?(?:percent|per cent|pct|million|billion|trillion|mln|bln|mn|bn|lakh|crore)\b"
OTHER = re.compile(
    r"(?P<apart>\d{1,3}(?:[ _]\d{3}){1,4})(?![\d_]|[.,]\d| \d)"
    r"|[1-9]\d{0,2}(?:\.\d{3}){2,4}(?!\d)|[1-9]\d{0,2}\.000(?= [a-z])(?! (?:m|b|tr)illion| per)"
    r"|\d{1,2}(?:,\d\d){1,3},\d{3}(?!\d)"
    rf"|(?P<comma>\d{{1,3}},\d{{1,2}})(?=%|{SCALED})"
)
ZEROS = re.compile(r"0\d")
VULGAR = {"\u00bd": Decimal("0.5"), "\u00bc": Decimal("0.25"), "\u00be": Decimal("0.75")}
# "5-1/2", "5 1/2 percent", "5\u00bd"; apart it is one number only where it counts something.
FRACTION = re.compile(
    rf"(?:-|(?P<apart> )|)(?:(?P<vulgar>[{''.join(VULGAR)}])|(?<=[- ])(?P<over>[1-9])/(?P<under>[2-9]|16|32)(?!\d))"
    rf"(?(apart)(?=%|{SCALED}))"
)
ALONE = re.compile(rf"(?P<over>[1-7])/(?P<under>[248])(?=%|{SCALED})")
RAISED = re.compile(r"\u00b7(\d{1,2})(?!\d)")
# "On June 5 200 tonnes" and "Boeing 737 800" are two numbers each.
TWO = re.compile(r"\b(?!Some|About|Around|Nearly|Over|Almost)[A-Z][a-z]+\.? $|[,/-] ?$")
COUNTED = re.compile(
    r" (?:tonnes|tons|kg|kilos|litres|barrels|bpd|hectares|cubic|MW|TEU|bales|bags|head|cars|vehicles|jobs|people"
    r"|tourists|visitors|dollars|euros|rand|francs|roubles|rubles|crore)\b"
)


def read_digits(flat: str, at: int) -> tuple[Decimal, int] | None:
    """The value of the digits that begin exactly there and where they end; None of what is no number by itself."""
    bound = min(len(flat), at + 60)
    if flat.startswith("/", at + 1) and (alone := ALONE.match(flat, at, bound)):
        return Decimal(alone["over"]) / Decimal(alone["under"]), alone.end()
    match = PLAIN.match(flat, at, bound)
    if match is None or (ZEROS.match(match.group()) and "." not in match.group()):
        return None
    end = match.end()
    if _goes_on(flat, end, match.group()) and (other := OTHER.match(flat, at, bound)) and _is_one(flat, other):
        word = other.group()
        value = Decimal(word.replace(",", ".") if other["comma"] else re.sub(r"[ _.,]", "", word))
        return value, other.end()
    value = Decimal(match.group().replace(",", ""))
    if fraction := FRACTION.match(flat, end, bound):
        vulgar = VULGAR.get(fraction["vulgar"])
        return value + (vulgar or Decimal(fraction["over"]) / Decimal(fraction["under"])), fraction.end()
    # "23\u00b75 per cent", as British papers print.
    if flat.startswith("\u00b7", end) and (raised := RAISED.match(flat, end)):
        return value + Decimal(f"0.{raised[1]}"), raised.end()
    return value, end


def _goes_on(flat: str, end: int, word: str) -> bool:
    """Whether more digits follow than the plain notation takes."""
    return (flat[end + 1 : end + 2].isdigit() and flat[end : end + 1] in " _,.") or word.endswith(".000")


def _is_one(flat: str, match: re.Match[str]) -> bool:
    """Whether digits that stand apart are one number: not a day and an amount, nor two numbers in a row."""
    if match["apart"] is None or "_" in match["apart"]:
        return True
    if TWO.search(flat, max(0, match.start() - 12), match.start()):
        return False
    return match["apart"].endswith("000") or COUNTED.match(flat, match.end()) is not None
