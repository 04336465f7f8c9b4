"""The latest figures of a pair, found in two ways: among its newest rows, or series by series."""

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import orjson
import pytest

from app.bundle.loading import load
from app.model.columns import instant
from app.model.database import Database
from app.model.mentions import SERIES
from app.queries import pairs
from tests.benchmarks.made import Made
from tests.engines import new_store, url_of

ONE = {"indicator": "trade_value", "measure": "level", "unit": "USD", "direction": None, "commodity": None, "hs": None}


def _lines(few: bool) -> Iterator[bytes]:
    made = Made(seed=3)
    made.pairs, made.pair_weights = [("CHN", "KAZ")], [1.0]
    for line in map(orjson.loads, made.lines(800)):
        if few and line["kind"] == "figure":
            line |= {**ONE, "flow": "export" if line["flow"] == "export" else "import"}
        yield orjson.dumps(line)


@pytest.fixture(params=[False, True], ids=["many series", "few series"])
def store(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Database]:
    store = Database(url_of(new_store(tmp_path / "store.sqlite")))
    with store.writing() as connection:
        load(connection, _lines(few=request.param))
    yield store
    store.close()


def test_the_latest_of_each_series_are_those_that_history_tells(store: Database) -> None:
    with store.reading() as connection:
        walked = pairs.NEWEST.all(connection, {"pair": "CHN-KAZ"})
        now = pairs.latest(connection, "CHN-KAZ", None)
        told = pairs.latest(connection, "CHN-KAZ", instant(datetime.now(UTC)))
    documents: list[dict[str, Any]] = [orjson.loads(document) for document in now]
    series = {tuple(document[name] for name in SERIES) for document in documents}
    assert len(walked) == pairs.WALKED
    assert now == told
    assert len(series) == len(documents) in {4, pairs.PER_LIST}
