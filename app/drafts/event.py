"""Events: what happens, or is to happen, between economies."""

from typing import Annotated, Literal

from pydantic import Field

from app.drafts.fact import Fact
from app.drafts.types import Codes, Name


class Event(Fact):
    """A visit, talks, a measure, a dispute, an opening: what a trade analyst would log."""

    kind: Literal["event"] = "event"
    type: Annotated[str, Codes("event_type"), Field(description="What sort of event.")]
    place: Annotated[Name | None, Field(description="Where, in words, or null.")] = None
    ordinal: Annotated[int | None, Field(ge=1, le=1000, description="Second visit: 2; else null.")] = None
    status: Annotated[str, Codes("event_status"), Field(description="Occurred, planned, cancelled ...")]
