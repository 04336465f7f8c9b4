"""Every fault of an object at once: pydantic alone runs a model's own checks only where its fields are right."""

from collections.abc import Callable, Sequence
from typing import Any, TypeVar

from pydantic import ValidationError
from pydantic_core import InitErrorDetails, PydanticCustomError

T = TypeVar("T")


def together(handler: Callable[[Any], T], data: Any, faults: Sequence[str]) -> T:
    """What the handler of a `wrap` validator makes of `data`.

    ValidationError with the faults of the object as a whole and those that pydantic finds in its fields.
    """
    if not faults:
        return handler(data)
    found = [_told("fault", fault, (), data) for fault in faults]
    try:
        handler(data)
    except ValidationError as error:
        found += [_told(entry["type"], entry["msg"], entry["loc"], entry["input"]) for entry in error.errors()]
    raise ValidationError.from_exception_data("draft", found)


def _told(kind: str, detail: str, where: tuple[int | str, ...], given: Any) -> InitErrorDetails:
    told = PydanticCustomError(kind, "{detail}", {"detail": detail})
    return InitErrorDetails(type=told, loc=where, input=given)
