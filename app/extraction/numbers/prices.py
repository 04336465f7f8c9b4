"""Money by the unit of goods: "110 dollars a tonne"."""

import re

from app.extraction.lexicons import alternatives

PER = {
    word: code
    for code, words in (
        ("t", "tonne tonnes ton tons mt t"),
        ("bbl", "barrel barrels"),
        ("lb", "pound pounds lb"),
        ("kg", "kilo kilos kg kilogram kilograms"),
        ("bu", "bushel bushels"),
        ("l", "litre litres liter liters"),
        ("gal", "gallon gallons"),
        ("m3", "cbm"),
        ("kWh", "kilowatt-hour kwh"),
        ("MWh", "megawatt-hour mwh"),
        ("head", "head"),
        ("ozt", "ounce ounces"),
    )
    for word in words.split()
}
# Gas is priced by many: "110 dollars per 1,000 cubic metres", "3 dollars per million British thermal units".
PER |= dict.fromkeys(
    (
        f"{many} {volume}"
        for many in ("1,000", "1000", "thousand")
        for volume in ("cubic metres", "cubic meters", "cu m", "m3", "cbm", "cubic metre", "cubic meter")
    ),
    "1000m3",
) | dict.fromkeys(
    ("mmbtu", "million btu", "million british thermal units", "million british thermal unit", "mbtu"), "MMBtu"
)
# What a price is told by.
PER_UNIT = rf"(?:{alternatives(list(PER))})"
PRICED = re.compile(
    rf"(?: \([^()]{{2,24}}\))? ?(?:(?:an?|per|the|each|for each|for every) |/ ?|-a-|-per-)(?:metric |long |short )?"
    rf"(?P<of>(?!t\b){PER_UNIT}|t(?=[ .,;)]))\b",
    re.IGNORECASE,
)
# A price by more of another unit ("110 dollars per 1,000 bricks") fits no unit.
BY_MANY = re.compile(r" (?:per|for each|for every|a) \d")
