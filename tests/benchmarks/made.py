"""Made-up facts for measuring: seeded, valid by the contract, as the NDJSON that `tradefacts load` takes.

180 economies; pairs by Zipf; figures, events and agreements, ten an article. Every fact is accepted and has exactly two
economies, so that a neighbour with a plain column `pair` can find the same rows.

    python -m tests.benchmarks.made 10000 > facts.ndjson
"""

import sys
from collections.abc import Iterator
from datetime import date, timedelta
from hashlib import sha256
from itertools import accumulate, combinations
from pathlib import Path
from random import Random
from typing import Any

import orjson

from app.bundle.loading import load
from app.model.database import Database
from app.upkeep.migrate import migrate
from app.vocabulary.economies import economies

PER_ARTICLE, ECONOMIES, WORDS = 10, 180, 4000
FIRST_DAY, DAYS = date(2000, 1, 1), 9000
PUBLISHERS = [f"Gazette {number}" for number in range(40)]
GOODS = [("rice", "1006"), ("natural gas", "271121"), ("cotton", "5201"), ("machines", "84"), ("steel", "72")]
FIGURES: list[tuple[str, str, str, tuple[str | None, ...]]] = [
    ("trade_value", "level", "USD", ("export", "import", "total")),
    ("trade_value", "change_pct", "percent", ("export", "import", "total")),
    ("cargo_volume", "level", "t", (None, "export")),
    ("price", "level", "USD/t", (None,)),
    ("investment", "level", "USD", ("investment",)),
]
STATUSES = ["observed"] * 6 + ["provisional", "estimate", "forecast", "target"]
EVENTS = ["visit", "talks", "summit", "statement", "policy_measure", "negotiation"]
AGREEMENTS = ["fta", "mou", "contract", "cooperation", "trade_protocol"]
SYLLABLES = ["ba", "dor", "ek", "fal", "gri", "hom", "in", "jur", "kel", "lum", "mon", "nes", "or", "pal", "qui", "ras"]
Line = dict[str, Any]


class Made:
    """A seeded source of lines; the same every time for the same seed."""

    def __init__(self, seed: int = 1) -> None:
        self.random = Random(seed)
        codes = [code for code, one in economies().items() if one.type == "country"][:ECONOMIES]
        self.pairs = list(combinations(codes, 2))
        self.random.shuffle(self.pairs)
        self.pair_weights = _zipf(len(self.pairs))
        self.words = [word(number) for number in range(WORDS)]
        self.word_weights = _zipf(WORDS)

    def lines(self, facts: int) -> Iterator[bytes]:
        """So many facts, each ten after the line of their article."""
        for number in range(0, facts, PER_ARTICLE):
            digest = sha256(f"made article {number}".encode()).hexdigest()
            day = FIRST_DAY + timedelta(days=self.random.randrange(DAYS))
            yield orjson.dumps(self._article(number, digest, day))
            for place in range(min(PER_ARTICLE, facts - number)):
                yield orjson.dumps(self._fact(f"art_{digest[:16]}", place, day))

    def _article(self, number: int, digest: str, day: date) -> Line:
        return {
            "kind": "article",
            "sha256": digest,
            "published": day.isoformat(),
            "publisher": self.random.choice(PUBLISHERS),
            "title": " ".join(self._words(5)),
            "language": "en",
            "url": f"https://news.example/{number}",
        }

    def _fact(self, article: str, place: int, day: date) -> Line:
        random = self.random
        sides = random.choices(self.pairs, cum_weights=self.pair_weights)[0]
        kind = random.choices(["figure", "event", "agreement"], [7, 2, 1])[0]
        start = place * 100
        stretch = {"start": start, "end": start + 60, "sha256": sha256(f"{article} {place}".encode()).hexdigest()}
        return {
            "kind": kind,
            "article": article,
            "review": "accepted",
            "summary": f"{' '.join(self._words(9)).capitalize()}.",
            "subject": " ".join(self._words(2)),
            "period": {"edtf": self._period(day)},
            "evidence": [{**stretch, "supports": "fact"}],
            **getattr(self, f"_{kind}")(list(sides)),
        }

    def _period(self, day: date) -> str:
        shape = self.random.random()
        if shape < 0.6:
            return str(day.year - self.random.randrange(4))
        if shape < 0.8:
            return (day - timedelta(days=self.random.randrange(400))).strftime("%Y-%m")
        if shape < 0.97:
            return (day - timedelta(days=self.random.randrange(30))).isoformat()
        return self.random.choice([f"{day.year}/..", f"../{day.year + 5}", f"{day.year - 5}/{day.year}"])

    def _words(self, number: int) -> list[str]:
        return self.random.choices(self.words, cum_weights=self.word_weights, k=number)

    def _figure(self, sides: list[str]) -> Line:
        random = self.random
        indicator, measure, unit, flows = random.choice(FIGURES)
        goods, hs = random.choice([(None, None), *GOODS])
        random.shuffle(sides)
        return {
            "indicator": indicator,
            "measure": measure,
            "value": random.randrange(1, 100) if unit == "percent" else random.randrange(1, 10**6) * 10**5,
            "unit": unit,
            "direction": random.choice(["up", "down"]) if measure == "change_pct" else None,
            "comparator": random.choice(["eq", "eq", "approx", "ge"]),
            "flow": random.choice(flows),
            "reporter": sides[0],
            "partner": sides[1],
            "commodity": goods,
            "hs": hs,
            "status": random.choice(STATUSES),
        }

    def _event(self, sides: list[str]) -> Line:
        parties = [{"id": side, "role": "participant"} for side in sides]
        return {"type": self.random.choice(EVENTS), "status": "occurred", "parties": parties}

    def _agreement(self, sides: list[str]) -> Line:
        parties = [{"id": side, "role": "signatory"} for side in sides]
        return {"type": self.random.choice(AGREEMENTS), "status": "signed", "parties": parties}


def made_store(file: Path, facts: int) -> Database:
    """A store with so many facts, as a release makes and loads it; the caller closes it."""
    store = Database(f"sqlite:///{file}")
    migrate(store)
    with store.writing() as connection:
        load(connection, Made().lines(facts))
    return store


def word(number: int) -> str:
    """A made-up word; the first ones are the most frequent."""
    letters = []
    for _ in range(3):
        number, rest = divmod(number, len(SYLLABLES))
        letters.append(SYLLABLES[rest])
    return "".join(letters)


def _zipf(number: int) -> list[float]:
    return list(accumulate(1 / rank for rank in range(1, number + 1)))


def main() -> None:
    """Write so many facts as the first argument tells."""
    for line in Made().lines(int(sys.argv[1])):
        sys.stdout.buffer.write(line + b"\n")


if __name__ == "__main__":
    main()
