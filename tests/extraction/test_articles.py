"""Whole articles of our own writing, with every figure in them as data."""

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from tests.extraction.facts import read_figures, row

FOLDER = Path(__file__).parent / "articles"
ARTICLES = sorted(path.stem for path in FOLDER.glob("figures_*.txt"))
FIELDS = (
    "value",
    "unit",
    "measure",
    "direction",
    "comparator",
    "indicator",
    "flow",
    "balance",
    "reporter",
    "partner",
    "period",
    "base_period",
    "status",
    "commodity",
    "record",
)


def figures_of(text: str, published: str) -> list[dict[str, Any]]:
    found = []
    for figure in read_figures(text, published):
        main = figure.evidence[0]
        told = dict(zip(FIELDS, row(figure, *FIELDS), strict=True))
        found.append({**told, "quote": text[main.start : main.end]})
    return [{name: value for name, value in one.items() if value is not None} for one in found]


@pytest.mark.parametrize("name", ARTICLES)
def test_an_article_gives_its_figures_and_nothing_else(name: str):
    expected = json.loads((FOLDER / f"{name}.json").read_text(encoding="utf-8"))
    text = (FOLDER / f"{name}.txt").read_text(encoding="utf-8")
    assert figures_of(text, expected["published"]) == expected["figures"]


def test_there_are_articles_of_every_kind():
    assert len(ARTICLES) >= 6


def test_articles_read_alike_in_every_process():
    """Sets of words go in another order in each process; what is read of a text does not."""
    files = sorted(map(str, FOLDER.glob("*.txt")))
    command = [sys.executable, "-m", "app", "read", "--published", "2016-05-11", "--format", "ndjson", *files]
    found = {
        subprocess.run(command, env=os.environ | {"PYTHONHASHSEED": seed}, capture_output=True, check=True).stdout
        for seed in "0123"
    }
    assert len(found) == 1
    assert found.pop().count(b"\n") > len(files)


def test_a_row_of_partners_is_of_whoever_exports_to_the_one_before_in_every_process():
    row = "those to Peru and the European Union (EU) falling 17 per cent and 36 per cent respectively"
    text = f"Chile's exports rose. Exports to China, Chile's biggest market, fell 20 per cent, with {row}."
    program = f"from tests.extraction.facts import rows; print(rows({text!r}, 'value', 'reporter', 'partner'))"
    told = {
        subprocess.run(
            [sys.executable, "-c", program],
            env=os.environ | {"PYTHONHASHSEED": seed},
            capture_output=True,
            check=True,
            text=True,
        ).stdout
        for seed in "01234567"
    }
    assert told == {"[('20', 'CHL', 'CHN'), ('17', 'CHL', 'PER'), ('36', 'CHL', 'EU')]\n"}
