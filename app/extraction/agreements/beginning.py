"""Where the phrase that names an agreement begins: its noun's modifiers, and the article ahead of them."""

import re
from functools import cache

from app.extraction.deeds.frames import Found
from app.extraction.deeds.line import Item, Line
from app.extraction.lexicons import rows

LEFT, LONGEST_LEFT = 6, 8
ARTICLES = {"a", "an", "the", "this", "that", "these", "its", "their", "such", "'s", "no", "any", "some", "several"}
BE = {"is", "are", "was", "were", "be", "been", "not"}
POINTING = {"the", "this", "that", "these", "its", "their", "such"}
# "That said agreement is to bring".
SPOKEN_OF, AHEAD_OF_SAID = {"said", "aforementioned", "aforesaid"}, {"that", "the", "of", "under", "in", "by", "to"}
# "A trade, farm and energy pact": commas part its modifiers.
ROW = re.compile(
    r"(?<!\S)(?:an?|the|of|several|N|signed|sign|signing|inked|concluded|reached) "
    r"(?P<row>(?:[a-z-]+ ){1,2}(?:, [a-z-]+ (?:[a-z-]+ )?){1,6}(?:, )?and (?:[a-z-]+ ){1,2})$"
)
COUNTS = frozenset("N two three four five six seven several".split())


def begin(found: Found, line: Line, aliases: set[str]) -> tuple[int, bool]:
    """Where the noun phrase begins, without its article; whether it points back at something named before."""
    items, index = line.items, _ahead_of_brackets(line, line.at[found.start])
    step = index
    while step > 0 and index - step < LONGEST_LEFT and items[step - 1].mark not in _bounds():
        step -= 1
    if step == 0 or not (items[step - 1].mark in ARTICLES or _governed(items[step - 1].mark, items[step:index])):
        step = index
        while step > 0 and index - step < LEFT and _modifies(items[step - 1].mark):
            step -= 1
    near = {item.mark for item in items[max(0, index - LONGEST_LEFT) : index]}
    if near >= {",", "and"} and (row := ROW.search(line.text, 0, line.offsets[index])) is not None:
        step = min(step, line.at[row.start("row")])
    step = next((at + 1 for at in range(step, index) if _parts(items[at : min(at + 2, index)])), step)
    if step > 0 and items[step - 1].mark in aliases:
        return line.offsets[step - 1], True
    while step < index and (items[step].mark in {"and", "'s"} or _is_done(items[max(0, step - 1) : step + 1])):
        step += 1
    before = items[step - 1].mark if step > 0 else ""
    said = before in SPOKEN_OF and step > 1 and items[step - 2].mark in AHEAD_OF_SAID
    return line.offsets[step], before in POINTING or said


def _ahead_of_brackets(line: Line, index: int) -> int:
    """Where a noun begins together with a short name in brackets before it: "natural gas (LNG) deals"."""
    items = line.items
    return index - 3 if index > 3 and items[index - 1].mark == ">" and items[index - 3].mark == "<" else index


def _governed(mark: str, run: list[Item]) -> bool:
    """Whether a phrase without an article hangs on a verb or preposition: then it holds no verb of its own."""
    return (
        mark in _bounds()
        and mark[0].isalpha()
        and mark.islower()
        and not any(item.mark.endswith("ed") and item.mark not in _modifiers() for item in run)
    )


def _parts(two: list[Item]) -> bool:
    """Whether an "and" has another paper's matter ahead of it: "on energy ties and two accords", "and accords on"."""
    return two[0].mark == "and" and (len(two) == 1 or two[1].mark in COUNTS)


def _is_done(two: list[Item]) -> bool:
    """Whether the second of two words is what somebody does: "is ending two contracts"."""
    return len(two) > 1 and two[0].mark in BE and two[1].mark.endswith("ing")


def _modifies(mark: str) -> bool:
    """Whether a word may stand between the article and the noun, where no article is written."""
    return mark in _modifiers() or ("-" in mark and mark[0].isalpha())


@cache
def _modifiers() -> frozenset[str]:
    return frozenset(row["word"] for row in rows("deal_modifier"))


@cache
def _bounds() -> frozenset[str]:
    """Words that no noun phrase holds before its noun: they bound it on the left."""
    return frozenset(row["word"] for row in rows("phrase_bound")) | ARTICLES
