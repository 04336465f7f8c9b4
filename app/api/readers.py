"""Reading values of query parameters: each function takes the text and gives what it means, or says what is wrong."""

import re
from collections.abc import Callable
from datetime import UTC, datetime
from functools import cache

from app.drafts.types import unknown_code
from app.model.columns import LAST_DAY, instant
from app.queries.selection import SORTS
from app.vocabulary.codes import codelist, near
from app.vocabulary.economies import economies, economy, parse_pair
from app.vocabulary.periods import parse_period
from app.vocabulary.units import unit_hint, unit_sort
from app.vocabulary.words import fold, words

MOST_WORDS = 32
NUMBER = re.compile(r"-?(?:[0-9]+(?:\.[0-9]*)?|\.[0-9]+)(?:[eE][+-]?[0-9]{1,3})?")
WHOLE = re.compile(r"[0-9]{1,18}")
INSTANT = re.compile(
    r"[0-9]{4}-[0-9]{2}-[0-9]{2}[Tt ][0-9]{2}:[0-9]{2}:[0-9]{2}(?:\.[0-9]+)?(?:[Zz]|[+-][0-9]{2}:[0-9]{2})"
)


def code(list_name: str) -> Callable[[str], str]:
    """Reads a code of a list."""

    def read(text: str) -> str:
        if text in codelist(list_name):
            return text
        raise ValueError(unknown_code(text, list_name))

    return read


def code_of_any(*lists: str) -> Callable[[str], str]:
    """Reads a code of any of several lists."""

    def read(text: str) -> str:
        known = dict.fromkeys(found for name in lists for found in codelist(name).codes)
        if text in known:
            return text
        raise ValueError(f"{text[:80]!r} is no code of {' or '.join(lists)}{tip(near(text, known), *lists)}")

    return read


def tip(hints: list[str], *lists: str) -> str:
    """The end of an error that names near values, or where no value is near, the lists that hold them all."""
    if hints:
        return f"; did you mean {', '.join(hints[:3])}?"
    return f"; see {' and '.join(f'/v1/codelists/{name}' for name in lists)}" if lists else ""


def read_economy(text: str) -> str:
    """An economy's code; lower case means the same."""
    if text.isascii() and economy(text.upper()):
        return text.upper()
    hints = dict.fromkeys([*_named().get(fold(text), ()), *near(text, economies())])
    raise ValueError(f"{text[:80]!r} is no economy{tip(list(hints), 'economy')}")


@cache
def _named() -> dict[str, list[str]]:
    """The codes of economies by their folded names."""
    found: dict[str, list[str]] = {}
    for one in economies().values():
        for name in {fold(name) for name in (one.name, *one.aliases)}:
            found.setdefault(name, []).append(one.code)
    return found


def read_member(text: str) -> str:
    """The code of an economy that takes part in facts: no region, not the world."""
    found = read_economy(text)
    if not economies()[found].takes_part:
        raise ValueError(f"{found} takes part in no fact: it is a region; see the filter party or partner")
    return found


def read_pair(text: str) -> str:
    """A pair in either order and case, as its canonical code."""
    pair = parse_pair(text)
    if pair is None:
        example = tip(_near_pairs(text[:80])) or "; a pair is two different economies, such as CHN-KAZ"
        raise ValueError(f"{text[:80]!r} is no pair{example}")
    return pair


def _near_pairs(text: str) -> list[str]:
    if text.count("-") != 1:
        return []
    known = [one.code for one in economies().values() if one.takes_part]
    first, second = (near(part, known) for part in text.split("-"))
    return [f"{a}-{b}" for a in first for b in second if a != b]


def read_unit(text: str) -> str:
    """A unit by its code."""
    if unit_sort(text) is None:
        raise ValueError(f"{text[:80]!r} is no unit; {unit_hint(text)}")
    return text


def read_words(text: str) -> tuple[str, ...]:
    """The words of `q`, each once."""
    if not text.strip():
        raise ValueError("is blank: give a word")
    found = words(text)
    if len(found) > MOST_WORDS:
        raise ValueError(f"holds {len(found)} words, {MOST_WORDS} are the most")
    return tuple(dict.fromkeys(found))


def read_folded(text: str) -> str:
    """Words that a field must equal; case and accents do not matter."""
    found = fold(text)
    if not found:
        raise ValueError("is blank: give a word")
    return found


def read_as_is(text: str) -> str:
    """Any text that is not blank."""
    if not text.strip():
        raise ValueError("is blank")
    return text


def read_from(text: str) -> int:
    """The first day of an EDTF period, as ordinal."""
    first = parse_period(text).first
    return first.toordinal() if first else 1


def read_to(text: str) -> int:
    """The last day of an EDTF period, as ordinal."""
    last = parse_period(text).last
    return last.toordinal() if last else LAST_DAY


def read_number(text: str) -> float:
    """A number whose digits a value could have."""
    digits = sum(letter.isdigit() for letter in re.split("[eE]", text)[0].strip("-").replace(".", "").strip("0"))
    if not NUMBER.fullmatch(text) or digits > 15 or not abs(float(text)) < 1e21:
        raise ValueError(f"{text[:80]!r} is no number with at most 15 digits and below 10^21")
    return float(text)


def read_whole(least: int, most: int) -> Callable[[str], int]:
    """Reads a whole number within bounds."""

    def read(text: str) -> int:
        if not WHOLE.fullmatch(text) or not least <= int(text) <= most:
            raise ValueError(f"{text[:80]!r} is no whole number from {least} to {most}")
        return int(text)

    return read


def read_truth(text: str) -> bool:
    """true or false."""
    if text not in {"true", "false"}:
        raise ValueError(f"{text[:80]!r} is neither true nor false")
    return text == "true"


def read_instant(text: str) -> str:
    """An RFC 3339 instant with its offset, not in the future, as the store writes it."""
    sign = "; in a URL the + of an offset is written %2B" if " " in text[10:] else ""
    wrong = f"{text[:80]!r} is no RFC 3339 instant with its offset, such as 2026-11-24T12:00:00Z{sign}"
    if not INSTANT.fullmatch(text):
        raise ValueError(wrong)
    try:
        moment = datetime.fromisoformat(text.upper()).astimezone(UTC)
    except (ValueError, OverflowError):
        raise ValueError(wrong) from None
    if moment > datetime.now(UTC):
        raise ValueError(f"{text} is in the future")
    return instant(moment)


def read_review(text: str) -> str:
    """A review or `any`."""
    return text if text == "any" else code("review")(text)


def read_hs(text: str) -> str:
    """The first digits of a Harmonized System code."""
    if not re.fullmatch("[0-9]{1,10}", text):
        raise ValueError(f"{text[:80]!r} is no HS code: give one to ten digits")
    return text


def read_sort(text: str) -> str:
    """An order, with `-` for descending."""
    if text.removeprefix("-") not in SORTS or text.startswith("--"):
        raise ValueError(f"{text[:80]!r} is no order; one of {', '.join(SORTS)}, each with or without -")
    return text
