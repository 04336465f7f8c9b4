"""Finished answers that are kept, each with the state of the store that it shows.

One is given again until any program has changed that state. The state is read before the question is, or with it, so an
answer is never older than its label.
"""

from collections import OrderedDict
from dataclasses import dataclass
from time import perf_counter

from starlette.types import Scope

from app.api.tally import Tally
from app.api.wishes import RawHeaders, Wish
from app.model.database import Database
from app.model.store import State

LARGEST_SHARE = 8  # one answer takes at most an eighth of the room
BESIDE = 1000  # bytes that a kept answer takes besides those that it holds
# When the whole request had come, as the connection told in its scope.
ARRIVED = "tradefacts.arrived"
Key = tuple[str, bytes, tuple[str | None, str | None], bool, bool]


@dataclass(slots=True)
class Answer:
    """A finished 200: its headers, its body as it travels, and the state of the store that it shows."""

    state: State | None
    etag: str
    headers: RawHeaders
    unmodified: RawHeaders
    body: bytes

    def told(self, unless: str | None) -> tuple[int, RawHeaders, bytes]:
        """Status, headers and body for a client, which may have it already."""
        return (304, self.unmodified, b"") if matches(unless, self.etag) else (200, self.headers, self.body)


class Kept:
    """The answers that are kept, those asked for last, in so many bytes."""

    def __init__(self, store: Database, room: int, tally: Tally) -> None:
        self.store = store
        self.counts = tally.counts
        self.room = room
        self.held = 0
        self.looked = 0.0
        self.found: State | None = None
        self.answers: OrderedDict[Key, Answer] = OrderedDict()

    def at_once(self, scope: Scope, asked: Wish) -> Answer | None:
        """The answer to a request for which nobody need be waited."""
        if asked.least is not None or not self.store.inline:
            return None
        key = key_of(scope, asked)
        return self.fresh(key, self.seen_since(scope.get(ARRIVED))) if key in self.answers else None

    def fresh(self, key: Key, state: State | None) -> Answer | None:
        """The answer that shows this state of the store, if there is one."""
        answer = self.answers.get(key)
        if answer is None or state is None or answer.state != state:
            return None
        self.answers.move_to_end(key)
        self.counts["cache_hits"] += 1
        return answer

    def seen_since(self, arrived: float | None) -> State | None:
        """The state of the store at a moment after a request had come: those that came together share one look."""
        if arrived is None or arrived >= self.looked:
            self.looked = perf_counter()
            self.found = self.store.seen()
        return self.found

    def keep(self, key: Key, answer: Answer) -> None:
        """Keep an answer, unless it is too large for all others; those that nobody asked for longest go."""
        self.counts["cache_misses"] += 1
        size = _size(key, answer)
        self._drop(key)
        if answer.state is None or size > self.room // LARGEST_SHARE:
            return
        self.answers[key] = answer
        self.held += size
        while self.held > self.room:
            self._drop(next(iter(self.answers)))

    def _drop(self, key: Key) -> None:
        dropped = self.answers.pop(key, None)
        if dropped is not None:
            self.held -= _size(key, dropped)


def key_of(scope: Scope, asked: Wish) -> Key:
    """All that an answer depends on, besides the store."""
    return scope["path"], scope["query_string"], asked.formats, asked.zipped, asked.elsewhere


def _size(key: Key, answer: Answer) -> int:
    """The memory that a kept answer takes, in bytes; a long question stands in its key, and again in `Link`."""
    path, query, *_ = key
    told = sum(len(name) + len(value) for name, value in answer.headers)
    return BESIDE + len(path) + len(query) + told + len(answer.body)


def matches(unless: str | None, etag: str) -> bool:
    """Whether If-None-Match names this ETag, compared weakly (RFC 9110, section 13.1.2)."""
    if unless is None:
        return False
    if unless == etag or unless.strip() == "*":
        return True
    return etag in {part.strip().removeprefix("W/") for part in unless.split(",")}
