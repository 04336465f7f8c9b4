"""Writing over HTTP: proposing facts, deciding on them, attaching texts; and that every answer follows at once."""

from collections.abc import Iterator
from hashlib import sha256
from itertools import count
from urllib.parse import quote

import orjson
import pytest

from app.bundle.exporting import export
from app.bundle.loading import load
from app.model.database import Database
from tests.api.desk import BUNDLED, QUOTED, QUOTED_TEXT, SILENT, Desk, agreement, event, figure, told
from tests.drafts.made import TEXT, growth, stretch, without
from tests.engines import new_store, url_of

BUNDLED_FACT = "fig_827b9fcf4decc099"
# Values of figures that no other test proposes.
FRESH = count(1)


@pytest.fixture(scope="module")
def calm(filled, tmp_path_factory) -> Iterator[Desk]:
    """A desk with a proposed event, at which nothing more gets written."""
    with Desk(filled, tmp_path_factory.mktemp("calm")) as opened:
        opened.proposed(event())
        before = opened.dump(), opened.export()
        yield opened
        assert (opened.dump(), opened.export()) == before


@pytest.mark.parametrize("data", [figure(), event(), agreement()])
def test_a_proposal_is_created_with_its_address_and_etag(desk, data):
    answer = desk.propose(data)
    fact = answer.json()
    assert answer.status_code == 201
    assert answer.headers["location"] == f"/v1/facts/{fact['id']}"
    served = desk.client.get(answer.headers["location"], headers={"Accept-Encoding": "identity"})
    assert served.content == answer.content
    assert served.headers["etag"] == answer.headers["etag"]
    assert answer.headers["cache-control"] == "no-store"


def test_a_proposal_is_completed_by_the_server(desk):
    fact = desk.proposed(figure())
    assert fact["id"].startswith("fig_")
    assert (fact["pair"], fact["freq"], fact["review"], fact["reason"]) == ("CHL-NOR", "A", "proposed", None)
    assert fact["revision"] == BUNDLED + 1
    assert fact["proposed_by"] == {"name": "proposer", "type": "person"}
    assert (fact["confidence"], fact["reasons"]) == (None, None)
    assert fact["period"] == {"edtf": "2022", "first": "2022-01-01", "last": "2022-12-31"}
    assert [(party["name"], party["role"]) for party in fact["parties"]] == [
        ("Norway", "reporter"),
        ("Chile", "partner"),
    ]
    assert fact["article"] == {
        "id": SILENT,
        "title": "Fish for Chile",
        "publisher": "Made-up Wire",
        "published": "2023-01-10",
    }
    assert [(one["article"], one["quote"]) for one in fact["evidence"]] == [(SILENT, None)] * 2
    change = desk.get("/v1/changes", since=BUNDLED)["items"]
    assert [(one["revision"], one["by"], one["action"], one["fact"], one["reason"]) for one in change] == [
        (BUNDLED + 1, "proposer", "added", fact["id"], None)
    ]
    assert change[0]["at"] == fact["recorded_at"]


def test_a_proposal_quotes_the_text_that_is_attached(desk):
    bare = [without(one, "sha256") for one in figure()["evidence"]]
    fact = desk.proposed(figure(article=QUOTED, evidence=bare))
    assert [one["quote"] for one in fact["evidence"]] == ["fish worth 3.2 billion dollars", "3.2 billion"]
    assert [one["sha256"] for one in fact["evidence"]] == [one["sha256"] for one in figure()["evidence"]]


@pytest.mark.parametrize("data", [figure(), event(), agreement(), figure(article=QUOTED)])
def test_the_very_same_again_is_not_doubled(desk, data):
    first = desk.propose(data)
    before = desk.dump()
    again = desk.propose(data, by="both")
    assert (first.status_code, again.status_code) == (201, 200)
    assert again.content == first.content
    assert again.headers["location"] == first.headers["location"]
    assert again.headers["etag"] == first.headers["etag"]
    assert desk.dump() == before


def test_what_is_served_can_be_sent_again_less_what_the_server_owns(desk):
    fact = desk.proposed(figure(article=QUOTED))
    owned = ("id", "review", "reason", "revision", "recorded_at", "freq", "proposed_by", "confidence", "reasons")
    assert desk.propose(without(fact, *owned)).status_code == 200
    for name in owned:
        answer = desk.propose(without(fact, *(other for other in owned if other != name)))
        assert told(answer) == {f"/{name}": "is the server's: leave it out"}


def test_the_same_id_with_other_content_is_a_conflict_that_names_patch(desk):
    fact = desk.proposed(figure())["id"]
    before = desk.dump()
    answer = desk.propose(figure(summary="Otherwise."))
    assert answer.status_code == 409
    assert f"PATCH /v1/facts/{fact}" in answer.json()["detail"]
    assert desk.dump() == before


def test_every_broken_rule_is_told_at_once_and_nothing_is_kept(calm):
    answer = calm.propose(
        figure(unit="percent", direction="up", flow="exports", reporter=None, value="41", colour=1, pair="NOR-SWE")
    )
    assert answer.status_code == 422
    assert answer.json()["type"] == "urn:tradefacts:problem:refused"
    assert told(answer).keys() == {"/unit", "/direction", "/flow", "/value", "/colour"}


def test_an_unknown_article_is_told_with_what_else_is_wrong(calm):
    unknown = figure(article="art_0123456789abcdef", unit="percent")
    answer = calm.propose(unknown)
    assert answer.status_code == 422
    assert told(answer).keys() == {"/article", "/unit"}
    # Whether a digest is needed, nobody knows without the article.
    assert told(calm.propose({**unknown, "evidence": [{"start": 0, "end": 9, "supports": "fact"}]})) == told(answer)


@pytest.mark.parametrize("article", [None, 7, "", "art_", SILENT.upper(), f"{SILENT}\0", [SILENT], {}, {"id": 7}])
def test_what_is_no_article_is_refused(calm, article):
    answer = calm.propose(figure(article=article))
    assert answer.status_code == 422
    assert list(told(answer)) == ["/article"]


def test_an_article_may_be_sent_as_it_is_served_where_that_agrees(desk):
    served = desk.proposed(figure())["article"]
    for wrong, pointer in (
        ({"title": "Other"}, "/article/title"),
        ({"publisher": None}, "/article/publisher"),
        ({"published": ["2023-01-10"]}, "/article/published"),
        ({"language": "en"}, "/article"),
    ):
        assert list(told(desk.propose(event(article={**served, **wrong})))) == [pointer]
    unseen = orjson.dumps(without(event(), "article"))[:-1] + b', "article": {"id": "%s", "\\ud800": 1}}'
    assert list(told(desk.propose(unseen % SILENT.encode()))) == ["/article"]
    assert desk.propose(event(article=served)).status_code == 201
    assert desk.propose(figure(article={"id": SILENT})).status_code == 200


def test_an_article_is_needed(calm):
    answer = calm.propose(without(figure(unit="percent"), "article"))
    assert answer.status_code == 422
    assert told(answer).keys() == {"/article", "/unit"}


def test_a_relation_names_a_fact_that_is_there_and_another(desk):
    own = desk.proposed(event(summary="First."))["id"]
    ties = [
        {"relation": "about", "fact": BUNDLED_FACT},
        {"relation": "about", "fact": "agr_0123456789abcdef"},
        {"relation": "at", "fact": own},
    ]
    answer = desk.propose(agreement(relations=ties))
    assert answer.status_code == 422
    assert told(answer).keys() == {"/relations/1/fact"}
    assert desk.propose(agreement(relations=[ties[0], ties[2]])).status_code == 201


def test_a_relation_to_nothing_is_told_with_what_else_is_wrong(calm):
    answer = calm.propose(agreement(type="mous", relations=[{"relation": "about", "fact": "agr_0123456789abcdef"}]))
    assert told(answer).keys() == {"/type", "/relations/0/fact"}


def test_a_proposal_cannot_be_about_itself(desk):
    fact = desk.proposed(event())["id"]
    answer = desk.correct(fact, {"relations": [{"relation": "about", "fact": fact}], "reason": "x"})
    assert answer.status_code == 422
    assert told(answer).keys() == {"/relations/0/fact"}


def test_the_pair_may_be_sent_where_it_agrees(desk):
    assert told(desk.propose(figure(pair="NOR-SWE"))).keys() == {"/pair"}
    assert told(desk.propose(figure(pair=None))).keys() == {"/pair"}
    assert desk.propose(figure(pair="CHL-NOR")).status_code == 201


def test_a_pair_that_is_sent_means_the_same_in_either_order_and_case(desk):
    assert desk.propose(figure(pair="nor-CHL")).json()["pair"] == "CHL-NOR"
    assert told(desk.propose(figure(pair=["CHL-NOR"]))).keys() == {"/pair"}


def test_the_evidence_is_of_the_article_that_the_fact_names(desk):
    evidence = [{**stretch("fish worth 3.2 billion dollars"), "article": QUOTED}]
    assert told(desk.propose(figure(evidence=evidence))).keys() == {"/evidence/0/article"}
    evidence[0]["article"] = SILENT
    assert desk.propose(figure(evidence=evidence)).status_code == 201


def test_evidence_is_checked_against_the_text_that_is_attached(desk):
    wrong = [stretch("fish worth 3.2 billion dollars"), {**stretch("3.2 billion", "value"), "start": 40, "end": 5000}]
    answer = desk.propose(figure(article=QUOTED, evidence=wrong))
    assert told(answer) == {"/evidence/1/end": f"the article ends at {len(QUOTED_TEXT)}"}
    assert desk.propose(figure(evidence=wrong)).status_code == 201


@pytest.mark.parametrize(
    ("path", "allowed"),
    [
        ("/v1/facts", "GET, HEAD, OPTIONS, POST"),
        (f"/v1/facts/{BUNDLED_FACT}", "GET, HEAD, OPTIONS, PATCH"),
        (f"/v1/facts/{BUNDLED_FACT}/review", "OPTIONS, POST"),
        ("/v1/articles", "GET, HEAD, OPTIONS, POST"),
        (f"/v1/articles/{SILENT}/text", "OPTIONS, PUT"),
        (f"/v1/figures/{BUNDLED_FACT}", "GET, HEAD, OPTIONS"),
    ],
)
def test_each_address_tells_how_it_may_be_written(calm, path, allowed):
    assert calm.client.options(path).headers["allow"] == allowed
    refused = calm.client.delete(path, headers=calm.key("both"))
    assert (refused.status_code, refused.headers["allow"]) == (405, allowed)


@pytest.mark.parametrize("query", ["?format=json", "?dry=1", "?%ff"])
def test_writing_takes_no_parameters(calm, query):
    assert calm.send("POST", f"/v1/facts{query}", figure()).status_code == 422


def test_writing_answers_json_or_nothing(desk):
    assert desk.propose(figure(), headers={"Accept": "text/csv"}).status_code == 406
    assert desk.propose(figure(), headers={"Accept": "application/*;q=0.5"}).status_code == 201


REVIEWS = {
    "proposed": [],
    "accepted": ["accept"],
    "rejected": ["reject"],
    "retracted": ["accept", "retract"],
}
ALLOWED = {
    ("proposed", "accept"): "accepted",
    ("rejected", "accept"): "accepted",
    ("proposed", "reject"): "rejected",
    ("accepted", "retract"): "retracted",
}


@pytest.mark.parametrize("decision", ["accept", "reject", "retract"])
@pytest.mark.parametrize("review", list(REVIEWS))
def test_a_decision_is_possible_from_some_reviews_only(busy, review, decision):
    fact = busy.proposed(figure(value=next(FRESH)))["id"]
    for earlier in REVIEWS[review]:
        busy.decided(fact, earlier)
    before = busy.dump()
    answer = busy.decide(fact, decision, "because")
    if (review, decision) not in ALLOWED:
        assert answer.status_code == 409
        assert review in answer.json()["detail"]
        assert busy.dump() == before
        return
    assert answer.status_code == 200
    assert answer.json()["review"] == ALLOWED[review, decision]
    assert answer.json()["reason"] == "because"
    last = busy.get(f"/v1/facts/{fact}/revisions")["items"][-1]
    assert (last["action"], last["reason"], last["by"]) == (ALLOWED[review, decision], "because", "curator")
    assert last["version"] == answer.json() == busy.get(f"/v1/facts/{fact}")
    assert busy.revision() == last["revision"] == answer.json()["revision"]


def test_a_decision_on_a_version_that_has_changed_meanwhile_is_not_taken(desk):
    fact = desk.proposed(figure())["id"]
    seen = desk.etag(fact)
    assert desk.correct(fact, {"summary": "Other words.", "reason": "plainer"}).status_code == 200
    before = desk.dump()
    decision = {"decision": "accept", "reason": "it says so"}

    def decided(match: str) -> int:
        answer = desk.send("POST", f"/v1/facts/{fact}/review", decision, "curator", {"If-Match": match})
        return int(answer.status_code)

    assert [decided(seen), decided(f"W/{desk.etag(fact)}")] == [412, 412]
    assert desk.dump() == before
    assert decided(f'"other", {desk.etag(fact)}') == 200


def test_a_decision_needs_no_reason(desk):
    assert desk.decided(desk.proposed(event())["id"], "accept")["reason"] is None


def test_who_proposed_it_is_told_while_it_is_proposed(desk):
    fact = desk.proposed(event())["id"]
    assert desk.decided(fact, "accept")["proposed_by"] is None
    assert desk.get(f"/v1/facts/{fact}/revisions")["items"][0]["version"]["proposed_by"]["name"] == "proposer"


@pytest.mark.parametrize(
    ("body", "pointers"),
    [
        ({}, {"/decision"}),
        ({"decision": "approve"}, {"/decision"}),
        ({"decision": None, "reason": 7}, {"/decision", "/reason"}),
        ({"decision": "accept", "reason": ""}, {"/reason"}),
        ({"decision": "accept", "reason": "a\0b"}, {"/reason"}),
        ({"decision": "accept", "reason": "x" * 1001}, {"/reason"}),
        ({"decision": "accept", "because": "x"}, {"/because"}),
    ],
)
def test_what_is_no_decision_is_refused(calm, body, pointers):
    fact = calm.get("/v1/facts", article=SILENT, review="proposed")["items"][0]["id"]
    answer = calm.send("POST", f"/v1/facts/{fact}/review", body)
    assert answer.status_code == 422
    assert told(answer).keys() == pointers


@pytest.mark.parametrize("fact", ["fig_0123456789abcdef", "nothing", "fig_"])
def test_what_is_not_there_cannot_be_decided_or_corrected(calm, fact):
    assert calm.decide(fact, "accept").status_code == 404
    assert calm.correct(fact, {"reason": "x"}, match="*").status_code == 404
    assert calm.attach("art_0123456789abcdef", TEXT).status_code == 404


def test_a_retracted_fact_leaves_the_lists_and_keeps_its_address(desk):
    fact = desk.accepted(event())["id"]
    assert [one["id"] for one in desk.get("/v1/facts", pair="CHL-NOR")["items"]] == [fact]
    desk.decided(fact, "retract", "misread")
    assert desk.get("/v1/facts", pair="CHL-NOR")["items"] == []
    assert fact not in [one["id"] for one in desk.get("/v1/events", limit=500)["items"]]
    assert [one["id"] for one in desk.get("/v1/facts", pair="CHL-NOR", review="retracted")["items"]] == [fact]
    assert desk.get("/v1/pairs/CHL-NOR")["counts"] == {"figure": 0, "event": 0, "agreement": 0}
    served = desk.get(f"/v1/events/{fact}")
    assert (served["review"], served["reason"]) == ("retracted", "misread")
    last = desk.get("/v1/changes", since=desk.revision() - 1)["items"]
    assert [(one["action"], one["fact"], one["reason"]) for one in last] == [("retracted", fact, "misread")]


def test_a_text_that_is_attached_is_quoted_from_then_on(desk):
    fact = desk.accepted(figure())["id"]
    desk.correct(fact, {"summary": "Norway sold fish to Chile.", "reason": "shorter"})
    revision, etag = desk.revision(), desk.etag(fact)
    answer = desk.attach(SILENT, TEXT)
    assert answer.status_code == 200, answer.text
    assert answer.json() == desk.get(f"/v1/articles/{SILENT}")
    assert answer.json()["attached"] is True
    assert TEXT.split("\n")[0] not in answer.text
    assert desk.revision() == revision
    quotes = ["fish worth 3.2 billion dollars", "3.2 billion"]
    served = desk.get(f"/v1/facts/{fact}")
    assert [one["quote"] for one in served["evidence"]] == quotes
    assert [one["quote"] for one in desk.get("/v1/figures", pair="CHL-NOR")["items"][0]["evidence"]] == quotes
    for one in desk.get(f"/v1/facts/{fact}/revisions")["items"]:
        assert [entry["quote"] for entry in one["version"]["evidence"]] == quotes
    assert desk.etag(fact) != etag
    assert desk.correct(fact, {"summary": "Norway sold Chile fish.", "reason": "y"}).status_code == 200


def test_a_text_attached_again_changes_nothing(desk):
    desk.proposed(figure())
    first = desk.attach(SILENT, TEXT)
    before = desk.dump()
    again = desk.attach(SILENT, TEXT)
    assert (again.status_code, again.content) == (200, first.content)
    assert desk.dump() == before


@pytest.mark.parametrize(
    "text", ["", TEXT[:-1], TEXT + " ", TEXT.replace("\n", "\r\n"), TEXT.lower(), "\ufeff" + TEXT, QUOTED_TEXT]
)
def test_a_text_that_differs_in_one_character_is_a_conflict(calm, text):
    answer = calm.attach(SILENT, text)
    assert answer.status_code == 409
    assert sha256(text.encode()).hexdigest() in answer.json()["detail"]


def test_a_text_with_a_nul_is_refused_for_that_whatever_the_article(calm):
    answer = calm.attach(SILENT, "Fish\x00.")
    assert answer.status_code == 422
    assert "NUL" in told(answer)[""]


def test_a_text_that_proves_evidence_wrong_is_a_conflict_that_names_it(desk):
    fine = desk.proposed(figure())["id"]
    other = sha256(b"other words").hexdigest()
    wrong = desk.proposed(event(evidence=[{**event()["evidence"][0], "sha256": other}]))["id"]
    beyond = desk.proposed(agreement(evidence=[{**stretch("agreed"), "end": 9000}]))["id"]
    before = desk.dump()
    answer = desk.attach(SILENT, TEXT)
    assert answer.status_code == 409
    details = " ".join(entry["detail"] for entry in answer.json()["errors"])
    assert wrong in details
    assert beyond in details
    assert fine not in details
    assert desk.dump() == before
    assert desk.get(f"/v1/articles/{SILENT}")["attached"] is False


def test_what_was_rejected_before_the_text_proved_it_wrong_is_not_accepted_after(desk):
    of_value = stretch("3.2 billion dollars", "value")
    other = {**event()["evidence"][0], "sha256": sha256(b"other words").hexdigest()}
    value = desk.proposed(figure(value=3300000000, evidence=[stretch("fish worth"), of_value]))["id"]
    words = desk.proposed(event(evidence=[other]))["id"]
    for fact in (value, words):
        desk.decided(fact, "reject")
    assert desk.attach(SILENT, TEXT).status_code == 200
    before = desk.dump()
    for fact, wrong in ((value, "the article says 3200000000 there, not 3300000000"), (words, "has another digest")):
        answer = desk.decide(fact, "accept")
        assert answer.status_code == 409
        assert wrong in answer.json()["detail"]
    assert desk.dump() == before


def test_the_text_itself_is_never_served(desk):
    desk.attach(SILENT, TEXT)
    unquoted = "customs data show"
    desk.proposed(figure())
    for path in (
        f"/v1/articles/{SILENT}",
        "/v1/articles",
        f"/v1/facts?article={SILENT}&review=any",
        "/v1/pairs/CHL-NOR",
    ):
        assert unquoted not in desk.client.get(path).text
    assert desk.client.get(f"/v1/articles/{SILENT}/text").status_code == 405


def follow(desk: Desk) -> dict[str, object]:
    """What each sort of answer tells now about Norway and Chile; every address is asked again and again."""
    dossier = desk.get("/v1/pairs/CHL-NOR")
    article = desk.get(f"/v1/articles/{SILENT}")
    home = desk.get("/")["counts"]
    return {
        "list": [one["summary"] for one in desk.get("/v1/facts", pair="NOR-CHL", count="true")["items"]],
        "total": desk.get("/v1/facts", pair="NOR-CHL", count="true")["total"],
        "search": [one["summary"] for one in desk.get("/v1/facts", q="fish norway")["items"]],
        "country": len(desk.get("/v1/figures", country="CHL")["items"]),
        "counts": dossier["counts"]["figure"],
        "latest": [one["summary"] for one in dossier["latest"]],
        "article": article["counts"]["figure"],
        "home": home["figure"],
        "pairs": [one["pair"] for one in desk.get("/v1/pairs", country="NOR")["items"]],
        "csv": desk.client.get("/v1/figures?pair=CHL-NOR&format=csv").text.count("\r\n") - 1,
        "latest_change": desk.get("/v1/changes")["latest"],
    }


def stood(summaries: list[str], revision: int, home: int) -> dict[str, object]:
    number = len(summaries)
    return {
        "list": summaries,
        "total": number,
        "search": summaries,
        "country": number,
        "counts": number,
        "latest": summaries,
        "article": number,
        "home": home + number,
        "pairs": ["CHL-NOR"] if number else [],
        "csv": number,
        "latest_change": revision,
    }


def test_every_answer_follows_each_write_at_once(desk):
    home = desk.get("/")["counts"]["figure"]
    assert follow(desk) == stood([], BUNDLED, home)
    fact = desk.proposed(figure())
    assert follow(desk) == stood([], BUNDLED + 1, home)
    desk.decided(fact["id"], "accept")
    assert follow(desk) == stood([fact["summary"]], BUNDLED + 2, home)
    desk.correct(fact["id"], {"summary": "Fish went from Norway to Chile.", "reason": "x"})
    assert follow(desk) == stood(["Fish went from Norway to Chile."], BUNDLED + 3, home)
    desk.decided(fact["id"], "retract", "x")
    assert follow(desk) == stood([], BUNDLED + 4, home)


def test_a_correction_moves_a_fact_to_its_new_pair(desk):
    fact = desk.accepted(figure())["id"]
    assert desk.correct(fact, {"partner": "SWE", "reason": "misread"}).status_code == 200
    assert desk.get("/v1/pairs/CHL-NOR")["counts"]["figure"] == 0
    assert desk.get("/v1/pairs/NOR-SWE")["counts"]["figure"] == 1
    assert desk.get("/v1/facts", country="CHL", review="any")["items"] == []
    assert [one["pair"] for one in desk.get("/v1/pairs", country="NOR")["items"]] == ["NOR-SWE"]


def test_an_answer_is_new_for_another_program_s_write_too(desk):
    assert desk.get("/v1/facts", pair="CHL-NOR", review="any")["items"] == []
    other = Database(url_of(desk.path))
    with other.writing() as connection:
        load(connection, [orjson.dumps(growth(article=SILENT))])
    other.close()
    assert len(desk.get("/v1/facts", pair="CHL-NOR", review="any")["items"]) == 1


def test_every_former_answer_can_be_had_exactly(desk):
    paths = (
        "/v1/facts?review=any&count=true",
        "/v1/facts?pair=CHL-NOR&count=true",
        "/v1/figures?country=NOR&review=any",
        "/v1/events?pair=CHL-NOR&sort=-period&from=2020",
        "/v1/facts?q=norway&review=any",
        "/v1/facts?q=fish",
        "/v1/facts?review=retracted",
        "/v1/figures?sort=value&review=any",
        "/v1/facts?party=foreign-ministry-of-chile&review=any",
        "/v1/facts?pair=CHL-NOR&context=true",
        "/v1/pairs/CHL-NOR",
        "/v1/pairs/CHN-KAZ",
    )

    def answers(as_of: str | None) -> list[object]:
        found: list[object] = []
        for path in paths:
            asked = f"{path}{'&' if '?' in path else '?'}as_of={quote(as_of)}" if as_of else path
            answer = desk.get(asked)
            found.append({name: value for name, value in answer.items() if name not in {"next", "more"}})
        return found

    steps = [
        lambda: fig.append(desk.proposed(figure())["id"]),
        lambda: evt.append(desk.accepted(event())["id"]),
        lambda: desk.decided(fig[0], "accept", "right"),
        lambda: desk.correct(fig[0], {"value": 3300000000, "partner": "SWE", "reason": "misread"}),
        lambda: desk.proposed(agreement(relations=[{"relation": "about", "fact": evt[0]}])),
        lambda: desk.correct(evt[0], {"period": {"edtf": "2023-06"}, "parties": event()["parties"][:2], "reason": "x"}),
        lambda: desk.decided(evt[0], "retract", "never happened"),
        lambda: desk.decided(BUNDLED_FACT, "retract", "test"),
    ]
    fig: list[str] = []
    evt: list[str] = []
    kept = []
    for step in steps:
        step()
        at = desk.get("/v1/changes", since=desk.revision() - 1)["items"][0]["at"]
        kept.append((at, answers(None), [desk.get(f"/v1/facts/{one}") for one in (*fig, *evt, BUNDLED_FACT)]))
    for at, former, facts in kept:
        assert answers(at) == former
        for fact in facts:
            assert desk.get(f"/v1/facts/{fact['id']}", as_of=at) == fact
    before_all = desk.get(f"/v1/facts/{BUNDLED_FACT}/revisions")["items"][0]["at"]
    assert desk.client.get(f"/v1/facts/{fig[0]}", params={"as_of": before_all}).status_code == 404


def test_what_was_written_here_can_be_built_again_elsewhere(desk, tmp_path):
    fact = desk.accepted(figure())["id"]
    desk.correct(fact, {"partner": "SWE", "summary": "Fisk für Schweden 🐟.", "reason": "misread"})
    tie = {"relation": "about", "fact": fact}
    other = desk.proposed(event(relations=[tie]))["id"]
    desk.decided(other, "reject", "no visit")
    desk.attach(SILENT, TEXT)
    desk.decided(fact, "retract", "test")
    lines = desk.export()
    store = Database(url_of(new_store(tmp_path / "again.sqlite")))
    with store.writing() as connection:
        load(connection, lines)
    with store.reading(0) as connection:
        assert list(export(connection)) == lines
    store.close()


def test_a_text_that_is_attached_brings_the_etag_that_the_article_is_read_with(desk):
    answer = desk.attach(SILENT, TEXT)
    assert answer.status_code == 200
    read = desk.client.get(answer.headers["content-location"], headers={"Accept-Encoding": "identity"})
    assert read.headers["etag"] == answer.headers["etag"]
    assert read.content == answer.content
