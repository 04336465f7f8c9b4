"""Statements: what a head of state or government or a minister says in public about trade relations."""

import re
from functools import cache

from app.extraction.deeds.deed import Deed, Side
from app.extraction.deeds.forums import Forum
from app.extraction.deeds.line import Line
from app.extraction.deeds.outline import Outline, codes
from app.extraction.lexicons import rows
from app.extraction.names.person import Person

RANKS = {"state", "minister"}
# A participle of speech after a comma opens what is said further.
FURTHER = re.compile(
    r", (?:attributing|crediting|adding|saying|noting|calling|urging|describing|stressing|pledging|arguing) "
)
LONGEST = 1000


def statement_deeds(outline: Outline) -> list[Deed]:
    """Every remark of weight: praise, a call or stress on trade, relations or development."""
    deeds = []
    for number, line in enumerate(outline.lines):
        if line.kind != "body" or "P" not in line.words:
            continue
        for pattern in _patterns():
            match = pattern.match(line.text) or pattern.search(line.text)
            if match is None:
                continue
            person = line.items[line.at[match.start("speaker")]].reference
            if isinstance(person, Person) and person.rank in RANKS and person.country:
                deeds.append(_deed(line, match, person, number))
                break
    return deeds


def _deed(line: Line, match: re.Match[str], person: Person, number: int) -> Deed:
    tail = line.text[match.end("object") :]
    cut = FURTHER.search(tail)
    end = match.end("object") + (cut.start() if cut else len(tail))
    start, stop = line.span(match.start("speaker"), end)
    more: tuple[tuple[int, int, str], ...] = ()
    if cut:
        begin = match.end("object") + cut.start() + 2
        further = line.span(begin, len(line.text))
        more = ((*further, "fact"),)
    said = line.between(match.start("object"), end)
    topics = [
        code for code in codes([item for item in said if item.mark in {"E", "A", "EE"}]) if code != person.country
    ]
    forums = [item.reference for item in line.items if isinstance(item.reference, Forum)]
    words = match.group("topic").strip()
    return Deed(
        kind="event",
        type="statement",
        status="occurred",
        start=start,
        end=min(stop, start + LONGEST),
        sides=(
            Side("speaker", None, person.name, "person", person.country),
            *(Side("topic", code) for code in topics),
        ),
        subject=words,
        words=forums[0].name if forums else "",
        line=number,
        more=more,
        reasons=("statement of an office",),
        confidence=0.6,
    )


@cache
def _patterns() -> tuple[re.Pattern[str], ...]:
    verbs = "|".join(row["word"] for row in rows("statement_verb"))
    topics = "|".join(row["word"] for row in rows("statement_topic"))
    said = rf"(?P<object>(?:[^\s;:<>]+ ){{0,10}}?(?P<topic>(?:{topics})) )"
    return (
        re.compile(rf"(?<!\S)(?P<speaker>P) (?:[a-z]+ly )?(?:{verbs}) {said}"),
        re.compile(
            r"(?<!\S)(?P<speaker>P) 's (?:remarks|speech|comments|address) (?:(?:at|to|in|during) (?:the )?\S+ )?"
            rf"(?:{verbs}) {said}"
        ),
    )
