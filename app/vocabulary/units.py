"""Units of figures: which are valid, of which sort they are, and which fit an indicator and its measure."""

import re
from functools import cache

from app.vocabulary.codes import codelist, near, parts, rows
from app.vocabulary.words import fold

LONGEST_NOUN = 60
# A value is in base units, so "million barrels" counts barrels.
MULTIPLES = frozenset({"hundred", "thousand", "million", "billion", "trillion"})
NOUN = re.compile(r"[a-z]+(?:[' -][a-z]+)*")
MEASURES = {
    "change_pct": {"percent"},
    "share_pct": {"percent"},
    "change_factor": {"times"},
    "ratio": {"ratio", "times", "percent"},
    "count": {"noun", "quantity"},
}


def unit_sort(unit: str) -> str | None:
    """Of which sort a unit is, or None if it is none.

    `currency` (ISO 4217), `percent`, `pp`, `times`, `ratio`, `quantity` (UCUM and trade units), `price` (a currency per
    quantity, noun or other currency: `USD/t`, `USD/head`, `KZT/USD`), `noun` (what is counted, in lower case:
    `vehicles`).
    """
    if unit in codelist("currency").codes:
        return "currency"
    if unit in _sorts():
        return _sorts()[unit]
    currency, slash, measured = unit.partition("/")
    if slash:
        return "price" if currency in codelist("currency") and currency != measured and _is_priced(measured) else None
    return "noun" if _is_noun(unit) else None


def is_listed(unit: str) -> bool:
    """Whether a unit is a code of a list, as prices and counted nouns are not."""
    return unit in codelist("currency").codes or unit in codelist("unit").codes


def unit_hint(unit: str) -> str:
    """The remedy for a unit that is not valid: the one that was meant, near codes, or what a unit looks like."""
    currency, slash, measured = unit[: 2 * LONGEST_NOUN].partition("/")
    meant = _meant(unit) or _meant(_one(unit))
    if slash and not meant:
        meant = [
            f"{money}/{quantity}"
            for money in _meant(currency)
            for quantity in _meant(measured) or [measured]
            if unit_sort(f"{money}/{quantity}") == "price"
        ]
    if not meant and not slash and _is_noun(_one(unit)):
        meant = [_one(unit)]
    meant = meant or near(unit, [*_sorts(), *codelist("currency").codes])
    if meant:
        return f"did you mean {' or '.join(f'`{one}`' for one in meant[:3])}?"
    return "a unit is a currency, `percent`, a unit such as `t`, a price such as `USD/t`, or a noun such as `vehicles`"


def fits(indicator: str, measure: str, unit: str) -> bool:
    """Whether a unit can be that of a figure of this indicator and measure: `percent` is no level of money."""
    sort = unit_sort(unit)
    if sort is None or indicator not in _level_units() or measure not in codelist("measure").codes:
        return False
    if measure in MEASURES:
        return sort in MEASURES[measure]
    return sort in _level_units()[indicator] or (measure == "change_abs" and sort == "pp")


@cache
def _sorts() -> dict[str, str]:
    return {row["code"]: row["sort"] for row in rows("unit")}


@cache
def _level_units() -> dict[str, tuple[str, ...]]:
    return {row["code"]: parts(row["level_units"]) for row in rows("indicator")}


@cache
def _aliases() -> dict[str, list[str]]:
    """Codes by what journalists write for them; `pounds` are money and weight, so there may be two."""
    found: dict[str, list[str]] = {}
    for name in ("unit", "currency"):
        for code in codelist(name).codes.values():
            for alias in {_key(word) for word in (code.code, code.name, *code.aliases)}:
                found.setdefault(alias, []).append(code.code)
    return found


def _key(word: str) -> str:
    # "%" and "$" hold no letter or digit: they are their own key.
    return fold(word) or word.strip()


def _meant(word: str) -> list[str]:
    return _aliases().get(_key(word), []) if len(word) <= LONGEST_NOUN else []


def _is_priced(measured: str) -> bool:
    return _sorts().get(measured) == "quantity" or measured in codelist("currency") or _is_noun(measured)


def _is_noun(word: str) -> bool:
    return len(word) <= LONGEST_NOUN and NOUN.fullmatch(word) is not None and not _meant(word) and _one(word) == word


def _one(unit: str) -> str:
    """The unit of a single one: in lower case, without multiples and stray blanks."""
    return " ".join(word for word in unit[: 2 * LONGEST_NOUN].lower().split() if word not in MULTIPLES)
