"""Code lists, each a CSV file in `data/`, with names, plain definitions and equivalents in other standards."""

import csv
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from difflib import SequenceMatcher
from functools import cache
from importlib.resources import files

STANDARDS = ("sdmx", "ucum", "m49", "plover", "schema_org")
LONGEST_WORD = 64
SIMILAR = 0.6


@dataclass(frozen=True, slots=True)
class Code:
    """One code of a list.

    `equivalents` names the same thing in other standards: `sdmx` (cross-domain code lists), `ucum`, `m49` (UN regions
    and countries), `plover` (political events), `schema_org`; only those that exist.
    """

    code: str
    name: str
    definition: str
    equivalents: Mapping[str, str]
    aliases: tuple[str, ...] = ()


@dataclass(frozen=True)
class CodeList:
    """A named list of codes, in the order of its file; `code in codelist` tells whether it has that code."""

    name: str
    title: str
    definition: str
    codes: Mapping[str, Code]

    def __contains__(self, code: object) -> bool:
        return code in self.codes


@cache
def rows(filename: str) -> list[dict[str, str]]:
    """The rows of `data/<filename>.csv`, one dict per row by the names of its header. Shared: do not change them."""
    text = files(__package__).joinpath("data", f"{filename}.csv").read_text(encoding="utf-8")
    return list(csv.DictReader(text.splitlines(), strict=True))


def parts(cell: str | None) -> tuple[str, ...]:
    """The values of a cell that holds several, joined by `|`; none of an empty or absent one."""
    return tuple(cell.split("|")) if cell else ()


@cache
def codelist(name: str) -> CodeList:
    """The code list of that name, which is the name of the field it is for. KeyError if there is none."""
    head = _heads()[name]
    return CodeList(name, head["title"], head["definition"], {row["code"]: _code(row) for row in rows(name)})


@cache
def codelists() -> Mapping[str, CodeList]:
    """Every code list by name, in the order in which they are served."""
    return {name: codelist(name) for name in _heads()}


def near(word: str, choices: Iterable[str]) -> list[str]:
    """Up to three choices that `word` may have meant, best first.

    Case does not matter. The same word comes first, then its singular or plural, then those that one begins the other
    of or that swap letters, then those that look alike; equals stay in the order of `choices`. A long word is cut, so
    the cost is bounded.
    """
    sought = word[:LONGEST_WORD].casefold()
    matcher = SequenceMatcher(autojunk=False)
    matcher.set_seq2(sought)
    found = []
    for choice in dict.fromkeys(choices):
        rank, likeness = _likeness(sought, choice.casefold(), matcher)
        if rank < 3 or likeness >= SIMILAR:
            found.append((rank, -likeness, choice))
    found.sort(key=lambda entry: entry[:2])
    return [choice for _, _, choice in found[:3]]


def _likeness(sought: str, choice: str, matcher: SequenceMatcher[str]) -> tuple[int, float]:
    if choice == sought:
        return 0, 1.0
    matcher.set_seq1(choice)
    # The quick ratios are upper bounds: most choices never need the slow one.
    alike = matcher.real_quick_ratio() >= SIMILAR and matcher.quick_ratio() >= SIMILAR
    likeness = matcher.ratio() if alike else 0.0
    if _singular(choice) == _singular(sought):
        return 1, likeness
    if sorted(choice) == sorted(sought):  # letters changed places: KZA, KAZ
        return 2, likeness
    shorter, longer = sorted((sought, choice), key=len)
    if len(shorter) > 1 and longer.startswith(shorter):
        return 2, likeness
    return 3, likeness


def _singular(word: str) -> str:
    if word.endswith("ies"):
        return word[:-3] + "y"
    if word.endswith(("sses", "xes", "ches")):
        return word[:-2]
    return word[:-1] if word.endswith("s") and not word.endswith("ss") else word


@cache
def _heads() -> dict[str, dict[str, str]]:
    return {row["name"]: row for row in rows("codelist")}


def _code(row: dict[str, str]) -> Code:
    equivalents = {standard: row[standard] for standard in STANDARDS if row.get(standard)}
    return Code(row["code"], row["name"], row["definition"], equivalents, parts(row.get("aliases")))
