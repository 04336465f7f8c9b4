"""Firms that a deal does not name: known by its model ("ordered ten A320neos"), or named before ("with the firm")."""

import re
from functools import cache

from app.extraction.deeds.line import Item, Line
from app.extraction.deeds.outline import Outline, codes
from app.extraction.lexicons import rows
from app.extraction.names.organisations import Organisation
from app.vocabulary.codes import parts

# The model stands close behind the verb or the paper's name.
REACH = 14
# "The firm" was named so many sentences before.
BACK = 8
# Models without a number, as the line has them.
PLAIN = frozenset({"dreamliner", "dreamliners", "superjet", "superjets", "atr", "atrs", "crj", "crjs", "erj", "erjs"})
PLAIN |= {"rafale", "rafales", "gripen", "gripens", "mirage", "mirages"}
MODEL = re.compile(r"[a-z]{1,3}-?[a-z]?\d")


def maker(line: Line, begin: int, outline: Outline) -> list[Item]:
    """The maker of the model named in the next words from an offset of the line on, if one is."""
    first = line.at[begin]
    ahead = line.items[first : first + REACH]
    marks = {item.mark for item in ahead}
    if "N" not in marks and marks.isdisjoint(PLAIN) and not any(map(MODEL.match, marks)):
        return []
    match = _models().search(outline.article.flat, ahead[0].start, ahead[-1].end)
    if match is None:
        return []
    name, countries = next(entry for entry in _makers() if match[entry[0]] is not None)[1:]
    country = next((code for code in countries if code in outline.article.economies), countries[0])
    start, end = match.span()
    return [Item(start, end, "O", Organisation(start, end, name, "company", country))]


def the_firm(line: Line, number: int, outline: Outline) -> list[Item]:
    """The company of another country than those the line names that was named last before."""
    here = codes(line.items)
    for earlier in reversed(outline.lines[max(0, number - BACK) : number]):
        for item in reversed(earlier.items):
            if item.mark == "O" and isinstance(item.reference, Organisation) and item.reference.type == "company":
                country = codes([item])
                if country and country[0] not in here:
                    return [item]
    return []


@cache
def _makers() -> tuple[tuple[str, str, tuple[str, ...]], ...]:
    return tuple((f"m{number}", row["name"], parts(row["country"])) for number, row in enumerate(rows("maker")))


@cache
def _models() -> re.Pattern[str]:
    choices = "|".join(f"(?P<m{number}>{row['pattern']})" for number, row in enumerate(rows("maker")))
    return re.compile(rf"\b(?:{choices})(?![A-Za-z0-9])")
