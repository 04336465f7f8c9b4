"""Who takes a measure and whom it is to hit, where no role of its frame names them."""

import re

from app.extraction.deeds.deed import Side
from app.extraction.deeds.frames import Found
from app.extraction.deeds.line import Item
from app.extraction.deeds.outline import Outline, codes
from app.extraction.deeds.participants import ACTING, BOTH, both, clear_pair, subject
from app.extraction.events.listed import counted
from app.extraction.lexicons import word_set

BEYOND, BILL = 14, "bill_would"
# What follows one of these is no goods of a measure.
TAIL_STOPS = word_set("alike") | frozenset(
    "after because while amid following if unless but when since though although where".split()
)
FROM = tuple(
    [noun, word]
    for noun in ("imports", "goods", "products", "exports", "shipments", "steel")
    for word in ("from", "of")
)
# "The government raised duties", in an article about one land.
RULERS, OFTEN = re.compile(r"(?:the )?(?:government|authorities|ministry|central bank|cabinet) "), 2
# A measure of these is one against somebody.
FOREIGN = frozenset(
    "import imports export exports investigation probe inquiry neighbour neighbor quota quotas embargo".split()
)


def of_measure(found: Found, parties: list[Side], known: set[str | None], outline: Outline, number: int) -> list[Side]:
    """Who takes a measure, by the subject of the sentence; whom it is to hit, by the economies named after it."""
    result: list[Side] = []
    if not parties and BOTH.search(found.words):
        return [Side("imposer", code) for code in both(found, outline, number)]
    if not any(side.role == "imposer" for side in parties):
        acting = (
            _own_rulers(found, outline)
            or _of_a_bill(found, outline)
            or subject(found, found.start, outline, number)
            or _at_home(found, outline)
        )
        result = [Side("imposer", code) for code in acting]
    hit, two = {side.economy for side in parties if side.role == "target"}, clear_pair(outline)
    ahead = found.line.items[: found.line.at[found.start]]
    nobody = not any(item.mark in ACTING for item in ahead)
    if nobody and len(hit) == 1 and hit <= set(two) and {side.economy for side in result} == hit:
        # Nobody hits himself: "the community retaliated by raising duties on U.S. lemons".
        result = [Side("imposer", code) for code in two if code not in hit]
    known = known | {side.economy for side in result}
    items = found.line.items
    last = found.line.at[found.end]
    behind = found.line.marks[last : last + BEYOND]
    stop = next((at for at, mark in enumerate(behind) if mark in TAIL_STOPS), BEYOND)
    tail = items[found.line.at[found.start] : last + stop]
    others = codes([item for item in [*tail, *_origins(items, last)] if item.mark in {"E", "A", "EE"}])
    others += counted(found, outline, number)
    result += [Side("target", code) for code in others if code not in known]
    every = {side.economy for side in (*parties, *result)} - {None}
    if len(every) == 1 and every <= set(two) and not FOREIGN.isdisjoint(found.line.words):
        result += [Side("target", code) for code in two if code not in every]
    return result


def _of_a_bill(found: Found, outline: Outline) -> list[str]:
    """The land whose parliament a bill is before, where that is not named: it is written there."""
    alone = found.frame.name == BILL and not any(role == "imposer" for role, _, _ in found.roles)
    return [outline.home.code] if alone and outline.home and outline.home.acts else []


def _own_rulers(found: Found, outline: Outline) -> list[str]:
    """The land where it is written and of which it tells most, where just "the cabinet" acts."""
    home = outline.home.code if outline.home else None
    own = RULERS.match(found.words) is not None and home is not None and home in outline.article.economies[:1]
    return [home] if own and home else []


def _at_home(found: Found, outline: Outline) -> list[str]:
    """The land of which alone the article tells much, where just "the government" acts."""
    about, named_so_often = outline.article.economies, outline.article.named
    if not RULERS.match(found.words) or not about or named_so_often[about[0]] < OFTEN:
        return []
    second = named_so_often[about[1]] if len(about) > 1 else 0
    return list(about[:1]) if second * OFTEN <= named_so_often[about[0]] else []


def _origins(items: list[Item], at: int) -> list[Item]:
    """The lands of a list that opens far behind: "duties from 18 percent to 103 percent on imports from Peru, Oman"."""
    marks = [item.mark for item in items]
    begin = next((step for step in range(at, len(marks) - 2) if marks[step : step + 2] in FROM), None)
    if begin is None:
        return []
    end = begin + 2
    while end < len(marks) and marks[end] in {"E", ",", "and", "the", "R", "EE"}:
        end += 1
    return items[begin + 2 : end]
