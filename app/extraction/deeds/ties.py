"""Ties between facts of one article: a statement made at a forum, about a partnership, crediting an initiative."""

from app.drafts.evidence import digest
from app.drafts.facts import fact_id
from app.extraction.deeds.deed import Deed
from app.extraction.deeds.wording import worded
from app.extraction.evening import Evened
from app.extraction.reading import Reading
from app.extraction.structs import replace


def tied(deeds: list[Deed], text: Evened) -> list[Reading]:
    """The checked drafts of deeds, statements last with their relations to the others."""
    whole = digest(text.sent)
    readings = [(deed, deed.reading(text, worded(deed))) for deed in deeds if deed.type != "statement"]
    read = [(deed, reading, fact_id(reading.draft, whole)) for deed, reading in readings if reading is not None]
    found = [reading for _, reading, _ in read]
    for deed in deeds:
        if deed.type == "statement":
            told = replace(deed, relations=_relations(deed, read))
            if (reading := told.reading(text, worded(deed))) is not None:
                found.append(reading)
    return found


def _relations(statement: Deed, read: list[tuple[Deed, Reading, str]]) -> tuple[tuple[str, str], ...]:
    """At the forum of its sentence, about the agreement whose words its main stretch holds, crediting an initiative."""
    relations: list[tuple[str, str]] = []
    for deed, _, identity in read:
        if deed.type in {"forum", "summit"} and statement.words and deed.words == statement.words:
            relations.append(("at", identity))
        if deed.kind != "agreement":
            continue
        if deed.type == "initiative":
            if any(start <= one[0] < end for start, end, _ in statement.more for one in _stretches(deed)):
                relations.append(("credits", identity))
        elif _names(statement, deed) and deed.economies <= {side.economy for side in statement.sides}:
            relations.append(("about", identity))
    return tuple(relations)


def _names(statement: Deed, deed: Deed) -> bool:
    return statement.subject is not None and statement.subject in {deed.type, *deed.words.split()[-1:]}


def _stretches(deed: Deed) -> list[tuple[int, int]]:
    return [(deed.start, deed.end), *((start, end) for start, end, supports in deed.more if supports == "fact")]
