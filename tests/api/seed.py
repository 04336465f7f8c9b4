"""A few hundred facts of every kind, made up by a seeded generator, as the NDJSON that `tradefacts load` takes.

Each line is one version with its revision and instant, so that `as_of` has something to say. `Version` keeps beside
the line what the plain model needs and no line tells: period bounds and names, written down here by hand.
"""

import json
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from hashlib import sha256
from random import Random
from typing import Any

from app.drafts.facts import fact_id
from app.drafts.reading import read_draft

NAMES = {
    "CHN": "China", "KAZ": "Kazakhstan", "USA": "United States", "DEU": "Germany", "JPN": "Japan", "BRA": "Brazil",
    "EU": "European Union", "SUN": "Soviet Union", "VNM": "Vietnam", "IND": "India", "FRA": "France",
    "R-EUROPE": "Europe", "WLD": "World",
}  # fmt: skip
TAKE_PART = [code for code in NAMES if code not in {"R-EUROPE", "WLD"}]
OTHERS: dict[str, dict[str, Any]] = {
    "qaztrade": {"name": "QazTrade", "type": "organisation", "country": "KAZ"},
    "electricite-de-france": {"name": "Électricité de France", "type": "company", "country": "FRA"},
    "lula-da-silva": {"name": "Lula da Silva", "type": "person", "country": "BRA"},
    "ministerio-da-fazenda": {"name": "Ministério da Fazenda", "type": "agency", "country": "BRA"},
    "statistisches-bundesamt": {"name": "Statistisches Bundesamt", "type": "agency", "country": "DEU"},
    "canton-fair": {"name": "Canton Fair", "type": "forum", "country": None},
    "khorgos": {"name": "Khorgos", "type": "place", "country": None},
    "sao-paulo": {"name": "São Paulo", "type": "place", "country": None},
}
# EDTF, first and last day (None: open or unknown), frequency.
PERIODS: list[tuple[str | None, date | None, date | None, str | None]] = [
    (None, None, None, None),
    ("2023", date(2023, 1, 1), date(2023, 12, 31), "A"),
    ("2022", date(2022, 1, 1), date(2022, 12, 31), "A"),
    ("2023-05", date(2023, 5, 1), date(2023, 5, 31), "M"),
    ("2024-02", date(2024, 2, 1), date(2024, 2, 29), "M"),
    ("2023-05-17", date(2023, 5, 17), date(2023, 5, 17), "D"),
    ("2023-12-31", date(2023, 12, 31), date(2023, 12, 31), "D"),
    ("2022/2024", date(2022, 1, 1), date(2024, 12, 31), None),
    ("2023-01/2023-06", date(2023, 1, 1), date(2023, 6, 30), "S"),
    ("2023-04/2023-06", date(2023, 4, 1), date(2023, 6, 30), "Q"),
    ("2024-02-05/2024-02-11", date(2024, 2, 5), date(2024, 2, 11), "W"),
    ("../2029", None, date(2029, 12, 31), None),
    ("../2022", None, date(2022, 12, 31), None),
    ("/2024-06", None, date(2024, 6, 30), None),
    ("2024/..", date(2024, 1, 1), None, None),
    ("2019-07/", date(2019, 7, 1), None, None),
    ("198X", date(1980, 1, 1), date(1989, 12, 31), None),
    ("2023-21", date(2023, 3, 1), date(2023, 5, 31), None),
    ("2023~", date(2023, 1, 1), date(2023, 12, 31), "A"),
    ("2004-XX", date(2004, 1, 1), date(2004, 12, 31), None),
    ("0001", date(1, 1, 1), date(1, 12, 31), "A"),
    ("9999-12-31", date(9999, 12, 31), date(9999, 12, 31), "D"),
]
BOUNDS = {edtf: (first, last) for edtf, first, last, _ in PERIODS}
FREQUENCIES = {edtf: freq for edtf, _, _, freq in PERIODS}
# Published, and its last day.
PUBLISHED: list[tuple[str | None, date | None]] = [
    (None, None),
    ("2024-03-28", date(2024, 3, 28)),
    ("2024-03-01", date(2024, 3, 1)),
    ("2024-03", date(2024, 3, 31)),
    ("2024", date(2024, 12, 31)),
    ("2023-11-05", date(2023, 11, 5)),
    ("2023-05", date(2023, 5, 31)),
    ("2022", date(2022, 12, 31)),
    ("1987-06-01", date(1987, 6, 1)),
]
LAST_DAYS = dict(PUBLISHED)
PUBLISHERS = [None, "Reuters", "Agência Brasil", "Süddeutsche Zeitung", "新华社", "The Hindu"]
TITLES = [None, "Trade grows again", "O comércio com a China cresce", "Électricité: a new contract", "Rice, rice, rice"]
VALUES = [
    "0", "0.5", "1.25", "6", "22", "22.5", "100", "41000000000", "123456789012345", "999999999999999000000",
    "0.000000000000001", "1234567.00000001", "33.3333333333333", "4100000000000", "9007199254740993"[:15],
]  # fmt: skip
SUBJECTS = [None, "rice exports", "natural gas", "crédito à exportação", "machines"]
COMMODITIES = [(None, None), ("rice", "1006"), ("Natural gas", "271121"), ("café", "09"), ("milled rice", "100630")]
FIGURES: list[tuple[str, str, tuple[str, ...], tuple[str | None, ...]]] = [
    ("trade_value", "level", ("USD", "EUR", "CNY", "DEM"), ("export", "import", "total", "balance")),
    ("trade_value", "change_pct", ("percent",), ("export", "import", "total")),
    ("trade_value", "share_pct", ("percent",), ("export",)),
    ("gdp", "change_pct", ("percent",), (None,)),
    ("cargo_volume", "level", ("t", "vehicles"), (None, "export")),
    ("price", "level", ("USD/t",), (None,)),
    ("count", "count", ("vehicles", "contracts"), (None,)),
    ("investment", "level", ("USD", "BRL"), ("investment",)),
]
EVENT_TYPES = ["visit", "talks", "summit", "statement", "policy_measure", "signing", "other"]
EVENT_STATUSES = ["occurred", "ongoing", "planned", "proposed", "cancelled", "unknown"]
AGREEMENT_TYPES = ["fta", "mou", "barter", "contract", "partnership", "other"]
AGREEMENT_STATUSES = ["proposed", "planned", "negotiating", "agreed", "signed", "in_force", "unknown"]
FIGURE_STATUSES = ["observed", "provisional", "estimate", "forecast", "target", "decided"]
BEGIN = datetime(2024, 5, 1, 12, tzinfo=UTC)


@dataclass
class Version:
    """One version of a fact: the line that was loaded, and the revision that ended it."""

    line: dict[str, Any]
    article: dict[str, Any]
    until: int | None = None

    @property
    def published_last(self) -> date | None:
        """The last day of the article's publication."""
        return LAST_DAYS[self.article["published"]]


@dataclass
class Seed:
    """What was loaded: articles, versions in revision order, and the lines."""

    articles: list[dict[str, Any]]
    versions: list[Version]
    lines: list[bytes]


def make(facts: int = 400, seed: int = 20241124) -> Seed:
    """A seed of so many facts; the same every time."""
    random = Random(seed)
    articles = [_article(number) for number in range(max(facts // 8, 3))]
    versions: list[Version] = []
    present: dict[str, Version] = {}
    moment = BEGIN
    left = facts
    while left or len(versions) < facts * 1.6:
        if random.random() > 0.1:  # else the same instant as the one before
            moment += timedelta(seconds=random.randint(1, 40_000), microseconds=random.choice([0, 0, 123456]))
        if left and (not present or random.random() < 0.65):
            left -= 1
            version = _born(random, articles, left)
        else:
            version = _changed(random, present[random.choice(sorted(present))])
        version.line |= {"revision": len(versions) + 1, "recorded_at": stamp(moment)}
        if before := present.get(version.line["id"]):
            before.until = len(versions) + 1
        present[version.line["id"]] = version
        versions.append(version)
    known = [{"kind": "article", **{k: v for k, v in one.items() if k != "content"}} for one in articles]
    lines = [*known, *(version.line for version in versions)]
    return Seed(articles, versions, [encoded(line) for line in lines])


def stamp(moment: datetime) -> str:
    """An instant as the store writes it."""
    return moment.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%S.%fZ")


def encoded(line: dict[str, Any]) -> bytes:
    """A line of NDJSON; values are written digit by digit."""
    kept = {name: value for name, value in line.items() if name not in {"value", "value_max"}}
    numbers = [f'"{name}":{line[name]}' for name in ("value", "value_max") if line.get(name) is not None]
    return ",".join([json.dumps(kept)[:-1], *numbers]).encode() + b"}"


def _article(number: int) -> dict[str, Any]:
    content = f"Article {number}: é. " * 100
    published, _ = PUBLISHED[number % len(PUBLISHED)]
    found = {
        "sha256": sha256(content.encode()).hexdigest(),
        "published": published,
        "publisher": PUBLISHERS[number % len(PUBLISHERS)],
        "title": TITLES[number % len(TITLES)],
        "language": ["en", "pt", None][number % 3],
        "url": f"https://news.example/{number}?a=b&c=%C3%A9" if number % 4 else None,
        "content": content,
    }
    return found | ({"text": content} if number % 5 == 0 else {})


def _born(random: Random, articles: list[dict[str, Any]], number: int) -> Version:
    article = articles[min(int(random.random() ** 2 * len(articles)), len(articles) - 1)]
    start = number * 3
    stretch = article["content"][start : start + 2]
    kind = random.choice(["figure", "figure", "event", "agreement"])
    line: dict[str, Any] = {
        "kind": kind,
        "article": f"art_{article['sha256'][:16]}",
        "evidence": [
            {"start": start, "end": start + 2, "sha256": sha256(stretch.encode()).hexdigest(), "supports": "fact"}
        ],
        "action": "added",
        "by": random.choice(["reader", "ana", "bundle"]),
        "reason": None,
    }
    _tell(random, line)
    review = random.choices(["accepted", "proposed", "rejected", "retracted"], [14, 4, 1, 1])[0]
    _decide(line, "proposed" if review != "accepted" else "accepted")
    draft = {name: value for name, value in json.loads(encoded(line), parse_float=Decimal).items() if name not in OWN}
    line["id"] = fact_id(read_draft(draft), article["sha256"])
    return Version(line, article)


OWN = {"article", "action", "by", "reason", "review", "proposed_by", "confidence", "reasons"}


def _changed(random: Random, before: Version) -> Version:
    line = dict(before.line)
    line["reason"] = random.choice([None, "misread", "=1+1 as the agency says", "corrected by the publisher"])
    following = {
        "proposed": ["accepted", "rejected", "corrected"],
        "accepted": ["retracted", "corrected", "corrected", "corrected"],
        "rejected": ["accepted"],
        "retracted": ["corrected"],
    }
    action = random.choice(following[line["review"]])
    line |= {"action": action, "by": random.choice(["ana", "bo"])}
    _decide(line, line["review"] if action == "corrected" else action)
    if action == "corrected":
        evidence = line["evidence"]
        _tell(random, line)
        line["evidence"] = evidence
    return Version(line, before.article)


def _decide(line: dict[str, Any], review: str) -> None:
    proposed = review == "proposed"
    line |= {
        "review": review,
        "proposed_by": {"name": "reader", "type": "reader"} if proposed else None,
        "confidence": 0.75 if proposed else None,
        "reasons": ["money", "last-year"] if proposed else None,
    }


def _tell(random: Random, line: dict[str, Any]) -> None:
    """Fill in what a fact says."""
    edtf = random.choice(PERIODS)[0]
    line["summary"] = random.choice([
        "Trade rose.", "Exports of rice fell to a low.", "=SUM(A1) is no formula here", "Os presidentes se reúnem.",
        "A memorandum about gas, coal & \"steel\"", "Two sides talk; a third, too",
    ])  # fmt: skip
    line["subject"] = random.choice(SUBJECTS)
    line["period"] = {"edtf": edtf} if edtf else None
    line["stated_by"] = (
        {**OTHERS["lula-da-silva"], "id": "lula-da-silva", "role": "speaker"} if random.random() < 0.2 else None
    )
    {"figure": _figure, "event": _event, "agreement": _agreement}[line["kind"]](random, line)


def _party(code: str, role: str) -> dict[str, Any]:
    return {"id": code, "role": role} if code in NAMES else {**OTHERS[code], "id": code, "role": role}


def _figure(random: Random, line: dict[str, Any]) -> None:
    indicator, measure, units, flows = random.choice(FIGURES)
    flow = random.choice(flows)
    change = measure == "change_pct"
    commodity, hs = random.choice(COMMODITIES) if indicator in {"trade_value", "price"} else (None, None)
    reporter, partner = random.sample(TAKE_PART[:6], 2)
    ranged = random.random() < 0.1
    value = random.choice(VALUES[:9] if ranged else VALUES)
    line |= {
        "indicator": indicator,
        "measure": measure,
        "unit": random.choice(units),
        "flow": flow,
        "value": value,
        "value_max": "999999999999998000000" if ranged else None,
        "comparator": "range" if ranged else random.choice(["eq", "eq", "approx", "ge", "lt"]),
        "direction": random.choice(["up", "down"]) if change else None,
        "balance": random.choice(["surplus", "deficit", None]) if flow == "balance" else None,
        "record": random.choice([None, None, "high", "low"]),
        "reporter": reporter,
        "partner": random.choice([partner, partner, "WLD", "R-EUROPE", None]),
        "commodity": commodity,
        "hs": hs,
        "source_agency": _party("statistisches-bundesamt", "reporter") if random.random() < 0.2 else None,
        "status": random.choice(["observed", *FIGURE_STATUSES]),
        "parties": [_party("khorgos", "place")] if random.random() < 0.1 else [],
    }
    if line["source_agency"]:
        line["source_agency"] |= {"role": "participant"}


def _event(random: Random, line: dict[str, Any]) -> None:
    parties = [_party(code, "participant") for code in random.sample(TAKE_PART[:5], random.choice([0, 1, 2, 2, 3]))]
    parties += [_party(code, "topic") for code in random.sample(sorted(OTHERS), random.choice([0, 0, 1, 2]))]
    line |= {
        "type": random.choice(EVENT_TYPES),
        "status": random.choice(EVENT_STATUSES),
        "place": random.choice([None, "Beijing", "São Paulo", "Khorgos"]),
        "ordinal": random.choice([None, None, 2]),
        "parties": parties or [_party("canton-fair", "forum")],
    }


def _agreement(random: Random, line: dict[str, Any]) -> None:
    status = random.choice(AGREEMENT_STATUSES)
    role = "signatory" if status in {"signed", "in_force"} else "party"
    sides = random.sample(TAKE_PART, random.choice([1, 2, 2, 2, 3, 9]))
    companies = ["qaztrade", "electricite-de-france"] if random.random() < 0.2 else []
    line |= {
        "type": random.choice(AGREEMENT_TYPES),
        "status": status,
        "parties": [_party(code, role) for code in (*sides, *companies)],
    }
