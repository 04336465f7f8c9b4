"""The questions that all are asked, each in its own words; they must find the same rows."""

import json
import sqlite3
from contextlib import closing
from dataclasses import dataclass, field
from datetime import date, timedelta
from pathlib import Path
from random import Random
from typing import Any
from urllib.parse import urlencode

import httpx

from app.queries.paging import write_cursor
from app.queries.selection import Selection
from tests.benchmarks.made import FIRST_DAY, word

PATHS, PAIRS, INDICATORS = 5000, 100, ("trade_value", "cargo_volume", "price", "investment")
# Of ten thousand facts, fifty and more hold each word up to this one: a page is as long as of a million.
RAREST = 300
# Of a dossier, in the order in which they are compared.
LISTS = ("latest", "targets", "events", "agreements", "articles")
DOSSIER = urlencode({"sql": Path(__file__).with_name("dossier.sql").read_text()})
Paths = dict[str, list[str]]


@dataclass
class Question:
    """Paths by neighbour, in the same order; all must find the same facts."""

    name: str
    paths: Paths = field(default_factory=dict)


class Asked:
    """What a store can be asked."""

    def __init__(self, store: Path, database: str) -> None:
        self.random = Random(7)
        self.database = database
        self.table = f"/{database}/fact"
        most = "SELECT code FROM tally WHERE filter = 'pair' ORDER BY figure + event + agreement DESC LIMIT ?"
        with closing(sqlite3.connect(store)) as ours:
            self.pairs = [code for (code,) in ours.execute(most, (PAIRS,))]
            self.keys = [key for (key,) in ours.execute("SELECT key FROM fact ORDER BY key DESC")]
            chosen = self.random.sample(self.keys, min(PATHS, len(self.keys)))
            one = "SELECT id FROM fact WHERE key = ?"
            self.ids = [ours.execute(one, (key,)).fetchone()[0] for key in chosen]

    def questions(self) -> list[Question]:
        """Those that neighbours can answer too."""
        days = [FIRST_DAY + timedelta(days=self.random.randrange(1000, 9000)) for _ in range(PATHS)]
        pairs = self.random.choices(self.pairs, k=PATHS)
        words = [word(self.random.randrange(20, RAREST)) for _ in range(PATHS)]
        return [
            Question("one fact, cold", {
                "tradefacts": [f"/v1/facts/{one}" for one in self.ids],
                "tutorial": [f"/facts/{one}" for one in self.ids],
                "datasette": [f"{self.table}/{one}.json?_shape=object" for one in self.ids],
            }),
            Question("pair with to, cold", self._of_period(pairs, days, None)),
            Question("pair, indicator, from, to, cold", self._of_period(pairs, days, INDICATORS)),
            Question("full text, cold", {
                "tradefacts": [f"/v1/facts?q={one}" for one in words],
                "tutorial": [f"/search?q={one}" for one in words],
                "datasette": [self._rows(f"_search={one}&_sort_desc=key") for one in words],
            }),
            Question("dossier, cold", self._dossiers(self.pairs)),
        ]  # fmt: skip

    def one_dossier(self) -> Question:
        """That of the most frequent pair, again and again."""
        return Question("dossier asked before", self._dossiers(self.pairs[:1]))

    def newest(self) -> str:
        """The newest of the most frequent pair."""
        return f"/v1/facts?pair={self.pairs[0]}"

    def deep(self, row: int) -> str:
        """The page that begins at a row of the whole list."""
        cursor = write_cursor([self.keys[row]], Selection().binding("/v1/facts"))
        return f"/v1/facts?cursor={cursor}"

    def _dossiers(self, pairs: list[str]) -> Paths:
        return {
            "tradefacts": [f"/v1/pairs/{one}" for one in pairs],
            "tutorial": [f"/pairs/{one}" for one in pairs],
            "datasette": [f"/{self.database}.json?{DOSSIER}&pair={one}&_shape=array" for one in pairs],
        }

    def _of_period(self, pairs: list[str], days: list[date], indicators: tuple[str, ...] | None) -> Paths:
        found: Paths = {"tradefacts": [], "tutorial": [], "datasette": [], "roapi": []}
        for place, (pair, day) in enumerate(zip(pairs, days, strict=True)):
            last, first = day.toordinal(), day.toordinal() - 900
            ours, taught, sette, ro = f"pair={pair}&to={day}", f"pair={pair}&last={last}", f"pair={pair}", ""
            if indicators:
                indicator = indicators[place % len(indicators)]
                ours += f"&indicator={indicator}&from={date.fromordinal(first)}"
                taught += f"&indicator={indicator}&first={first}"
                sette += f"&indicator={indicator}&last__gte={first}"
                ro = f"&filter[indicator]='{indicator}'&filter[last]gte={first}"
            found["tradefacts"].append(f"/v1/facts?{ours}")
            found["tutorial"].append(f"/facts?{taught}")
            found["datasette"].append(self._rows(f"{sette}&first__lte={last}&_sort_desc=last_key"))
            where = f"filter[pair]='{pair}'&filter[first]lte={last}{ro}"
            found["roapi"].append(f"/api/tables/fact?{where}&sort=-last_key&limit=50")
        return found

    def _rows(self, query: str) -> str:
        return f"{self.table}.json?{query}&_size=50&_shape=array&_nocount=1"


def check(question: Question, addresses: dict[str, str], places: range) -> None:
    """Fail where neighbours find other facts, or a page is empty at all places."""
    seen = 0
    for place in places:
        asked = {name: paths[place % len(paths)] for name, paths in question.paths.items() if name in addresses}
        found = {name: _ids(addresses[name] + path) for name, path in asked.items()}
        seen += len(found["tradefacts"])
        for name, ids in found.items():
            if ids != found["tradefacts"]:
                raise SystemExit(f"{question.name}: {name} finds other facts at {asked[name]}: {ids}")
    if not seen:
        raise SystemExit(f"{question.name} finds nothing anywhere")


def _ids(url: str) -> list[str]:
    answer: Any = json.loads(httpx.get(url, timeout=60).raise_for_status().text)
    if isinstance(answer, dict) and "latest" in answer:
        answer = [row for name in LISTS for row in answer[name]]
    elif isinstance(answer, dict):
        # Ours is a page or a fact, datasette's one row is under its id.
        answer = answer.get("items") or ([answer] if "id" in answer else list(answer.values()))
    # Of a dossier of datasette, rows of articles have a column more for them.
    return [row["id"] or row["article"] for row in answer if row]
