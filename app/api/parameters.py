"""The query parameters: one table that both reads a query string and documents it."""

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any
from urllib.parse import unquote_to_bytes

from app.drafts.types import code_schema, unknown_code
from app.errors import Reason, Refused
from app.model.columns import LAST_DAY, instant
from app.vocabulary.codes import codelist, near
from app.vocabulary.economies import economies, economy, parse_pair
from app.vocabulary.periods import parse_period
from app.vocabulary.units import unit_hint, unit_sort
from app.vocabulary.words import words

MOST_VALUES = 20
MOST_WORDS = 32
MOST_PARAMETERS = 400
LONGEST = 20_000
NUMBER = re.compile(r"-?(?:[0-9]+(?:\.[0-9]*)?|\.[0-9]+)(?:[eE][+-]?[0-9]{1,3})?")
WHOLE = re.compile(r"[0-9]{1,18}")
INSTANT = re.compile(
    r"[0-9]{4}-[0-9]{2}-[0-9]{2}[Tt ][0-9]{2}:[0-9]{2}:[0-9]{2}(?:\.[0-9]{1,9})?(?:[Zz]|[+-][0-9]{2}:[0-9]{2})"
)


@dataclass(frozen=True, slots=True)
class Parameter:
    """One query parameter: what it means, how a value is read (ValueError tells what is wrong), its JSON schema."""

    name: str
    meaning: str
    read: Callable[[str], Any]
    schema: Mapping[str, Any]
    example: Any = None
    many: bool = False

    def documented(self) -> dict[str, Any]:
        """The parameter object of the OpenAPI document."""
        schema: dict[str, Any] = dict(self.schema)
        meaning = self.meaning
        if self.many:
            schema = {"type": "array", "items": schema, "maxItems": MOST_VALUES}
            meaning += " Repeat it for *or*."
        found: dict[str, Any] = {"name": self.name, "in": "query", "required": False, "description": meaning}
        found["schema"] = schema
        if self.many:
            found |= {"style": "form", "explode": True}
        if self.example is not None:
            example = [self.example] if self.many else self.example
            found["examples"] = {"bundled": {"summary": "Works on the bundled facts", "value": example}}
        return found


def read_query(raw: bytes, known: Mapping[str, Parameter], elsewhere: Mapping[str, str]) -> dict[str, Any]:
    """The values of a raw query string by parameter; a tuple of them where a parameter may be repeated.

    `elsewhere` names parameters that exist but not for this path, and why. Refused with every reason at once: an
    unknown parameter or value, a repetition, bytes that are no UTF-8. Nothing is ignored.
    """
    if len(raw) > LONGEST:
        raise Refused.because([Reason("query", "", f"a query string has at most {LONGEST} bytes")])
    reasons: list[Reason] = []
    found: dict[str, Any] = {}
    for name, value in _pairs(raw, reasons):
        parameter = known.get(name)
        if parameter is None:
            reasons.append(Reason("query", name[:80], _unknown(name, known, elsewhere)))
            continue
        if name in found and not parameter.many:
            reasons.append(Reason("query", name, "is given twice"))
            continue
        try:
            read = parameter.read(value)
        except ValueError as error:
            reasons.append(Reason("query", name, str(error)))
            continue
        if parameter.many:
            found.setdefault(name, {})[read] = None
            if len(found[name]) > MOST_VALUES:
                reasons.append(Reason("query", name, f"may be repeated {MOST_VALUES} times at most"))
                break
        else:
            found[name] = read
    if reasons:
        raise Refused.because(list(dict.fromkeys(reasons)))
    return {name: tuple(value) if isinstance(value, dict) else value for name, value in found.items()}


def _pairs(raw: bytes, reasons: list[Reason]) -> Iterable[tuple[str, str]]:
    fields = raw.split(b"&") if raw else []
    if len(fields) > MOST_PARAMETERS:
        reasons.append(Reason("query", "", f"a query has at most {MOST_PARAMETERS} parameters"))
        return
    for part in fields:
        if not part:
            continue
        name, _, value = (unquote_to_bytes(piece.replace(b"+", b" ")) for piece in _split(part))
        try:
            text = name.decode(), value.decode()
        except UnicodeDecodeError:
            reasons.append(Reason("query", name.decode(errors="replace")[:80], "is no valid UTF-8"))
            continue
        if "\0" in text[0] or "\0" in text[1]:
            reasons.append(Reason("query", text[0].replace("\0", "")[:80], "holds a NUL character"))
            continue
        yield text


def _split(part: bytes) -> tuple[bytes, bytes, bytes]:
    return part.partition(b"=")


def _unknown(name: str, known: Mapping[str, Parameter], elsewhere: Mapping[str, str]) -> str:
    if name in elsewhere:
        return elsewhere[name]
    found = near(name, known)
    return f"is no parameter here; {'did you mean ' + ', '.join(found) + '?' if found else 'see the documentation'}"


def code(list_name: str) -> Callable[[str], str]:
    """Reads a code of a list."""

    def read(text: str) -> str:
        if text in codelist(list_name):
            return text
        raise ValueError(unknown_code(text, list_name))

    return read


def status_or_type(*lists: str) -> Callable[[str], str]:
    """Reads a code of any of several lists."""

    def read(text: str) -> str:
        known = {found: None for name in lists for found in codelist(name).codes}
        if text in known:
            return text
        hint = near(text, known)
        raise ValueError(
            f"{text[:80]!r} is no code of {' or '.join(lists)}{'; did you mean ' + ', '.join(hint) + '?' if hint else ''}"
        )

    return read


def read_economy(text: str) -> str:
    """An economy's code; lower case means the same."""
    if text.isascii() and economy(text.upper()):
        return text.upper()
    hint = near(text, economies()) or []
    named = [
        e.code for e in economies().values() if words(text) and words(text) in [words(n) for n in (e.name, *e.aliases)]
    ]
    hint = (named + [found for found in hint if found not in named])[:3]
    raise ValueError(f"{text[:80]!r} is no economy{'; did you mean ' + ', '.join(hint) + '?' if hint else ''}")


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
        parts = [part for part in text.split("-") if part][:2]
        hint = [near(part, (e.code for e in economies().values() if e.takes_part)) for part in parts]
        tip = "-".join(found[0] for found in hint) if len(hint) == 2 and all(hint) else ""
        same = len(hint) == 2 and parts[0].upper() == parts[1].upper()
        remedy = f"did you mean {tip}?" if tip and not same else "a pair is two different economies, such as CHN-KAZ"
        raise ValueError(f"{text[:80]!r} is no pair; {remedy}")
    return pair


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


def read_text(text: str) -> str:
    """Words that a field must equal; case and accents do not matter."""
    found = " ".join(words(text))
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


def coded(name: str, meaning: str, list_name: str | None = None, example: str | None = None) -> Parameter:
    """A parameter whose values are codes of one list, and may be repeated."""
    return Parameter(name, meaning, code(list_name or name), code_schema(list_name or name), example, many=True)
