"""The lines of NDJSON that `load` reads: strict JSON, and what a line says of the revision that made it."""

import json
from datetime import UTC, datetime, timedelta
from decimal import Decimal, InvalidOperation
from typing import Annotated, Any

from pydantic import AfterValidator, Field, ValidationError, model_validator
from pydantic_core import PydanticCustomError

from app.curation.versions import DECISIONS
from app.drafts.reading import refusal
from app.drafts.types import Codes, FactId, Model, Name, Sentence
from app.errors import Refused
from app.model.columns import REVISION_BITS, instant
from app.model.document import Change, Proposer

Line = dict[str, Any]
# A store may come from a machine whose clock is ahead.
CLOCKS_APART = timedelta(days=1)


def _recorded_at(stored: str) -> str:
    """An instant as stores write it, which is not to come: `as_of` could not ask for it."""
    try:
        moment = datetime.fromisoformat(stored)
    except ValueError:
        moment = None
    if moment is None or moment.tzinfo is None or instant(moment) != stored:
        raise PydanticCustomError("instant", "an instant is written as 2024-03-28T12:00:00.000000Z")
    if moment > datetime.now(UTC) + CLOCKS_APART:
        raise PydanticCustomError("instant", "an instant of a store is not in the future")
    return stored


class RecordedLine(Model):
    """What a line says of the revision that made it: all of it in an export, none in new facts."""

    by: Name
    action: Annotated[str, Codes("action")] | None = None
    review: Annotated[str, Codes("review")] | None = None
    reason: Sentence | None = None
    proposed_by: Proposer | None = None
    confidence: Annotated[int | Decimal, Field(ge=0, le=1)] | None = None
    reasons: list[Name] | None = None
    id: FactId | None = None
    revision: Annotated[int, Field(ge=1, lt=2**REVISION_BITS)] | None = None
    recorded_at: Annotated[str, AfterValidator(_recorded_at)] | None = None

    @model_validator(mode="after")
    def _whole(self) -> "RecordedLine":
        if self.revision is not None and None in (self.id, self.action, self.review, self.recorded_at):
            raise PydanticCustomError("record", "a line with a revision has id, action, review and recorded_at too")
        if self.revision is not None and self.action in DECISIONS and self.action != self.review:
            raise PydanticCustomError("record", "the review is what the action made it")
        return self

    def change(self, action: str, review: str, *, anew: bool = False) -> Change:
        """The revision as told, or `anew` the store's next one.

        Of a proposed fact that does not tell, the proposer is the program that loads it.
        """
        proposed = review == "proposed"
        return Change(
            by=self.by,
            action=action,
            review=review,
            reason=self.reason,
            proposed_by=(self.proposed_by or Proposer(name=self.by, type="program")) if proposed else None,
            confidence=float(self.confidence) if proposed and self.confidence is not None else None,
            reasons=self.reasons if proposed else None,
            revision=None if anew else self.revision,
            recorded_at=None if anew else self.recorded_at,
        )


RECORD = tuple(RecordedLine.model_fields)


def recorded(data: Line, by: str) -> RecordedLine:
    """What a line says of its revision; `by` unless it tells by whom."""
    fields = {name: data[name] for name in RECORD if name in data}
    try:
        return RecordedLine.model_validate({"by": by, **fields})
    except ValidationError as error:
        raise refusal(error) from None


def parsed(line: bytes) -> Line:
    """The object that a line of JSON is, decimals exact. Refused where readers of JSON would disagree about it."""
    try:
        data = DECODER.decode(line.decode())
    except RecursionError:
        raise Refused("not JSON that is read here: nested too deeply") from None
    except InvalidOperation:
        raise Refused("not JSON that is read here: a number is beyond all bounds") from None
    except ValueError as error:
        raise Refused(f"not JSON: {error}") from None
    if not isinstance(data, dict):
        raise Refused("a line is a JSON object")
    return data


def _no_number(name: str) -> None:
    raise ValueError(f"{name} is no JSON number")


def _each_name_once(members: list[tuple[str, Any]]) -> Line:
    found = dict(members)
    if len(found) < len(members):
        names = [name for name, _ in members]
        twice = next(name for name in names if names.count(name) > 1)
        raise ValueError(f"{twice[:60]!r} stands twice in one object")
    return found


# Made once: `json.loads` would make one for each line.
DECODER = json.JSONDecoder(parse_float=Decimal, parse_constant=_no_number, object_pairs_hook=_each_name_once)
