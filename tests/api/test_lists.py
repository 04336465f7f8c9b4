"""Articles, pairs, parties, code lists, and the dossier of a pair."""

import re
from collections import Counter
from urllib.parse import urlencode

import pytest

from tests.api import plain_model as model
from tests.api.seed import LAST_DAYS, NAMES, OTHERS, Version

KINDS = ("figure", "event", "agreement")


@pytest.fixture(scope="module")
def accepted(seed):
    return [v for v in model.standing(seed.versions, None) if v.line["review"] == "accepted"]


def whole(client, path):
    found = []
    following = path + ("&" if "?" in path else "?") + "limit=9"
    while following:
        page = client.get(following).json()
        found += page["items"]
        following = page["next"]
    return found


def tally(versions):
    counted = Counter(version.line["kind"] for version in versions)
    return {kind: counted[kind] for kind in KINDS}


def article_id(article):
    return f"art_{article['sha256'][:16]}"


def test_articles_come_newest_first_with_their_counts(seeded, seed, accepted):
    def newest(article):
        last = LAST_DAYS[article["published"]]
        return (last.toordinal() if last else 0, article_id(article))

    right = [
        {
            "id": article_id(article),
            **{name: article[name] for name in ("published", "publisher", "title", "language", "url", "sha256")},
            "attached": "text" in article,
            "counts": tally([v for v in accepted if v.article is article]),
        }
        for article in sorted(seed.articles, key=newest, reverse=True)
    ]
    assert whole(seeded, "/v1/articles") == right
    for article in right[:3]:
        assert seeded.get(f"/v1/articles/{article['id']}").json() == article


@pytest.mark.parametrize(
    ("query", "passes"),
    [
        ({"publisher": "AGENCIA BRASIL"}, lambda a: a["publisher"] == "Agência Brasil"),
        ({"publisher": ["新华社", "reuters"]}, lambda a: a["publisher"] in {"新华社", "Reuters"}),
        ({"language": "pt"}, lambda a: a["language"] == "pt"),
        ({"language": ["pt", "en"]}, lambda a: a["language"] in {"pt", "en"}),
        ({"url": "https://news.example/1?a=b&c=%C3%A9"}, lambda a: a["url"] == "https://news.example/1?a=b&c=%C3%A9"),
        ({"url": "https://news.example/1"}, lambda _: False),
        ({"published_from": "2024-03"}, lambda a: (a["published"] or "").startswith("2024")),
        ({"published_to": "2023"}, lambda a: a["published"] in {"2023-11-05", "2023-05", "2022", "1987-06-01"}),
        (
            {"published_from": "2024-03-28", "published_to": "2024-03-31"},
            lambda a: a["published"] in {"2024-03-28", "2024-03"},
        ),
        ({"q": "eletricite"}, lambda _: False),
        ({"q": "ELECTRICITE contract"}, lambda a: a["title"] == "Électricité: a new contract"),
        ({"q": "hindu"}, lambda a: a["publisher"] == "The Hindu"),
        ({"q": "***"}, lambda _: False),
    ],
)
def test_articles_are_found_by_each_filter(seeded, seed, query, passes):
    right = {article_id(article) for article in seed.articles if passes(article)}
    path = f"/v1/articles?{urlencode(query, doseq=True)}"
    found = [article["id"] for article in whole(seeded, path)]
    assert set(found) == right
    assert len(found) == len(right)
    assert seeded.get(f"{path}&count=true").json()["total"] == len(right)


def test_articles_are_found_by_digest_and_by_the_pairs_they_state(seeded, seed, accepted):
    sha256 = seed.articles[3]["sha256"]
    assert [a["sha256"] for a in whole(seeded, f"/v1/articles?sha256={sha256}&sha256={'0' * 64}")] == [sha256]
    right = {v.line["article"] for v in accepted if {"CHN-KAZ", "CHN-USA"} & model.pairs(v.line)}
    assert {a["id"] for a in whole(seeded, "/v1/articles?pair=kaz-chn&pair=CHN-USA")} == right


def test_an_article_is_served_without_its_text(seeded, seed):
    with_text = next(article for article in seed.articles if "text" in article)
    answer = seeded.get(f"/v1/articles/{article_id(with_text)}")
    assert answer.json()["attached"] is True
    assert with_text["text"][:15] not in answer.text


def test_facts_of_an_attached_article_quote_it(seeded, seed):
    texts = {article_id(article): article.get("text") for article in seed.articles}
    for fact in seeded.get("/v1/facts?limit=500").json()["items"]:
        for stretch in fact["evidence"]:
            text = texts[stretch["article"]]
            assert stretch["quote"] == (text and text[stretch["start"] : stretch["end"]])


def test_pairs_come_with_most_facts_first(seeded, accepted):
    counted: dict[str, list[Version]] = {}
    for version in accepted:
        for pair in model.pairs(version.line):
            counted.setdefault(pair, []).append(version)
    right = sorted(counted, key=lambda pair: (-len(counted[pair]), pair))
    found = whole(seeded, "/v1/pairs")
    assert [item["pair"] for item in found] == right
    assert [item["counts"] for item in found] == [tally(counted[pair]) for pair in right]
    assert found[0]["economies"] == [{"code": code, "name": NAMES[code]} for code in right[0].split("-")]
    of_some = [pair for pair in right if {"KAZ", "EU"} & set(pair.split("-"))]
    assert [item["pair"] for item in whole(seeded, "/v1/pairs?country=kaz&country=EU")] == of_some
    assert seeded.get("/v1/pairs?country=KAZ&country=EU&count=true&limit=1").json()["total"] == len(of_some)


def test_parties_come_with_names_and_counts(seeded, accepted, seed):
    found = {item["id"]: item for item in whole(seeded, "/v1/parties")}
    assert list(found) == sorted(found)
    taking_part = {party for v in seed.versions for party in model.party_ids(v.line)}
    assert taking_part <= set(found)
    for party in taking_part:
        assert found[party]["counts"] == tally([v for v in accepted if party in model.party_ids(v.line)])
        assert found[party]["name"] == (NAMES[party] if party in NAMES else OTHERS[party]["name"])
        assert seeded.get(f"/v1/parties/{party}").json() == found[party]
    assert "PRC" in found["CHN"]["aliases"]


@pytest.mark.parametrize(
    ("query", "right"),
    [
        ("type=company", ["electricite-de-france"]),
        ("type=agency&country=BRA", ["ministerio-da-fazenda"]),
        ("country=bra", ["lula-da-silva", "ministerio-da-fazenda"]),
        ("q=ELECTRICITE france", ["electricite-de-france"]),
        ("q=people republic china", ["CHN"]),
        ("q=nobody", []),
        ("q=%25", []),
        ("type=place&type=forum", ["canton-fair", "khorgos", "sao-paulo"]),
    ],
)
def test_parties_are_found_by_each_filter(seeded, query, right):
    assert [item["id"] for item in whole(seeded, f"/v1/parties?{query}")] == right
    assert seeded.get(f"/v1/parties?{query}&count=true").json()["total"] == len(right)


def test_an_economy_without_facts_is_a_party_and_an_unknown_id_is_not(seeded):
    aruba = seeded.get("/v1/parties/ABW").json()
    assert (aruba["name"], aruba["counts"]) == ("Aruba", {"figure": 0, "event": 0, "agreement": 0})
    assert seeded.get("/v1/parties/nobody").status_code == 404


def test_every_code_list_is_served_with_names_and_definitions(seeded):
    names = whole(seeded, "/v1/codelists")
    assert len(names) == len({item["name"] for item in names}) > 20
    for item in names:
        found = seeded.get(item["path"]).json()
        assert len(found["codes"]) == item["codes"] > 0
        assert all(code["code"] and code["name"] and code["definition"].endswith(".") for code in found["codes"])
    assert seeded.get("/v1/codelists/frequency").status_code == 404
    assert "freq" in seeded.get("/v1/codelists/frequency").json()["detail"]


@pytest.mark.parametrize("pair", ["CHN-KAZ", "CHN-USA", "DEU-KAZ", "EU-VNM", "BRA-SUN", "ABW-AUS"])
def test_a_dossier_holds_what_the_model_says(seeded, seed, accepted, pair):
    dossier = seeded.get(f"/v1/pairs/{pair}").json()
    of_pair = [v for v in accepted if pair in model.pairs(v.line)]
    assert dossier["pair"] == pair
    assert dossier["economies"] == [
        {"code": code, "name": NAMES.get(code, {"ABW": "Aruba", "AUS": "Australia"}.get(code))}
        for code in pair.split("-")
    ]
    assert dossier["counts"] == tally(of_pair)

    def ids(versions, **query):
        return [v.line["id"] for v in model.in_order(versions, query)][:50]

    def listed(name):
        return [item["id"] for item in dossier[name]]

    figures = [v for v in of_pair if v.line["kind"] == "figure"]
    measured = [v for v in figures if v.line["status"] in {"observed", "provisional", "estimate"}]
    newest = {}
    for version in model.in_order(measured, {"sort": ["period"]}):
        series = ("reporter", "partner", "indicator", "commodity", "flow", "measure", "unit")
        newest[tuple(version.line[name] for name in series)] = version
    assert listed("latest") == ids(list(newest.values()), sort=["-period"])
    assert listed("targets") == ids([v for v in figures if v not in measured], sort=["-period"])
    assert listed("events") == ids([v for v in of_pair if v.line["kind"] == "event"])
    assert listed("agreements") == ids([v for v in of_pair if v.line["kind"] == "agreement"])
    stating = {v.line["article"] for v in of_pair}
    alone = [
        v for v in accepted if len(model.economies(v.line)) == 1 and model.economies(v.line) <= set(pair.split("-"))
    ]
    assert listed("context") == ids([v for v in alone if v.line["article"] in stating])
    articles = [item for item in whole(seeded, "/v1/articles") if item["id"] in stating]
    assert dossier["articles"] == articles[:50]


@pytest.mark.parametrize("pair", ["CHN-KAZ", "CHN-USA", "BRA-SUN"])
@pytest.mark.parametrize("moment", ["", "?as_of=2024-06-15T12:00:00Z"])
def test_the_more_paths_of_a_dossier_hold_its_lists(seeded, pair, moment):
    dossier = seeded.get(f"/v1/pairs/{pair}{moment}").json()
    assert set(dossier["more"]) == {"latest", "targets", "events", "agreements", "articles", "context"}
    for name, path in dossier["more"].items():
        items = whole(seeded, path)
        if name == "articles" and moment:
            continue  # articles have no history
        assert [item for item in items if item in dossier[name]] == dossier[name], name
        if name in {"targets", "events", "agreements", "articles"}:
            assert items[:50] == dossier[name]


@pytest.mark.parametrize("same", ["KAZ-CHN", "chn-kaz", "Kaz-Chn"])
def test_a_pair_may_be_written_in_either_order_and_case(seeded, same):
    assert seeded.get(f"/v1/pairs/{same}").json() == seeded.get("/v1/pairs/CHN-KAZ").json()


@pytest.mark.parametrize(
    "pair", ["CHN-XXX", "CHN", "CHN-CHN", "CHN-KAZ-USA", "CHN-WLD", "CHN-", "R-EUROPE-CHN", "ſun-CHN"]
)
def test_what_is_no_pair_is_404(seeded, pair):
    answer = seeded.get(f"/v1/pairs/{pair}")
    assert answer.status_code == 404
    assert answer.json()["errors"][0]["in"] == "path"


def test_the_service_describes_itself_with_links_that_work(seeded, seed, accepted):
    service = seeded.get("/").json()
    assert re.fullmatch(r"\d+\.\d+\.\d+", service["version"])
    pairs = {pair for v in accepted for pair in model.pairs(v.line)}
    right = {**tally(accepted), "articles": len(seed.articles), "pairs": len(pairs), "revision": len(seed.versions)}
    assert service["counts"] == right
    assert service["licence"]
    assert all(seeded.get(path).status_code == 200 for path in service["links"].values())


def test_context_brings_the_eleven_facts_of_the_first_article(bundled):
    eleven = bundled.get("/v1/facts?pair=CHN-KAZ&context=true&count=true").json()
    assert eleven["total"] == len(eleven["items"]) == 11
    assert Counter(item["kind"] for item in eleven["items"]) == {"figure": 4, "event": 4, "agreement": 3}
    of_pair = bundled.get("/v1/facts?pair=CHN-KAZ").json()["items"]
    assert {item["pair"] for item in of_pair} == {"CHN-KAZ"}
    alone = {item["pair"] for item in eleven["items"] if item not in of_pair}
    assert alone == {None}


def test_context_of_two_pairs_is_that_of_each(seeded, accepted):
    facts = {item["id"] for item in whole(seeded, "/v1/facts?pair=CHN-KAZ&pair=DEU-JPN&context=true")}
    each = [{item["id"] for item in whole(seeded, f"/v1/facts?pair={p}&context=true")} for p in ("CHN-KAZ", "DEU-JPN")]
    assert facts == each[0] | each[1]
    assert each[0] != each[1]
