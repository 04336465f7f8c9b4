"""Which moment of the store an answer shows: the headers `Tradefacts-Revision` and `Tradefacts-Min-Revision`.

Replicas of one store are behind it, each by its own bit. Every answer tells the revision that it shows at least; who
has seen one sends it, and is shown nothing older.
"""

import asyncio
import re
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass

from sqlalchemy import Connection
from starlette.datastructures import Headers
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from app.api.problems import problem_response
from app.errors import Problem, Reason, Refused
from app.model.database import Database
from app.model.store import State, state_in

SHOWN = b"tradefacts-revision"
LEAST = "Tradefacts-Min-Revision"
# Short questions to a server wait for no slow one. The threads begin when they are first needed.
SHORT = ThreadPoolExecutor(8, "short")
WHOLE = re.compile("[0-9]{1,18}")
# Whether the process lives is told whatever has become of the store.
STORELESS = frozenset({"/livez", "/metrics"})


@dataclass(slots=True)
class Moment:
    """The revision that a request must be shown at least, and the state of the store that its answer shows.

    `sent` is how the request says the first, `seen` was read before the question, `shown` in the question's own
    transaction, where a replica may have answered.
    """

    sent: str | None
    seen: State | None = None
    least: int = 0
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


class Moments:
    """The middleware: it reads what is asked for at least, and tells what is shown."""

    def __init__(self, app: ASGIApp, store: Database) -> None:
        self.app = app
        self.store = store

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request; `scope["moment"]` may hold what was seen already."""
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        moment: Moment | None = scope.get("moment")
        if moment is None:
            moment = scope["moment"] = Moment(Headers(scope=scope).get(LEAST))
        reads = scope["method"] == "GET"

        async def telling(message: Message) -> None:
            if message["type"] == "http.response.start":
                # A write tells the revision that it has left, for who wants to read it from a replica.
                state = moment.state if reads else await seen(self.store, 0, primary=True)
                if state is not None and scope["path"] not in STORELESS:
                    message["headers"] = [*message["headers"], (SHOWN, b"%d" % state.revision)]
            await send(message)

        try:
            moment.least = least_of(moment.sent)
            if moment.least and (moment.seen is None or moment.seen.revision < moment.least):
                moment.seen = await seen(self.store, moment.least, primary=not reads)
        except Problem as problem:
            await problem_response(problem, scope)(scope, receive, telling)
            return
        await self.app(scope, receive, telling)


async def seen(store: Database, least: int, *, primary: bool = False) -> State | None:
    """The state of the store now. PreconditionFailed where it has not reached revision `least`."""
    if store.inline:
        return store.seen(least)
    return await asyncio.get_running_loop().run_in_executor(SHORT, lambda: store.seen(least, primary=primary))


def moment_of(scope: Scope) -> Moment:
    """The moment of a request that the layer has let through."""
    found: Moment = scope["moment"]
    return found


def least_of(sent: str | None) -> int:
    """The revision that a request must be shown at least, 0 where it does not say. Refused if it is no number."""
    if sent is None:
        return 0
    if not WHOLE.fullmatch(sent):
        wrong = Reason("header", LEAST, f"{sent[:80]!r} is no revision: send one that Tradefacts-Revision has told")
        raise Refused.because([wrong])
    return int(sent)
