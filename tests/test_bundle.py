"""The facts of the first article, field by field; where its text is at hand, against that too."""

import re
import subprocess
from hashlib import sha256
from pathlib import Path
from typing import Any

import pytest
from starlette.testclient import TestClient

from app.curation.articles import attach
from app.main import create_app
from app.settings import Settings
from tests.engines import copied, everything, new_store, rows, url_of
from tests.stores import exported, facts_of, fill, fill_bundle, opened

ROOT = Path(__file__).parents[1]
SHARED = ROOT.parent / "shared" / "articles"
ARTICLE = "art_7266e444e3cbaea3"
needs_shared = pytest.mark.skipif(not SHARED.is_dir(), reason="../shared is absent")

# What the kinds have; whatever is not told below is null.
FIELDS = {
    "figure": (
        "indicator measure value value_max unit direction balance comparator record flow reporter partner commodity hs"
        " source_agency freq base_period"
    ),
    "event": "type place ordinal",
    "agreement": "type",
}
YEAR = {"edtf": "2023", "first": "2023-01-01", "last": "2023-12-31"}
FIRST, SECOND = "fig_827b9fcf4decc099", "fig_63c2a9076d23263b"
FORUM, PARTNERSHIP, INITIATIVE = "evt_386cc098e7c99296", "agr_f8e4ede452395fdf", "agr_380783b7e3f6d8eb"
# Revision, and what it says; parties as id, name, type, role, country; evidence as start, end, supports.
TOLD: dict[int, dict[str, Any]] = {
    1: {
        "id": FIRST, "kind": "figure", "subject": "bilateral trade", "pair": "CHN-KAZ",
        "indicator": "trade_value", "measure": "level", "value": 41_000_000_000, "unit": "USD", "comparator": "eq",
        "record": "high", "flow": "total", "reporter": "CHN", "partner": "KAZ", "freq": "A", "status": "observed",
        "period": YEAR,
        "parties": [("CHN", "China", "country", "reporter", None), ("KAZ", "Kazakhstan", "country", "partner", None)],
        "evidence": [(536, 599, "fact"), (568, 589, "value"), (590, 599, "period"), (512, 529, "parties")],
    },
    2: {
        "id": SECOND, "kind": "figure", "subject": "cargo carriage",
        "indicator": "cargo_volume", "measure": "change_pct", "value": 22, "unit": "percent", "direction": "up",
        "comparator": "eq", "reporter": "KAZ", "freq": "A", "status": "observed", "period": YEAR,
        "parties": [("KAZ", "Kazakhstan", "country", "reporter", None)],
        "evidence": [(933, 971, "fact"), (933, 936, "value"), (1012, 1022, "parties")],
    },
    3: {
        "id": "fig_1b5a89801fb84bd1", "kind": "figure", "subject": "growth rate",
        "indicator": "gdp", "measure": "change_pct", "value": 6, "unit": "percent", "direction": "up",
        "comparator": "ge", "reporter": "KAZ", "status": "target",
        "parties": [("KAZ", "Kazakhstan", "country", "reporter", None)],
        "evidence": [(1012, 1072, "fact"), (1057, 1072, "value")],
    },
    4: {
        "id": "fig_bd2084f7becde0e6", "kind": "figure", "subject": "size of the economy",
        "indicator": "gdp", "measure": "change_factor", "value": 2, "unit": "times", "direction": "up",
        "comparator": "eq", "reporter": "KAZ", "status": "target",
        "period": {"edtf": "../2029", "first": None, "last": "2029-12-31"},
        "parties": [("KAZ", "Kazakhstan", "country", "reporter", None)],
        "evidence": [(1077, 1103, "fact"), (1077, 1083, "value"), (1096, 1103, "period"), (1012, 1022, "parties")],
    },
    5: {
        "id": "evt_171a409f2f6b30d9", "kind": "event", "subject": "visit of Xi Jinping to Kazakhstan",
        "pair": "CHN-KAZ", "type": "visit", "place": "Kazakhstan", "ordinal": 2, "status": "planned",
        "parties": [
            ("xi-jinping", "Xi Jinping", "person", "visitor", "CHN"),
            ("KAZ", "Kazakhstan", "country", "host", None),
            ("R-CENTRAL-ASIA", "Central Asia", "region", "topic", None),
        ],
        "evidence": [
            (17, 133, "fact"), (233, 242, "fact"), (457, 529, "fact"), (1402, 1428, "fact"), (1973, 1993, "fact"),
            (2140, 2150, "fact"),
        ],
    },
    6: {
        "id": FORUM, "kind": "event", "subject": "Boao Forum for Asia", "type": "forum", "status": "occurred",
        "parties": [
            ("boao-forum-for-asia", "Boao Forum for Asia", "forum", "forum", None),
            ("kassym-jomart-tokayev", "Kassym-Jomart Tokayev", "person", "participant", "KAZ"),
        ],
        "evidence": [(674, 693, "fact"), (1566, 1576, "fact")],
    },
    7: {
        "id": "evt_be8945ab731bcef1", "kind": "event", "subject": "partnership of Kazakhstan and China",
        "pair": "CHN-KAZ", "type": "statement", "status": "occurred",
        "parties": [
            ("kassym-jomart-tokayev", "Kassym-Jomart Tokayev", "person", "speaker", "KAZ"),
            ("CHN", "China", "country", "topic", None),
        ],
        "evidence": [(695, 794, "fact"), (796, 924, "fact")],
        "relations": [("at", FORUM), ("about", PARTNERSHIP), ("credits", INITIATIVE)],
    },
    8: {
        "id": "evt_7c1d75b15e23a6de", "kind": "event", "subject": "new development paradigms, protectionism",
        "type": "statement", "status": "occurred",
        "parties": [("kassym-jomart-tokayev", "Kassym-Jomart Tokayev", "person", "speaker", "KAZ")],
        "evidence": [(1531, 1705, "fact")],
        "relations": [("at", FORUM)],
    },
    9: {
        "id": "agr_39b76c218781cd95", "kind": "agreement", "pair": "CHN-KAZ", "type": "mou", "status": "unknown",
        "subject": "Kazakh products on the Chinese market, trade infrastructure along the China-Europe route",
        "parties": [
            ("qaztrade", "QazTrade", "organisation", "party", "KAZ"),
            ("jiangsu-soho-holdings-group", "Jiangsu SOHO Holdings Group", "company", "party", "CHN"),
            ("china-europe-route", "China-Europe route", "place", "place", None),
        ],
        "evidence": [(1139, 1213, "fact"), (1228, 1282, "fact"), (1287, 1346, "fact")],
    },
    10: {
        "id": PARTNERSHIP, "kind": "agreement", "subject": "strategic partnership", "pair": "CHN-KAZ",
        "type": "partnership", "status": "in_force",
        "parties": [("CHN", "China", "country", "party", None), ("KAZ", "Kazakhstan", "country", "party", None)],
        "evidence": [(386, 423, "fact"), (320, 325, "parties"), (1844, 1865, "fact")],
    },
    11: {
        "id": INITIATIVE, "kind": "agreement", "subject": "One Belt One Road (Belt and Road Initiative)",
        "type": "initiative", "status": "in_force",
        "parties": [("CHN", "China", "country", "initiator", None)],
        "evidence": [(346, 377, "fact"), (320, 325, "parties"), (840, 860, "fact"), (2217, 2256, "fact")],
    },
}  # fmt: skip


@pytest.fixture(scope="module")
def bundled(tmp_path_factory):
    path = new_store(tmp_path_factory.mktemp("bundled") / "store.sqlite")
    assert fill_bundle(path).facts == 11
    return path


@pytest.fixture
def own(bundled, tmp_path):
    return copied(bundled, tmp_path / "own.sqlite")


@pytest.fixture(scope="module")
def client(bundled):
    asked = copied(bundled, bundled.with_name("asked.sqlite"))
    with TestClient(create_app(Settings(database_url=url_of(asked)))) as asking:
        yield asking


@pytest.fixture(scope="module")
def served(client):
    """All facts by the revision that made them, as a reader gets them."""
    items = client.get("/v1/facts?review=any").json()["items"]
    return {item["revision"]: item for item in items}


def test_there_are_eleven_facts(served):
    assert sorted(served) == list(range(1, 12))


@pytest.mark.parametrize("revision", TOLD)
def test_a_bundled_fact_is_right_in_every_field(revision, served):
    told = TOLD[revision]
    fact = dict(served[revision])
    assert re.fullmatch(r"[A-Z].{20,200}\.", fact.pop("summary"))
    assert re.fullmatch(r"20\d\d-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{6}Z", fact.pop("recorded_at"))
    evidence = fact.pop("evidence")
    assert [(one["start"], one["end"], one["supports"]) for one in evidence] == told["evidence"]
    assert all(set(one) == {"article", "start", "end", "sha256", "supports", "quote"} for one in evidence)
    assert all((one["article"], one["quote"]) == (ARTICLE, None) for one in evidence)
    assert fact.pop("parties") == [
        dict(zip(("id", "name", "type", "role", "country"), party, strict=True)) for party in told["parties"]
    ]
    assert fact.pop("relations") == [
        {"relation": relation, "fact": other} for relation, other in told.get("relations", [])
    ]
    assert fact.pop("article") == {"id": ARTICLE, "title": None, "publisher": None, "published": "2024-03-28"}
    expected = dict.fromkeys(("subject", "pair", "status", "period", "stated_by", *FIELDS[told["kind"]].split()))
    expected |= {"review": "accepted", "reason": None, "revision": revision}
    expected |= dict.fromkeys(("proposed_by", "confidence", "reasons"))
    expected |= {name: value for name, value in told.items() if name not in {"evidence", "parties", "relations"}}
    assert fact == expected


def test_the_article_has_its_metadata_and_counts(client):
    assert client.get(f"/v1/articles/{ARTICLE}").json() == {
        "id": ARTICLE,
        "published": "2024-03-28",
        "publisher": None,
        "title": None,
        "language": "en",
        "url": None,
        "sha256": "7266e444e3cbaea33998e196b2482155c64b113c6be48c06be96cdef1082facf",
        "attached": False,
        "counts": {"figure": 4, "event": 4, "agreement": 3},
    }


def test_the_pair_finds_its_facts_and_with_context_all_eleven(client):
    of_pair = client.get("/v1/facts?pair=CHN-KAZ").json()["items"]
    assert {item["revision"] for item in of_pair} == {1, 5, 7, 9, 10}
    assert len(client.get("/v1/facts?pair=kaz-chn&context=true").json()["items"]) == 11


def test_a_region_and_a_place_can_be_found_as_parties(client):
    found = {
        kind: [item["id"] for item in client.get(f"/v1/parties?type={kind}").json()["items"]]
        for kind in ("region", "place", "forum", "person", "company", "organisation")
    }
    assert found == {
        "region": ["R-CENTRAL-ASIA"],
        "place": ["china-europe-route"],
        "forum": ["boao-forum-for-asia"],
        "person": ["kassym-jomart-tokayev", "xi-jinping"],
        "company": ["jiangsu-soho-holdings-group"],
        "organisation": ["qaztrade"],
    }
    assert [item["revision"] for item in client.get("/v1/facts?party=china-europe-route").json()["items"]] == [9]


def test_every_fact_was_added_as_accepted_by_the_bundle(client):
    changes = client.get("/v1/changes?since=0").json()
    assert changes["latest"] == 11
    assert [(item["revision"], item["by"], item["action"], item["reason"]) for item in changes["items"]] == [
        (revision, "bundle", "added", None) for revision in range(1, 12)
    ]
    assert [item["fact"] for item in changes["items"]] == [told["id"] for told in TOLD.values()]


def test_loading_again_and_again_changes_nothing(own):
    before = everything(own)
    for _ in range(3):
        assert fill_bundle(own).unchanged == 11
    assert everything(own) == before


def test_a_fact_that_somebody_changed_is_left_alone(own):
    fact = next(line for line in exported(own) if FIRST.encode() in line)
    fill(own, fact.replace(b"a record 41 billion", b"41 billion").replace(b'"by":"bundle"', b'"by":"ana"'))
    other = next(line for line in exported(own) if SECOND.encode() in line)
    fill(own, other.replace(b'"accepted"', b'"retracted"').replace(b'"by":"bundle"', b'"by":"ana"'))
    before = everything(own)
    fill_bundle(own)
    assert everything(own) == before
    assert rows(own, "SELECT revision, by, action FROM fact WHERE revision > 11 ORDER BY revision") == [
        (12, "ana", "corrected"),
        (13, "ana", "retracted"),
    ]


def test_a_fact_that_only_an_older_release_worded_otherwise_is_corrected(own):
    fact = next(line for line in exported(own) if FIRST.encode() in line)
    fill(own, fact.replace(b"a record 41 billion", b"41 billion"))
    assert [item["revision"] for item in facts_of(own) if item["id"] == FIRST] == [12]
    loaded = fill_bundle(own)
    assert (loaded.facts, loaded.unchanged) == (1, 10)
    assert rows(own, "SELECT action, by FROM fact WHERE revision = 13") == [("corrected", "bundle")]


@pytest.fixture(scope="module")
def text():
    found = (SHARED / "texts" / "xi-kazakhstan-2024-03-28.txt").read_bytes().decode()
    assert sha256(found.encode()).hexdigest()[:16] == ARTICLE[4:]
    return found


@needs_shared
def test_every_digest_is_that_of_the_texts_stretch(text, served):
    for fact in served.values():
        for one in fact["evidence"]:
            assert sha256(text[one["start"] : one["end"]].encode()).hexdigest() == one["sha256"]


@needs_shared
def test_an_attached_article_is_quoted(text, own):
    with opened(own) as store, store.writing() as connection:
        assert attach(connection, ARTICLE, text)
    for fact in facts_of(own):
        assert [one["quote"] for one in fact["evidence"]] == [
            text[one["start"] : one["end"]] for one in fact["evidence"]
        ]
        assert fact["evidence"][0]["quote"].strip()


RUN = 8


def runs(content):
    found = re.findall(r"[a-z0-9]+", content.lower())
    return {" ".join(found[start : start + RUN]) for start in range(len(found) - RUN + 1)}


@needs_shared
def test_no_eight_words_in_a_row_of_an_article_stand_in_the_project():
    articles = {run for path in (SHARED / "texts").glob("*.txt") for run in runs(path.read_text(encoding="utf-8"))}
    assert len(articles) > 10_000
    listed = subprocess.run(
        ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
    )
    for name in filter(None, listed.stdout.split("\0")):
        content = (ROOT / name).read_bytes() if (ROOT / name).is_file() else b""
        assert not runs(content.decode("utf-8", "ignore")) & articles, name
