"""The usual questions are sought in an index, whichever page is asked for: none sorts or walks the whole store."""

from collections.abc import Iterator

import pytest
from sqlalchemy import event

from app.bundle.loading import load
from app.model.database import Database
from app.queries import facts, pairs
from app.queries.selection import Selection
from tests.api.seed import make
from tests.engines import new_store, url_of

SELECTIONS = {
    "newest": Selection(),
    "oldest": Selection(descending=False),
    "of a kind": Selection(kinds=("event",)),
    "of a pair": Selection(pair=("CHN-KAZ",)),
    "of an economy": Selection(country=("CHN",)),
    "of a party": Selection(party=("qaztrade",)),
    "of a review": Selection(review=("proposed",)),
    "of a pair by period": Selection(pair=("CHN-KAZ",), sort="period"),
    "by period": Selection(sort="period"),
    "by revision": Selection(sort="recorded_at"),
    "by value": Selection(kinds=("figure",), sort="value"),
    "of an article": Selection(equal=(("article_id", ("art_0000000000000000",)),)),
    "of an indicator": Selection(equal=(("indicator", ("gdp",)),)),
    "published since": Selection(published_from=738_000),
    "with a word": Selection(words=("rice",)),
    "with a word, of a pair": Selection(words=("rice",), pair=("CHN-KAZ",)),
}


@pytest.fixture(scope="module")
def store(tmp_path_factory) -> Iterator[Database]:
    store = Database(url_of(new_store(tmp_path_factory.mktemp("plans") / "store.sqlite")))
    with store.writing() as connection:
        load(connection, make(200, seed=5).lines)
    yield store
    store.close()


def plans(store: Database, question) -> list[str]:
    """How the database answers each statement of a question."""
    asked = []
    with store.reading() as connection:

        def note(*said):
            asked.append((said[2], said[3]))

        event.listen(connection, "before_cursor_execute", note)
        question(connection)
        event.remove(connection, "before_cursor_execute", note)
        return [
            step
            for statement, values in asked
            for *_, step in connection.exec_driver_sql(f"EXPLAIN QUERY PLAN {statement}", values)
        ]


@pytest.mark.parametrize("name", SELECTIONS)
@pytest.mark.parametrize("deep", [False, True])
def test_a_page_is_sought_and_not_sorted(store, name, deep):
    wanted = SELECTIONS[name]
    places: dict[str, facts.Position] = {"period": [738_900, 2**59], "value": [5.0, 2**59]}
    after = places.get(wanted.sort, [2**59]) if deep else None
    steps = plans(store, lambda connection: facts.page(connection, wanted, 50, after))
    assert steps
    assert [step for step in steps if "B-TREE" in step] == [], steps
    assert [
        step for step in steps if step.startswith("SCAN fact") and "USING" not in step and "VIRTUAL" not in step
    ] == []
    assert any(step.startswith(("SEARCH", "SCAN fact_words VIRTUAL")) for step in steps)


@pytest.mark.parametrize("as_of", [None, "2024-12-31T00:00:00.000000Z"])
def test_a_single_fact_is_sought(store, as_of):
    with store.reading() as connection:
        fact = facts.page(connection, Selection(), 1)[0][0].split('"')[3]
    steps = plans(store, lambda connection: facts.one(connection, fact, None, as_of))
    assert all(step.startswith("SEARCH") for step in steps), steps


def test_counts_of_a_pair_are_read_and_not_counted(store):
    steps = plans(store, lambda connection: pairs.tally(connection, "pair", "CHN-KAZ"))
    assert [step.partition(" USING")[0] for step in steps] == ["SEARCH tally"]
