"""When: an EDTF expression with its first and last day."""

from datetime import date
from functools import lru_cache
from typing import Annotated, Any, Self

from pydantic import Field, ModelWrapValidatorHandler, model_validator

from app.drafts.faults import together
from app.drafts.types import Model
from app.vocabulary.periods import parse_period


class Period(Model):
    """A time as EDTF (ISO 8601-2:2019, levels 0 and 1), and the days that bound it, null at an open or unknown end."""

    edtf: Annotated[str, Field(max_length=64, description="EDTF: `2023`, `2024-01/2024-03`, `../2029`, `198X`.")]
    first: Annotated[date | None, Field(strict=False, description="Its first day, or null.")] = None
    last: Annotated[date | None, Field(strict=False, description="Its last day, or null.")] = None

    @model_validator(mode="wrap")
    @classmethod
    def _bounds(cls, data: Any, handler: ModelWrapValidatorHandler[Self]) -> Self:
        if not isinstance(data, dict) or not isinstance(data.get("edtf"), str):
            return handler(data)
        rest = {name: value for name, value in data.items() if name not in {"first", "last"}}
        try:
            period = parse_period(data["edtf"])
        except ValueError as error:
            return together(handler, rest, [str(error)])
        days = {"first": period.first, "last": period.last}
        faults = [
            f"{name} of this edtf is {day}"
            for name, day in days.items()
            if name in data and data[name] not in (day, day and day.isoformat())
        ]
        return together(handler, {**rest, **days}, faults)


@lru_cache(maxsize=4096)
def period_of(edtf: str) -> Period:
    """The period that an EDTF expression is. ValidationError for what is none."""
    return Period.model_validate({"edtf": edtf})
