"""Which money a word or sign means: dollars, crowns and francs follow their country."""

import re
from collections.abc import Iterable, Sequence
from functools import cache

from app.extraction.lexicons import alternatives, rows
from app.extraction.structs import struct
from app.extraction.text.segments import lower
from app.vocabulary.economies import economies

# So far the longest name of a currency goes.
LONGEST = 70
DOLLARS = {"dollar", "dollars", "dlr", "dlrs", "dls"}
CENTS = {"cent", "cents", "euro cent", "euro cents", "eurocent", "eurocents"}
PLURALS = (
    {"crown": "crowns", "franc": "francs", "krone": "crowns", "kroner": "crowns", "kronor": "crowns"}
    | {
        word: f"{word}s"
        for word in ("peso", "rupee", "pound", "rial", "riyal", "dinar", "dirham", "shilling", "mark", "rouble")
    }
    | {
        "ruble": "roubles",
        "rubles": "roubles",
        "liras": "lira",
        "lire": "lira",
        **dict.fromkeys([*DOLLARS, "cent", "cents"], "dollars"),
    }
)


@cache
def symbols() -> dict[str, str]:
    """Currency codes by their sign before a number."""
    return {row["symbol"]: row["code"] for row in rows("symbol")}


# So far a sign and the blank behind it go.
LONGEST_SIGN = max(map(len, symbols())) + 1
SYMBOL = re.compile(rf"(?:{alternatives(list(symbols()))}) ?")
# A sign of letters only, such as "Rs", stands right before a digit.
GLUED = re.compile(
    rf"(?:{alternatives([word.strip('$£.') for word in symbols() if word.strip('$£.').isalpha()])}|[A-Z])\d"
)
LETTER = re.compile(r"[A-Z](?=\d)")
# The first letters of what may be a money, none where it begins with a sign.
BEGINNING = re.compile(r"[ -]?\(?([a-z]*)")


@cache
def _letters() -> dict[tuple[str, str], str]:
    return {(row["letter"], row["place"]): row["code"] for row in rows("letter_symbol")}


def letter_symbol(flat: str, at: int, context: Iterable[str]) -> str | None:
    """The currency that one letter before a number means in an article about its country: "N12 billion" of Nigeria."""
    letter = LETTER.match(flat, at)
    return (
        next((code for place in context if (code := _letters().get((letter.group(), place)))), None) if letter else None
    )


# Their papers write a bare sign for their own dollars, and "US$" for others.
OWN_DOLLARS = {"AUS": "AUD", "CAN": "CAD", "FJI": "FJD", "NZL": "NZD", "SGP": "SGD"}
BARE_SIGN, AMERICAN = re.compile(r"(?<![A-Za-z$])\$(?=\d)"), re.compile(r"US\$|\$US")


def own_dollars(flat: str, context: Sequence[str]) -> str | None:
    """The currency that a bare "$" means where a text writes "US$" too, but later: that of whom it is about."""
    american, bare = AMERICAN.search(flat), BARE_SIGN.search(flat)
    if american is None or bare is None or american.start() < bare.start():
        return None
    named = [OWN_DOLLARS[code] for code in context if code in OWN_DOLLARS]
    return named[0] if len(named) == 1 else None


@cache
def _plain() -> dict[str, str]:
    return {row["word"].lower(): row["code"] for row in rows("money") if not row["place"]}


@cache
def _in_capitals() -> dict[str, str]:
    """The codes after a number, by the same in lower case: they mean money in capitals only."""
    found = {row["word"].lower(): row["word"] for row in rows("money") if row["word"].isupper()}
    return {lower: word for lower, word in found.items() if lower not in symbols()}


@cache
def _by_place() -> dict[tuple[str, str], str]:
    return {(row["word"], row["place"]): row["code"] for row in rows("money") if row["place"]}


@cache
def _adjectives() -> dict[str, str]:
    """Codes by the demonyms and names that stand before a currency's word."""
    found = {
        "h.k.": "HKG",
        "hk": "HKG",
        "n.z.": "NZL",
        "nz": "NZL",
        "can": "CAN",
        "cdn": "CAN",
        "aust": "AUS",
        "nt": "TWN",
        "new taiwan": "TWN",
        "u.s.": "USA",
        "us": "USA",
    }
    places = {place for _, place in _by_place()}
    for code in sorted(places):
        one = economies()[code]
        for name in (*one.demonyms, one.name, *one.aliases):
            found.setdefault(name.lower(), code)
    return found


@cache
def money_words() -> frozenset[str]:
    """Every word that a currency after a number can begin with, in lower case."""
    return frozenset([*_adjectives(), *DOLLARS, *(row["word"].lower() for row in rows("money"))])


@struct(frozen=True, slots=True)
class Money:
    """The money after a number as written: its word, the place that qualifies it or None, and where it ends."""

    word: str
    place: str | None
    end: int


def read_money(flat: str, at: int) -> Money | None:
    """The money after a number that ends there. Sought in lower case: to ignore case takes many times as long."""
    ahead = lower(flat[at : at + LONGEST])
    begun = BEGINNING.match(ahead)
    found = _pattern().match(ahead) if begun and begun[1] in _beginnings() else None
    if found is None:
        return None
    written = {name: flat[at + found.start(name) : at + found.end(name)] for name in ("word", "place")}
    return Money(written["word"], written["place"] or None, at + found.end())


@cache
def _beginnings() -> frozenset[str]:
    return frozenset(told[1] for word in money_words() if (told := BEGINNING.match(word)))


@cache
def _pattern() -> re.Pattern[str]:
    places, words = list(_adjectives()), {row["word"].lower() for row in rows("money")} | DOLLARS
    return re.compile(
        rf"[ -]?(?:\(?(?P<place>{alternatives(places)})\)?[ -])?(?P<word>{alternatives(list(words))})(?![a-z])"
    )


def currency(word: str, place: str | None, context: Iterable[str] = ()) -> str | None:
    """The currency of a word, of the named place, else by default, else of the first context country that has one."""
    key = " ".join(word.lower().split())
    general = PLURALS.get(key, key)
    if _in_capitals().get(key, word) != word:
        return None  # "5 million try" are no lira
    if place and (code := _adjectives().get(" ".join(place.lower().split()))):
        return _by_place().get((general, code))
    if general not in {"dollars", "marks"}:
        for code in context:
            if found := _by_place().get((general, code)):
                return found
    return _plain().get(key) or _plain().get(general)
