"""Lexicons: the CSV files in `lexicon/`, words of the trade with what they mean."""

import csv
import re
from collections.abc import Iterable
from functools import cache
from importlib.resources import files


@cache
def rows(name: str) -> list[dict[str, str]]:
    """The rows of `lexicon/<name>.csv`, one dict per row by the names of its header. Shared: do not change them."""
    text = files(__package__).joinpath("lexicon", f"{name}.csv").read_text(encoding="utf-8")
    return list(csv.DictReader(text.splitlines(), strict=True))


@cache
def words(name: str, column: str = "word") -> dict[str, dict[str, str]]:
    """The rows of a lexicon by one of their columns."""
    return {row[column]: row for row in rows(name)}


@cache
def word_set(name: str) -> frozenset[str]:
    """A set of words that stands in `word_set.csv` under a name."""
    return frozenset(words("word_set", "name")[name]["words"].split())


@cache
def members() -> dict[str, frozenset[str]]:
    """The codes of the countries in each bloc and region, by its own code."""
    return {row["group"]: frozenset(row["members"].split()) for row in rows("members")}


def alternatives(found: Iterable[str]) -> str:
    """A regular expression for any of these words, the longest first."""
    return "|".join(re.escape(word).replace(r"\ ", " +") for word in sorted(found, key=lambda word: (-len(word), word)))


def is_goods(word: str) -> bool:
    """Whether goods are called so, one or many of them."""
    one = word[:-3] + "y" if word.endswith("ies") else word
    return not {one, one.removesuffix("s"), one.removesuffix("es")}.isdisjoint(word_set("goods"))


def is_of_goods(word: str) -> bool:
    """Whether goods or a sort of goods are called so: "coal", "crude", "canned"."""
    return word in word_set("sorts_of_goods") or is_goods(word)
