"""Which moment of the store an answer shows: the headers `Tradefacts-Revision` and `Tradefacts-Min-Revision`.

Replicas of one store are behind it, each by its own bit. Every answer tells the revision that it shows at least; who
has seen one sends it, and is shown nothing older.
"""

import re
from dataclasses import dataclass

from sqlalchemy import Connection
from starlette.datastructures import Headers
from starlette.types import Message, Scope

from app.errors import Reason, Refused
from app.model.database import state_in
from app.model.store import State

SHOWN = b"tradefacts-revision"
LEAST = "Tradefacts-Min-Revision"
WHOLE = re.compile("[0-9]{1,18}")


@dataclass(slots=True)
class Moment:
    """The revision that a request must be shown at least, and the state of the store that its answer shows.

    `seen` was read before the question, `shown` in the question's own transaction, where a replica may have answered.
    """

    least: int
    seen: State | None = None
    shown: State | None = None

    @property
    def state(self) -> State | None:
        """The state to tell, and to keep the answer by; None where the store is out of reach."""
        return self.shown or self.seen

    def show(self, connection: Connection) -> None:
        """Take down what a transaction shows: of several, the oldest."""
        found = state_in(connection)
        if found is not None and (self.shown is None or found.revision < self.shown.revision):
            self.shown = found

    def tell(self, message: Message) -> Message:
        """The beginning of an answer, with the revision that it shows."""
        if self.state is None:
            return message
        return {**message, "headers": [*message["headers"], (SHOWN, str(self.state.revision).encode())]}


def moment_of(scope: Scope) -> Moment:
    """The moment of a request that the layer `Delivery` has let through."""
    found: Moment = scope["moment"]
    return found


def least_of(headers: Headers) -> int:
    """The revision that a request must be shown at least, 0 where it does not say. Refused if it is no number."""
    sent = headers.get(LEAST)
    if sent is None:
        return 0
    if not WHOLE.fullmatch(sent):
        wrong = Reason("header", LEAST, f"{sent[:80]!r} is no revision: send one that Tradefacts-Revision has told")
        raise Refused.because([wrong])
    return int(sent)
