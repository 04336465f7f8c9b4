"""The unit after a number: money, percent, weight, what is counted."""

import re
from functools import cache

from app.extraction.lexicons import alternatives, is_goods, rows, word_set
from app.extraction.numbers.currencies import (
    CENTS,
    DOLLARS,
    currency,
    money_words,
    read_money,
    symbols,
)
from app.extraction.numbers.models import AIRCRAFT, MODEL
from app.extraction.numbers.numerals import Numeral
from app.extraction.numbers.prices import BY_MANY, PER, PRICED
from app.extraction.numbers.scaled import read_scaled
from app.vocabulary.codes import codelist
from app.vocabulary.codes import rows as vocabulary_rows
from app.vocabulary.units import unit_sort

# Times and lengths are no figures of trade, yet must be known, so that "20 years" counts no goods.
NOT_TRADED = frozenset("second minute hour day week month year degC km/h m km mile nmi ft inch".split())
PERCENT = re.compile(
    r"(?: ?[%\uff05]| ?-?(?:of (?:a|one) (?=percentage point))?(?:percentage|per[ -]+cents?|percents?|p\.c\.|pcts?"
    r"|pc|prc|of a per ?cent)"
    r"(?: +(?P<point>points?))?(?![A-Za-z]))",
    re.IGNORECASE,
)
ADJECTIVE = re.compile(
    r" (?!(?:of|in|to|on|for|and|or|by|from|at|as|with|the|a|an|per|than|was|were|are|that"
    r"|which|who|when|where|while|after|before|during|since|until|because|if|but|also|they|it|he|she|we|including|such|[a-z]*[b-rt-z]s|year|month|day|week|hour|time"
    r"|other|million|billion)\b)(?:U\.S\.|[A-Za-z][A-Za-z-]{1,20})(?=,? )",
)
# The size of one of them: "1.2 million 60-kilo bags".
SIZED = re.compile(r"\d{1,4}-(?:kilo|kg|kilogram|pound|lb|litre|ton|tonne|seat)\b")
ELLIPTIC = re.compile(
    r"(?=[.,;:)\"'!?]|$| \([-+]| +(?:of|in|by|from|to|last|this|next|a year|a month|a quarter|a week|for|on|and|or|at"
    r"|over|deficit"
    r"|surplus|shortfall|gap|mark|increase|rise|drop|fall|decline|jump|trade|exports|imports|level|worth|against"
    r"|compared|versus|up|down|during|as|with|between|since|under|including|excluding|when|then|earlier|before"
    r"|so far|now"
    r"|foreseen|expected|forecast|predicted|planned|targeted|recorded|registered|reported|posted|spent|invested"
    r"|each|annually|yearly|until|through|within|the (?:previous|preceding|year|month|quarter|week|day|same"
    r"|corresponding"
    r"|following|period)|more|less|after|while"
    r"|but|was|is|were|had|have|has|are|came|went|goes|will|would|per|yesterday)\b)"
)
# "40 pounds of coffee" are weighed, "40 pounds of equipment" paid.
OF_GOODS = re.compile(r" of ([a-z]+)(?: ([a-z]+))?\b")
# What stands between words.
APART = re.compile(r"[\s,;:()%-]+")
# "1.1 million more tonnes".
FURTHER = {"more", "additional", "further", "extra"}
# "20,000 t of rice".
MANY, TONNES = 100, re.compile(r" ?t(?=[ .,;)]|$)")
Unit = tuple[str | None, str, int, str | None, str | None, str]


def read_unit(flat: str, numeral: Numeral, symbol: str | None, context: tuple[str, ...]) -> Unit | None:  # noqa: PLR0911, PLR0912 - one sort of unit after the other
    """The unit behind a numeral (or ahead of it, as a `symbol`); None where it counts nothing that is known."""
    end, bound = numeral.end, min(len(flat), numeral.end + 70)
    if symbol == "INR":
        symbol = currency("rupees", None, context) or symbol
    if symbol is not None:
        if priced := PRICED.match(flat, end, end + 48):
            return f"{symbol}/{PER[priced['of'].lower()]}", "price", priced.end(), None, None, "sign"
        if BY_MANY.match(flat, end):
            return None
        if money := read_money(flat, end):  # "$3 billion US dollars"
            end = money.end if flat[end : end + 1] == " " else end
        return symbol, "money", end, None, None, "sign"
    if match := PERCENT.match(flat, end, bound):
        return (
            ("pp", "pp", match.end(), None, None, "")
            if match["point"]
            else ("percent", "percent", match.end(), None, None, "")
        )
    if match := SUFFIX.match(flat, end, bound):
        return symbols()[match.group().strip()], "money", match.end(), None, None, "sign"
    ahead = [word.rstrip(".'\"") for word in APART.split(flat[end:bound].lower(), maxsplit=6)[:6]]
    first = ahead[1] if len(ahead) > 1 and not ahead[0] else ahead[0]
    if first in FURTHER:
        first = ahead[2] if not ahead[0] and len(ahead) > 2 else ahead[1] if len(ahead) > 1 else ""
    likely = first in _first_words()
    money = read_money(flat, end)
    if money and (code := currency(money.word, money.place, context)) and not MARK.match(flat, end):
        word = money.word.lower()
        if BY_MANY.match(flat, money.end):
            return None
        if priced := PRICED.match(flat, money.end, money.end + 48):
            return (
                f"{code}/{PER[priced['of'].lower()]}",
                "price",
                priced.end(),
                None,
                None,
                "cents" if word in CENTS else "",
            )
        if word == "pounds" and money.place is None and _are_weighed(OF_GOODS.match(flat, money.end)):
            return "lb", "quantity", money.end, None, None, ""
        sign = "cents" if word in CENTS else "bare" if word in DOLLARS else ""
        if money.place and word in DOLLARS:
            sign = "qualified"
        return code, "money", money.end, None, None, sign
    if numeral.digits and numeral.value >= MANY and (tonnes := TONNES.match(flat, end)):
        return "t", "quantity", tonnes.end(), None, None, ""
    if scaled := read_scaled(flat, numeral):
        code, exponent, end = scaled
        return code, "quantity", end, None, None, exponent
    if likely and (match := quantity_pattern().match(flat, end, bound)):
        if daily := DAILY.match(flat, match.end(), match.end() + 40):
            code = f"{_quantities()[' '.join(match['word'].split()).lower()]}/{daily['time']}"
            if code in {"bbl/day", "bbl/month", "bbl/year"}:
                return code, "quantity", daily.end(), None, None, ""
        code = _quantities()[" ".join(match["word"].split()).lower()]
        if code in YEARLY:  # what is traded in a year has a period, and "a year earlier" is none of the unit
            return YEARLY[code], "quantity", match.end() - len(A_YEAR.findall(match["word"])[0]), None, None, ""
        return (code, "time" if code in NOT_TRADED else "quantity", match.end(), None, None, "")
    if models := AIRCRAFT.match(flat, end, bound):
        return "aircraft", "count", models.end(), "aircraft", "trade_volume", ""
    if (
        not _last_words().isdisjoint(ahead)
        and (match := counted_pattern().match(flat, end, bound))
        and not (numeral.short and not numeral.digits)
        and not OF_STATE.match(flat, match.end())
    ):
        row = counted_nouns()[" ".join(match["noun"].split()).lower()]
        return row["unit"], "count", match.end(), match["noun"].lower(), row["indicator"], ""
    if (numeral.exponent >= 3 or "," in flat[numeral.start : numeral.end]) and (
        match := PLURAL.match(flat, end, bound)
    ):
        noun = match["noun"]
        if noun not in word_set("uncounted") and unit_sort(noun) == "noun":
            return noun, "count", match.end(), noun, None, ""
    if numeral.exponent >= 5 and not numeral.short and ELLIPTIC.match(flat, end):
        return None, "elliptic", end, None, None, ""
    return None, "bare", end, None, None, ""


def _are_weighed(told: re.Match[str] | None) -> bool:
    found = {word for word in told.groups("") if is_goods(word)} if told is not None else set()
    return bool(found) and found.isdisjoint(word_set("paid_goods"))


# "The two heads of state" are no cattle.
OF_STATE = re.compile(r" of (?:state|government|delegations?|missions?)\b")
# "Crossed the 5 billion mark": no German money.
MARK = re.compile(
    r" mark\b(?! (?:loan|credit|grant|order|deal|contract|deficit|surplus|package"
    r"|aid|project|plant|investment|gap|export|import)s?\b)"
)
DAILY = re.compile(r"(?: of (?:[A-Za-z]{3,12} ){0,2}[a-z]{3,12})?,? (?:a|per|each) (?P<time>day|month|year)\b")
YEARLY = {"t/year": "t", "m3/year": "m3"}
A_YEAR = re.compile(r"(?: +(?:a|per) +year)?$", re.IGNORECASE)
# What else is counted in thousands: "4 million tyres".
PLURAL = re.compile(r" (?P<noun>[a-z]{2,14}[a-rtv-z]s)(?![A-Za-z-])")


SUFFIX = re.compile(r" ?(?:US\$|U\.S\.\$|HK\$|A\$|C\$|€|£(?!\d)|\$(?!\d))")


@cache
def _quantities() -> dict[str, str]:
    found: dict[str, str] = {}
    for row in vocabulary_rows("unit"):
        if row["sort"] != "quantity":
            continue
        one = codelist("unit").codes[row["code"]]
        for word in (one.code, one.name, *one.aliases):
            if len(word) > 1:
                found.setdefault(word.lower(), one.code)
    for word in ("mu", "second", "l", "g", "pound", "pounds", "foot", "mt", "ct", "gt", "tce"):
        found.pop(word, None)
    return found


@cache
def quantity_pattern() -> re.Pattern[str]:
    """Matches the unit of weight, volume or energy after a number."""
    further = alternatives(list(FURTHER))
    return re.compile(
        rf"[ -]?(?:(?:{further}) )?(?:metric )?(?P<word>{alternatives(list(_quantities()))})"
        # "Up 5,200 year on year" counts no years.
        r"(?![A-Za-z]|[ -](?:on|over)[ -](?:year|month))(?: \((?:MTs?|mt|t|bbl)\))?",
        re.IGNORECASE,
    )


@cache
def _first_words() -> frozenset[str]:
    """What the unit of a number can begin with: moneys, their countries, weights and volumes."""
    names = [*money_words(), *_quantities(), "metric"]
    return frozenset(re.split(r"[\s,;:()%-]+", name.lower())[0].rstrip(".") for name in names)


@cache
def _last_words() -> frozenset[str]:
    return frozenset(re.split(r"[\s-]+", noun)[-1] for noun in counted_nouns())


@cache
def counted_nouns() -> dict[str, dict[str, str]]:
    """What is counted, by its noun: unit and indicator."""
    return {row["noun"]: row for row in rows("count_noun")}


@cache
def counted_pattern() -> re.Pattern[str]:
    """Matches what is counted after a number, with up to two adjectives."""
    return re.compile(
        rf"(?: {SIZED.pattern}| of (?:the|its|their) [a-z]+'s| <[A-Z][A-Za-z ]{{1,20}}>)?"
        rf"(?:{MODEL})?(?:{ADJECTIVE.pattern}(?:,(?= ))?){{0,3}}?[ "
        # In a headline of capitals all are in capitals.
        rf"-](?P<noun>{alternatives([form for noun in counted_nouns() for form in {noun, noun.upper()}])})(?![A-Za-z-])"
    )
