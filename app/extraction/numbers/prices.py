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
# What a price is told by.
PER_UNIT = rf"(?:{alternatives(list(PER))})"
PRICED = re.compile(
    rf"(?: \([^()]{{2,24}}\))? ?(?:(?:an?|per|the|each|for each|for every) |/ ?|-a-|-per-)(?:metric |long |short )?"
    rf"(?P<of>(?!t\b){PER_UNIT}|t(?=[ .,;)]))\b",
    re.IGNORECASE,
)
# A price by more than one unit ("110 dollars per 1,000 cubic metres") fits no unit.
BY_MANY = re.compile(r" (?:per|for each|for every|a) \d")
