"""Whole articles of our own writing, with every figure in them as data."""

import json
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
