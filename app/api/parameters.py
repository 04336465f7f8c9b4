"""The query parameters: one table that both reads a query string and documents it."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Any
from urllib.parse import unquote_to_bytes

from app.api.readers import code
from app.drafts.types import code_schema
from app.errors import Reason, Refused
from app.vocabulary.codes import near

MOST_VALUES = 20
MOST_PARAMETERS = 400
# A near name of each costs a millisecond or two, in which nobody else is answered.
MOST_REASONS = 50


@dataclass(frozen=True, slots=True)
class Parameter:
    """One query parameter: what it means, how a value is read (ValueError tells what is wrong), its JSON schema.

    The docs page fills in the example of one that is `prefilled`; all examples filled in together would find nothing.
    """

    name: str
    meaning: str
    read: Callable[[str], Any]
    schema: Mapping[str, Any]
    example: Any = None
    many: bool = False
    prefilled: bool = False

    def documented(self) -> dict[str, Any]:
        """The parameter object of the OpenAPI document."""
        schema: dict[str, Any] = dict(self.schema)
        meaning = self.meaning
        if self.example is not None:
            schema["examples"] = [self.example]
        if self.many:
            schema = {"type": "array", "items": schema, "maxItems": MOST_VALUES}
            meaning += " Repeat it for *or*."
        if self.example is not None:
            shown = "true" if self.example is True else self.example
            meaning += f" For example `{shown}`."
        found: dict[str, Any] = {"name": self.name, "in": "query", "required": False, "description": meaning}
        found["schema"] = schema
        if self.many:
            found |= {"style": "form", "explode": True}
        if self.prefilled:
            found["example"] = [self.example] if self.many else self.example
        return found


def by_name(*parameters: Parameter) -> dict[str, Parameter]:
    """Parameters as `read_query` and `query_of` take them, in the order of the documentation."""
    return {parameter.name: parameter for parameter in parameters}


def query_of(known: Mapping[str, Parameter]) -> dict[str, Any]:
    """The query parameters of an operation for the OpenAPI document."""
    return {"parameters": [parameter.documented() for parameter in known.values()]}


def read_query(
    raw: bytes, known: Mapping[str, Parameter], elsewhere: Mapping[str, str] = MappingProxyType({})
) -> dict[str, Any]:
    """The values of a raw query string by parameter; a tuple of them where a parameter may be repeated.

    `elsewhere` names parameters that exist but not for this path, and why. Refused with every reason at once, the first
    fifty of them: an unknown parameter or value, a repetition, bytes that are no UTF-8. Nothing is ignored.
    """
    reasons: list[Reason] = []
    found: dict[str, Any] = {}
    for name, value in _pairs(raw, reasons):
        if len(reasons) >= MOST_REASONS:
            break
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
            reasons.append(Reason("query", name, _several(parameter, value) or str(error)))
            continue
        if parameter.many:
            found.setdefault(name, []).append(read)
            if len(found[name]) > MOST_VALUES:
                reasons.append(Reason("query", name, f"may be given {MOST_VALUES} times at most"))
                break
        else:
            found[name] = read
    if reasons:
        raise Refused.because(list(dict.fromkeys(reasons))[:MOST_REASONS])
    return {name: tuple(dict.fromkeys(value)) if known[name].many else value for name, value in found.items()}


def _pairs(raw: bytes, reasons: list[Reason]) -> Iterable[tuple[str, str]]:
    fields = raw.split(b"&") if raw else []
    if len(fields) > MOST_PARAMETERS:
        reasons.append(Reason("query", "", f"a query has at most {MOST_PARAMETERS} parameters"))
        return
    for part in fields:
        if not part:
            continue
        name, _, value = (unquote_to_bytes(piece.replace(b"+", b" ")) for piece in part.partition(b"="))
        try:
            text = name.decode(), value.decode()
        except UnicodeDecodeError:
            reasons.append(Reason("query", name.decode(errors="replace")[:80], "is no valid UTF-8"))
            continue
        if "\0" in text[0] or "\0" in text[1]:
            reasons.append(Reason("query", text[0].replace("\0", "")[:80], "holds a NUL character"))
            continue
        yield text


def _several(parameter: Parameter, value: str) -> str | None:
    """The remedy where good values stand in one, with commas between them, as some services take them."""
    parts = value.split(",")
    if not parameter.many or not 1 < len(parts) <= MOST_VALUES:
        return None
    try:
        for part in parts:
            parameter.read(part)
    except ValueError:
        return None
    return f"takes one value at a time: {'&'.join(f'{parameter.name}={part}' for part in parts)}"


def _unknown(name: str, known: Mapping[str, Parameter], elsewhere: Mapping[str, str]) -> str:
    if name in elsewhere:
        return elsewhere[name]
    found = near(name, known)
    return f"is no parameter here; {'did you mean ' + ', '.join(found) + '?' if found else 'see the documentation'}"


def coded(name: str, meaning: str, list_name: str | None = None, example: str | None = None) -> Parameter:
    """A parameter whose values are codes of one list, and may be repeated."""
    return Parameter(name, meaning, code(list_name or name), code_schema(list_name or name), example, many=True)
