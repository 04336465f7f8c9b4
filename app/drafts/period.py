"""When: an EDTF expression with its first and last day."""

from datetime import date
from typing import Annotated, Any

from pydantic import Field, model_validator
from pydantic_core import PydanticCustomError

from app.drafts.types import Model
from app.vocabulary.periods import parse_period


class Period(Model):
    """A time as EDTF (ISO 8601-2:2019, levels 0 and 1), and the days that bound it, null at an open or unknown end."""

    edtf: Annotated[str, Field(max_length=64, description="EDTF: `2023`, `2024-01/2024-03`, `../2029`, `198X`.")]
    first: Annotated[date | None, Field(strict=False, description="Its first day, or null.")] = None
    last: Annotated[date | None, Field(strict=False, description="Its last day, or null.")] = None

    @model_validator(mode="before")
    @classmethod
    def _bounds(cls, data: Any) -> Any:
        if not isinstance(data, dict) or not isinstance(data.get("edtf"), str):
            return data
        try:
            period = parse_period(data["edtf"])
        except ValueError as error:
            raise PydanticCustomError("period", "{detail}", {"detail": str(error)}) from None
        for name, day in (("first", period.first), ("last", period.last)):
            if name in data and data[name] not in (day, day and day.isoformat()):
                raise PydanticCustomError("period", "{name} of this edtf is {day}", {"name": name, "day": str(day)})
        return {**data, "first": period.first, "last": period.last}
