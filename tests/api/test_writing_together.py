"""Many who write at the same moment: one fact stays one, revisions have no gap, and nobody's change is lost."""

import threading
from collections import Counter
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime
from functools import partial
from typing import Any
from urllib.parse import parse_qsl, urlsplit

import orjson
import pytest
from starlette.testclient import TestClient

from app.api.asking import COSTLY
from app.api.reading import READING_THREADS
from app.bundle.loading import load
from app.main import create_app
from app.settings import Settings
from tests.api.desk import BUNDLED, SILENT, Desk, agreement, event, figure
from tests.drafts.made import TEXT
from tests.engines import url_of
from tests.stores import opened

MANY = 20


@pytest.fixture
def second(desk) -> Iterator[Desk]:
    """Another process's application on the same store."""
    other = Desk.__new__(Desk)
    other.path, other.secrets = desk.path, desk.secrets
    other.client = TestClient(create_app(Settings(database_url=url_of(desk.path))))
    with other:
        yield other


def at_once(jobs: list[Callable[[], Any]]) -> list[Any]:
    """The outcomes of jobs that all begin at the same moment, in their order."""
    gate = threading.Barrier(len(jobs))

    def run(job: Callable[[], Any]) -> Any:
        gate.wait(10)
        return job()

    with ThreadPoolExecutor(len(jobs)) as pool:
        return list(pool.map(run, jobs))


def chain(desk: Desk) -> list[int]:
    """The revisions of the store, and that each fact's versions follow one another."""
    items = desk.get("/v1/changes", limit=500)["items"]
    instants = [one["at"] for one in items]
    assert instants == sorted(instants)
    return [one["revision"] for one in items]


@pytest.mark.parametrize("data", [figure(), event(), agreement()])
def test_the_same_fact_proposed_by_many_is_one(desk, data):
    answers = at_once([lambda: desk.propose(data)] * MANY)
    assert Counter(answer.status_code for answer in answers) == {201: 1, 200: MANY - 1}
    assert len({answer.content for answer in answers}) == 1
    assert len(desk.get("/v1/facts", article=SILENT, review="any")["items"]) == 1
    assert chain(desk) == list(range(1, BUNDLED + 2))


def test_different_facts_proposed_by_many_are_revisions_without_gap(desk, second):
    answers = at_once([partial((desk, second)[number % 2].propose, figure(value=number + 1)) for number in range(MANY)])
    assert {answer.status_code for answer in answers} == {201}
    assert sorted(answer.json()["revision"] for answer in answers) == list(range(BUNDLED + 1, BUNDLED + 1 + MANY))
    assert chain(desk) == chain(second) == list(range(1, BUNDLED + 1 + MANY))
    for one in (desk, second):
        values = [
            found["value"] for found in one.get("/v1/figures", article=SILENT, review="any", sort="value")["items"]
        ]
        assert values == list(range(1, MANY + 1))


def test_refused_and_repeated_proposals_leave_no_gap(desk):
    jobs: list[Callable[[], Any]] = []
    for number in range(MANY // 4):
        jobs += [
            partial(desk.propose, figure(value=number)),
            partial(desk.propose, figure(value=number)),
            partial(desk.propose, figure(unit="percent")),
            partial(desk.propose, figure(value=number, summary="Otherwise.")),
        ]
    statuses = Counter(answer.status_code for answer in at_once(jobs))
    assert statuses[422] == MANY // 4
    assert statuses[201] == MANY // 4
    assert chain(desk) == list(range(1, BUNDLED + 1 + MANY // 4))


@pytest.mark.parametrize("number", [2, 8])
def test_of_curators_who_correct_the_same_version_one_wins(desk, second, number):
    fact = desk.accepted(figure())["id"]
    etag = desk.etag(fact)
    answers = at_once(
        [
            partial((desk, second)[at % 2].correct, fact, {"summary": f"By {at}.", "reason": f"{at}"}, match=etag)
            for at in range(number)
        ]
    )
    assert Counter(answer.status_code for answer in answers) == {200: 1, 412: number - 1}
    won = next(answer for answer in answers if answer.status_code == 200)
    for one in (desk, second):
        assert one.get(f"/v1/facts/{fact}") == won.json()
        assert one.get("/v1/pairs/CHL-NOR")["latest"] == [won.json()]
    assert chain(desk) == list(range(1, BUNDLED + 4))


def test_nobody_s_change_is_lost_by_those_who_read_again(desk):
    fact = desk.proposed(event())["id"]

    def add(code: str) -> int:
        for attempt in range(1, 60):
            parties = desk.get(f"/v1/facts/{fact}")
            sent = [{"id": one["id"], "role": one["role"]} for one in parties["parties"] if one["id"].isupper()]
            read = desk.etag(fact)
            if desk.get(f"/v1/facts/{fact}") != parties:
                continue
            patch = {"parties": [*sent, {"id": code, "role": "participant"}], "reason": f"{code} too"}
            if desk.correct(fact, patch, match=read).status_code == 200:
                return attempt
        return 0

    codes = ["SWE", "DNK", "FIN", "ISL"]
    assert all(at_once([partial(add, code) for code in codes]))
    assert {one["id"] for one in desk.get(f"/v1/facts/{fact}")["parties"]} >= set(codes)
    assert chain(desk) == list(range(1, BUNDLED + 2 + len(codes)))


def test_of_opposite_decisions_at_once_one_wins(desk):
    fact = desk.proposed(event())["id"]
    answers = at_once([lambda: desk.decide(fact, "reject")] * 4 + [lambda: desk.decide(fact, "retract")] * 4)
    assert Counter(answer.status_code for answer in answers) == {200: 1, 409: 7}
    assert desk.get(f"/v1/facts/{fact}")["review"] == "rejected"
    assert chain(desk) == list(range(1, BUNDLED + 3))


def test_a_text_attached_by_many_is_attached_once_and_quoted_in_what_is_proposed_meanwhile(desk):
    jobs = [lambda: desk.attach(SILENT, TEXT)] * 5
    codes = ("CHL", "NOR", "SWE", "DNK", "FIN", "ISL", "PER", "JPN", "KOR", "VNM")
    proposals = [partial(desk.propose, figure(reporter=code, partner="WLD")) for code in codes]
    answers = at_once([*jobs, *proposals])
    assert Counter(answer.status_code for answer in answers) == {200: 5, 201: 10}
    for fact in desk.get("/v1/facts", article=SILENT, review="any")["items"]:
        assert [one["quote"] for one in fact["evidence"]] == ["fish worth 3.2 billion dollars", "3.2 billion"]


def test_no_reader_ever_sees_counts_and_lists_of_different_moments(desk, second):
    stop = threading.Event()
    seen: list[tuple[int, int]] = []

    def look(at: Desk) -> None:
        while not stop.is_set():
            dossier = at.get("/v1/pairs/CHL-NOR")
            seen.append((dossier["counts"]["figure"], len(dossier["latest"])))

    def write() -> None:
        try:
            for number in range(8):
                # Each is a series of its own, so that all are the latest.
                fact = desk.proposed(figure(value=number + 1, commodity=f"fish {number}"))["id"]
                desk.decided(fact, "accept")
        finally:
            stop.set()

    at_once([write, lambda: look(desk), lambda: look(second)])
    assert all(counted == listed for counted, listed in seen)
    assert len(set(seen)) > 2
    assert desk.get("/v1/pairs/CHL-NOR")["counts"]["figure"] == second.get("/v1/pairs/CHL-NOR")["counts"]["figure"] == 8


def test_an_answer_that_was_sent_is_never_older_than_a_write_that_was_answered(desk, second):
    for number in range(1, 11):
        fact = desk.proposed(figure(value=number))
        for one in (desk, second):
            listed = one.get("/v1/figures", article=SILENT, review="proposed", sort="-recorded_at")["items"]
            assert listed[0] == fact
            assert len(listed) == number


def test_a_past_is_told_only_once_no_write_can_belong_to_it_any_more(filled, tmp_path):
    with Desk(filled, tmp_path, busy_seconds=0.2) as patient, opened(patient.path) as other:
        before = patient.get("/v1/changes", since=BUNDLED - 1)["items"][0]["at"]
        with other.writing() as connection:
            load(connection, [orjson.dumps({**event(), "review": "accepted"})])
            now = datetime.now(UTC).isoformat()
            asked = ("/v1/facts", "/v1/facts?format=csv", "/v1/facts?q=norway", "/v1/facts/fig_827b9fcf4decc099",
                     "/v1/pairs/CHN-KAZ")  # fmt: skip
            for path in asked:
                answer = patient.client.get(path, params={**dict(parse_qsl(urlsplit(path).query)), "as_of": now})
                assert (answer.status_code, answer.headers.get("retry-after")) == (503, "2"), path
            assert len(patient.get("/v1/facts", as_of=before)["items"]) == BUNDLED
        assert len(patient.get("/v1/facts", as_of=now)["items"]) == BUNDLED + 1


def test_reading_waits_for_no_writer(desk):
    with opened(desk.path) as other, other.writing():
        assert desk.get("/v1/facts", q="norway")["items"] == []


def test_writes_and_numbers_wait_for_no_reading_and_no_costly_question(desk):
    ended = threading.Event()
    for pool, number in ((READING_THREADS, 50), (COSTLY, 50)):
        for _ in range(number):
            pool.submit(ended.wait)
    try:
        assert desk.propose(figure()).status_code == 201
        assert desk.client.get("/metrics").status_code == 200
        assert desk.client.get("/v1/facts?format=csv").status_code == 200
    finally:
        ended.set()


def test_a_write_that_another_program_keeps_waiting_is_told_to_try_again(filled, tmp_path):
    patient = Desk(filled, tmp_path)
    patient.client = TestClient(create_app(Settings(database_url=url_of(patient.path), busy_seconds=0.2)))
    with patient:
        with opened(patient.path) as other, other.writing():
            answer = patient.propose(figure())
            assert answer.status_code == 503
            assert answer.json()["type"] == "urn:tradefacts:problem:unavailable"
            assert answer.headers["retry-after"] == "2"
        assert patient.propose(figure()).status_code == 201
