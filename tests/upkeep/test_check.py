"""A store that agrees with itself has no fault; each sort of damage is named."""

import sqlite3
from contextlib import closing

import pytest
from sqlmodel import SQLModel

from app.upkeep.check import check
from tests import warm
from tests.api.seed import make
from tests.engines import copied, damage, name_of, new_store, rows, url_of
from tests.stores import fill, fill_bundle, lived_in, opened

# The first bundled fact: what is damaged, unless said otherwise.
TRADE = "(SELECT key FROM fact WHERE revision = 1)"


def faults_of(path):
    with opened(path) as store, store.reading(0) as connection:
        return list(check(connection))


def ran(path):
    return warm.told("check", env={"TRADEFACTS_DATABASE_URL": url_of(path)})


@pytest.fixture(scope="module")
def sound(tmp_path_factory):
    return lived_in(tmp_path_factory.mktemp("sound") / "store.sqlite")


@pytest.fixture
def store(sound, tmp_path):
    return copied(sound, tmp_path / "store.sqlite")


def test_an_empty_store_has_no_fault(tmp_path):
    assert faults_of(new_store(tmp_path / "store.sqlite")) == []


def test_a_store_with_the_bundled_facts_has_no_fault(tmp_path):
    path = new_store(tmp_path / "store.sqlite")
    fill_bundle(path)
    assert faults_of(path) == []


def test_a_store_with_a_history_has_no_fault_and_the_program_says_so(sound):
    assert faults_of(sound) == []
    done = ran(sound)
    assert (done.returncode, done.stdout) == (0, "")
    assert done.stderr == f"{name_of(sound)}: all is well\n"


def test_facts_of_every_kind_and_field_have_no_fault(tmp_path):
    path = new_store(tmp_path / "store.sqlite")
    fill(path, *make(facts=120).lines)
    assert faults_of(path) == []


# How the columns and tables are damaged, and what is said of it.
DAMAGES = {
    "a column": ("UPDATE fact SET unit = 'EUR' WHERE key = TRADE", "unit is 'EUR', its document tells 'USD'"),
    "a value": ("UPDATE fact SET value = 42 WHERE key = TRADE", "value is 42.0, its document tells 41000000000.0"),
    "an optional column": ("UPDATE fact SET record = NULL WHERE key = TRADE", "record is None"),
    "a folded column": ("UPDATE fact SET place = 'Kazakhstan' WHERE type = 'visit'", "place is 'Kazakhstan'"),
    "a bound": ("UPDATE fact SET last = last + 1 WHERE key = TRADE", "last is"),
    "a review": ("UPDATE fact SET review = 'proposed' WHERE key = TRADE", "review is 'proposed'"),
    "a reason": ("UPDATE fact SET reason = 'because' WHERE key = TRADE", "reason is 'because'"),
    "the one economy": ("UPDATE fact SET sole = 'CHN' WHERE revision = 2", "sole is 'CHN'"),
    "the words": ("UPDATE fact SET words = words || ' tea' WHERE key = TRADE", "words differs from what it is made of"),
    "the index of words": (
        "UPDATE fact SET words = words || ' tea' WHERE key = TRADE",
        "full text: the index does not hold the words of the facts",
    ),
    "an entry of the index": (
        "INSERT INTO fact_words (fact_words, rowid, words) SELECT 'delete', key, words FROM fact WHERE key = TRADE",
        "full text: the index does not hold the words of the facts",
    ),
    "a key": ("UPDATE fact SET key = key + 1099511627776 WHERE key = TRADE", "key is"),
    "a missing mention": (
        "DELETE FROM mention WHERE key = TRADE AND filter = 'pair'",
        "mention of pair CHN-KAZ is missing",
    ),
    "a mention too many": (
        "INSERT INTO mention (key, filter, code, review, first, last) VALUES (TRADE, 'pair', 'CHN-VNM', 'x', 1, 2)",
        "mention of pair CHN-VNM is one too many",
    ),
    "a mention that differs": (
        "UPDATE mention SET first = first - 1 WHERE key = TRADE AND filter = 'country' AND code = 'KAZ'",
        "mention of country KAZ differs",
    ),
    "a mention of a version that ended": (
        "UPDATE mention SET until = NULL WHERE key IN (SELECT key FROM fact WHERE until = 18) AND code = 'BRA'",
        "mention of country BRA differs",
    ),
    "a count": (
        "UPDATE tally SET figure = figure + 1 WHERE filter = 'pair' AND code = 'CHN-KAZ'",
        "count of pair CHN-KAZ: is [2, 2, 2], the facts tell [1, 2, 2]",
    ),
    "a missing count": (
        "DELETE FROM tally WHERE filter = 'party' AND code = 'qaztrade'",
        "count of party qaztrade: is missing, the facts tell [0, 0, 1]",
    ),
    "a count of nothing": (
        "INSERT INTO tally VALUES ('country', 'BEL', 0, 1, 0)",
        "count of country BEL: is [0, 1, 0], the facts tell [0, 0, 0]",
    ),
    "the count of an article": (
        "UPDATE tally SET agreement = 0 WHERE filter = 'article' AND agreement > 0",
        "count of article art_7266e444e3cbaea3: is [4, 4, 0], the facts tell [4, 4, 3]",
    ),
    "the count of all": ("UPDATE tally SET event = 0 WHERE filter = 'all'", "count of all all: is [5, 0, 3]"),
    "a party's words": ("UPDATE party SET words = 'nobody' WHERE id = 'qaztrade'", "party qaztrade: its words"),
    "a party's name": (
        "UPDATE party SET name = 'Qaz Trade', words = 'qaz trade' WHERE id = 'qaztrade'",
        "party qaztrade is not known as 'QazTrade'",
    ),
    "a party's type": (
        "UPDATE party SET type = 'agency' WHERE id = 'qaztrade'",
        "party qaztrade: type is 'agency', the first fact that names it tells",
    ),
    "a party's country": (
        "UPDATE party SET country = 'VNM' WHERE id = 'ana-lima'",
        "party ana-lima: country is 'VNM', the first fact that names it tells 'BRA'",
    ),
    "the country of who makes statistics": (
        "UPDATE party SET country = NULL WHERE name = 'Hải quan Việt Nam'",
        "country is None, the first fact that names it tells 'VNM'",
    ),
    "a party that nobody names": (
        "INSERT INTO party VALUES ('nobody', 'Nobody', 'person', NULL, 'nobody')",
        "party nobody: no fact names it",
    ),
    "a party": ("DELETE FROM party WHERE id = 'qaztrade'", "party qaztrade is not known as 'QazTrade'"),
    "an alias": ("DELETE FROM alias WHERE party_id = 'KAZ'", "party KAZ: its words are not those of its names"),
    "the day of an article": ("UPDATE article SET published_last = 1 WHERE publisher IS NULL", "published_last is 1,"),
    "the words of an article": (
        "UPDATE article SET words = '' WHERE publisher = 'Tin Nhanh'",
        "words is '', its metadata tell 'coffee and rice tin nhanh'",
    ),
    "the metadata of an article": (
        "UPDATE article SET language = 'klingon' WHERE publisher IS NULL",
        "language: 'klingon' is no code of the list language",
    ),
    "the title of an article": (
        "UPDATE article SET title = 'Tea', words = 'tea' WHERE publisher IS NULL",
        "document differs from what it is made of",
    ),
    "the digest of an article": (
        "UPDATE article SET sha256 = 'a' || substr(sha256, 2)",
        "id is 'art_7266e444e3cbaea3'",
    ),
    "an article": ("DELETE FROM article WHERE publisher IS NULL", "of fact points at no article"),
    "a text": ("UPDATE article_text SET text = 'x' || text", "the attached text has another digest"),
    "the evidence in a text": ("UPDATE article_text SET text = 'x' || text", "(fact) has another digest"),
    "the store's revision": ("UPDATE store SET revision = 99", "store: revision is 99, the rows tell 19"),
    "the store's instant": ("UPDATE store SET recorded_at = ''", "store: recorded_at is ''"),
    "the store's articles": ("UPDATE store SET articles = 7", "store: articles is 7, the rows tell 2"),
    "the store's texts": ("UPDATE store SET texts = 7", "store: texts is 7, the rows tell 1"),
    "the store's row": ("DELETE FROM store", "store: it has one row"),
    "a revision that is gone": ("DELETE FROM fact WHERE revision = 5", "revision 6: follows revision 4"),
    "an instant": (
        "UPDATE fact SET recorded_at = '2001-01-01T00:00:00.000000Z' WHERE revision = 5",
        "revision 5: recorded at 2001-01-01T00:00:00.000000Z, before revision 4",
    ),
    "an end too early": ("UPDATE fact SET until = 18 WHERE until = 19", "revision 17 ends at 18, the next is 19"),
    "a fact without a present": ("UPDATE fact SET until = 99 WHERE revision = 1", "has no present version"),
    "a fact that nobody added": ("UPDATE fact SET action = 'corrected' WHERE revision = 1", "yet it is version 1"),
    "a fact that was added twice": ("UPDATE fact SET action = 'added' WHERE revision = 19", "yet it is version 3"),
    "an action against the review": (
        "UPDATE fact SET action = 'rejected' WHERE revision = 19",
        "revision 19 is rejected, yet its review is retracted",
    ),
    "a version of another article": (
        "UPDATE fact SET article_id = 'art_7266e444e3cbaea3' WHERE revision = 19",
        "revision 19 is of another kind or article",
    ),
    "a missing index": ("DROP INDEX mention_newest", "schema: mention_newest is missing"),
    "an older schema": ("UPDATE alembic_version SET version_num = 'older'", "run `tradefacts migrate`"),
    "a missing code": ("DELETE FROM indicator WHERE code = 'employment'", "run `tradefacts migrate`"),
}
# What nothing else in the store tells, so that only a backup can.
UNTOLD = {
    ("article", "language"),
    ("article", "url"),
    ("fact", "by"),
}
COLUMNS = [
    (table.name, column.name)
    for table in SQLModel.metadata.sorted_tables
    if table.name != "key"  # of which the store keeps digests alone
    for column in table.columns
    if (table.name, column.name) not in UNTOLD
]
# What is written in a document in place of what, and what is said of it.
DOCUMENTS = {
    "another value": ("41000000000", "42000000000", "value is 41000000000.0, its document tells 42000000000.0"),
    "an id of another kind": ('"id":"fig_', '"id":"evt_', "the id of figures begins with fig_"),
    "half of it": ("}", "", "document: "),
    "a missing field": ('"hs":null,', "", "document differs from what it is made of"),
    "a field too many": ('"hs":null,', '"hs":null,"hs2":1,', "Extra inputs are not permitted"),
    "an unknown code": ('"flow":"total"', '"flow":"both"', "'both' is no code of the list flow"),
    "a broken rule": ('"balance":null', '"balance":"deficit"', "surplus and deficit go with flow balance"),
    "another layout": ('{"id"', '{ "id"', "document differs from what it is made of"),
    "a proposer of an accepted fact": (
        '"proposed_by":null',
        '"proposed_by":{"name":"a","type":"person"}',
        "are told of proposed facts only",
    ),
    "a quote without a text": ('"quote":null', '"quote":"so"', "the quote has another digest than sha256"),
    "another quote": ('"quote":"signed', '"quote":"Signed', "the quote has another digest than sha256"),
    "no quote": ('"quote":"3.5 billion dollars"', '"quote":null', "document differs from what it is made of"),
    "a relation to nothing": ('"fact":"agr_', '"fact":"fig_', "relation about: there is no fact fig_"),
    "a value that is text": (
        '"value":41000000000',
        '"value":"41000000000"',
        "document differs from what it is made of",
    ),
    "a value that is a list": ('"value":41000000000', '"value":[]', "document: "),
}


@pytest.mark.parametrize(
    "sort",
    [
        pytest.param(sort, marks=pytest.mark.only_sqlite("the server keeps its index itself"))
        if sort in {"the index of words", "an entry of the index"}
        else sort
        for sort in DAMAGES
    ],
)
def test_damage_is_named(sort, store):
    statement, fault = DAMAGES[sort]
    damage(store, statement.replace("TRADE", TRADE))
    found = faults_of(store)
    assert [line for line in found if fault in line], found
    assert all("\n" not in line for line in found)


# Rows of the other tables have an address of SQLite's.
ADDRESS = {"tally": "filter || code"}


@pytest.mark.only_sqlite("a row is chosen by its address")
@pytest.mark.parametrize("order", ["ASC", "DESC"])
@pytest.mark.parametrize(("table", "column"), COLUMNS)
def test_a_change_of_any_column_is_found(table, column, order, store):
    address = ADDRESS.get(table, "rowid")
    chosen = f'SELECT {address} FROM "{table}" ORDER BY "{column}" IS NULL, {address} {order} LIMIT 1'  # noqa: S608 - of the models
    (before,) = rows(store, f'SELECT "{column}" FROM "{table}" WHERE {address} = ({chosen})')[0]  # noqa: S608 - likewise
    changed = before + 1000 if isinstance(before, int | float) else f"{before or ''}x"
    connection = sqlite3.connect(store)
    with closing(connection), connection:
        connection.execute("PRAGMA ignore_check_constraints = ON")
        connection.execute(f'UPDATE "{table}" SET "{column}" = ? WHERE {address} = ({chosen})', (changed,))  # noqa: S608 - likewise
    assert faults_of(store)


@pytest.mark.only_sqlite("likewise")
@pytest.mark.parametrize("table", sorted({table for table, _ in COLUMNS} - {"alias", "unit"}))
def test_a_row_that_is_gone_is_found(table, store):
    address = ADDRESS.get(table, "rowid")
    damage(store, f'DELETE FROM "{table}" WHERE {address} = (SELECT max({address}) FROM "{table}")')  # noqa: S608 - of the models
    assert faults_of(store)


@pytest.mark.parametrize("sort", DOCUMENTS)
def test_a_damaged_document_is_named(sort, store):
    old, new, fault = DOCUMENTS[sort]
    damage(store, "UPDATE fact SET document = replace(document, ?, ?)", old, new)
    found = faults_of(store)
    assert [line for line in found if fault in line], found
    assert all("\n" not in line for line in found)


@pytest.mark.parametrize("document", ["[]", "null", "{}", "", "{", '{"value": 1e99999999999999999999}'])
def test_a_document_that_is_none_is_named(document, store):
    damage(store, "UPDATE fact SET document = ? WHERE revision = 1", document)
    assert [line for line in faults_of(store) if "revision 1: document: " in line]


@pytest.mark.only_sqlite("the pages are the file's")
@pytest.mark.parametrize("first", [1, 2, 5, 20])
def test_a_file_whose_pages_are_spoilt_is_a_fault_and_no_crash(first, store):
    damage(store, "PRAGMA wal_checkpoint(TRUNCATE)")
    content = bytearray(store.read_bytes())
    page = int.from_bytes(content[16:18], "big")
    for start in range(page * first, len(content) - page, page * 3):
        content[start : start + 200] = b"\xa5" * 200
    store.write_bytes(content)
    assert faults_of(store)


@pytest.mark.only_sqlite("a database of a server is one")
def test_a_file_that_is_no_database_is_a_fault(tmp_path):
    path = tmp_path / "store.sqlite"
    path.write_bytes(b"This is a letter, and no store at all." * 100)
    assert faults_of(path) == ["file: cannot be read any further: file is not a database"]


def test_the_program_prints_each_fault_and_exits_1(store):
    damage(store, "UPDATE store SET articles = 7, texts = 8")
    done = ran(store)
    assert done.returncode == 1
    assert done.stdout == "store: articles is 7, the rows tell 2\nstore: texts is 8, the rows tell 1\n"
    assert done.stderr == f"{name_of(store)}: 2 faults\n"


def test_a_check_changes_nothing_and_lets_others_write(store):
    with opened(store) as reader, reader.reading(0) as connection:
        faults = check(connection)
        damage(store, "UPDATE store SET articles = articles")
        assert list(faults) == []
        damage(store, "UPDATE store SET articles = articles")
