"""What a process counts while it answers, cheap enough for every request, and what its sibling workers counted.

Workers of one server each write their numbers into a folder every second; whichever is asked adds those of the
others to its own. A worker that died has left its last numbers there, so no counter ever goes back.
"""

import asyncio
from bisect import bisect_left
from collections import Counter
from collections.abc import AsyncIterator, Iterable
from contextlib import asynccontextmanager, suppress
from pathlib import Path
from uuid import uuid4

import orjson

# Upper bounds of the histograms' buckets, in seconds; what is slower falls into one more.
BOUNDS = (0.0005, 0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5, 5.0, 10.0)
PUBLISH_SECONDS = 1.0
Labels = tuple[str | int, ...]
# The labels of the time that it takes to read an article; those of requests are route, method and status.
READING: Labels = ("reading",)


class Tally:
    """The numbers of one process. Written by its event loop alone, so nothing is locked."""

    def __init__(self) -> None:
        self.times: dict[Labels, list[float]] = {}
        self.counts: Counter[str] = Counter()

    def timed(self, labels: Labels, seconds: float) -> None:
        """Count something that took so long: requests by route, method and status; readings of articles."""
        numbers = self.times.get(labels)
        if numbers is None:
            numbers = self.times[labels] = [0.0] * (len(BOUNDS) + 2)
        numbers[bisect_left(BOUNDS, seconds)] += 1
        numbers[-1] += seconds

    def add(self, others: Iterable[bytes]) -> None:
        """Add what other processes wrote."""
        for written in others:
            times, counts = orjson.loads(written)
            self.counts.update(counts)
            for labels, theirs in times:
                ours = self.times.get(tuple(labels), [0.0] * len(theirs))
                self.times[tuple(labels)] = [a + b for a, b in zip(ours, theirs, strict=True)]

    def written(self) -> bytes:
        """All numbers, as `add` takes them."""
        return orjson.dumps([list(self.times.items()), self.counts])


class Shared:
    """The numbers of this process and, where a folder is given, those of its siblings."""

    def __init__(self, own: Tally, folder: str | None) -> None:
        self.own = own
        self.file = Path(folder) / f"{uuid4().hex}.json" if folder else None

    def whole(self) -> Tally:
        """The numbers of all processes together."""
        found = Tally()
        found.add([self.own.written()])
        if self.file is not None:
            found.add(other.read_bytes() for other in self.file.parent.glob("*.json") if other != self.file)
        return found

    @asynccontextmanager
    async def published(self) -> AsyncIterator[None]:
        """While this lasts, siblings see the numbers of this process, at most a second old."""
        task = asyncio.create_task(self._publish())
        try:
            yield
        finally:
            task.cancel()
            with suppress(asyncio.CancelledError):
                await task
            self._write()

    async def _publish(self) -> None:
        while self.file is not None:
            self._write()
            await asyncio.sleep(PUBLISH_SECONDS)

    def _write(self) -> None:
        if self.file is None:
            return
        whole = self.file.with_suffix(".new")
        # The folder goes when the server's parent ends; on a full disk the next second may do better.
        with suppress(OSError):
            whole.write_bytes(self.own.written())
            whole.replace(self.file)
