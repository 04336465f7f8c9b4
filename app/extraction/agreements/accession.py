"""Accessions: an economy that joins a bloc, a pact or the world trade body, and how far it has come."""

import re
from collections.abc import Iterator

from app.extraction.agreements.acting import actors
from app.extraction.deeds.deed import Side
from app.extraction.deeds.line import Item, Line
from app.extraction.deeds.participants import named
from app.extraction.names.organisations import Organisation
from app.extraction.names.places import Place
from app.extraction.structs import struct

# The verbs of whoever joins: no line without one is searched.
JOINING = frozenset("joined join joins acceded accede accedes admitted became become becomes".split())
JOINS = re.compile(
    r"(?<!\S)(?P<verb>(?:(?:will|would|to|has|have|had|is|are) )?(?:(?:formally|officially|finally|also) )?"
    r"(?:joined|join|joins|acceded to|accede to|accedes to|admitted to|became a (?:full )?member of"
    r"|become a (?:full )?member of|becomes a (?:full )?member of|become the (?:\S+ )?member of"
    r"|became the (?:\S+ )?member of)) (?:the )?(?P<body>E|K|O) "
)
# "Wants to join" is a wish; only who has applied or negotiates has begun.
STAGES = [
    ("proposed", re.compile(r"(?<!\S)(?:applied|applies|apply|application|applying|bid) $")),
    ("negotiating", re.compile(r"(?<!\S)(?:talks|negotiations|negotiating|negotiated)(?: \S+){0,2} $")),
    ("signed", re.compile(r"(?<!\S)(?:signed|signs) (?:\S+ ){1,5}$")),
    (
        "planned",
        re.compile(r"(?<!\S)(?:set|due|ready|about|agreed|plans|expected|scheduled|invited|cleared|approved) $"),
    ),
]
WISHED = re.compile(
    r"(?<!\S)(?:wants?|wanted|hopes?|hoped|seeks?|seeking|sought|wish\w*|keen|eager|aims?|trying|ambition|ambitions|efforts?"
    r"|if|unless|not|never|could|may|might|should|before|since|urged|urges|invitation|interest|interested|when|until"
    r"|countries|allow|allowed|help|support|supports|block\w*|oppos\w*|veto\w*) (?:\S+ ){0,4}$"
)
WORLD_BODIES = {"wto", "gatt", "world trade organization", "world trade organisation"}


@struct(frozen=True, slots=True)
class Accession:
    """Who joins what: the stretch of the line's words, the parties and the stage."""

    start: int
    end: int
    parties: list[Side]
    status: str


def accessions(line: Line) -> Iterator[Accession]:
    """Every accession that the line tells as done, under way or set; wishes are none."""
    if JOINING.isdisjoint(line.words):
        return
    for match in JOINS.finditer(line.text):
        body = line.items[line.at[match.start("body")]]
        acting = actors(line, match.start())
        head = line.text[: match.start()]
        verb = match["verb"]
        infinitive = verb.startswith(("to ", "would "))
        if not _is_body(body) or WISHED.search(head) or not acting.items:
            continue
        status = next((stage for stage, pattern in STAGES if infinitive and pattern.search(head)), None)
        if status is None:
            if verb.startswith("would ") or (verb.startswith("to ") and line.kind != "headline"):
                continue
            status = "planned" if verb.startswith(("will ", "to ")) else "in_force"
        joining = [side for side in named(acting.items, "party") if side.code]
        bloc = [Side("party", body.reference.code)] if isinstance(body.reference, Place) else []
        parties = [side for side in joining if side not in bloc]
        if parties:
            yield Accession(min(acting.start, match.start()), match.end(), [*parties, *bloc], status)


def _is_body(item: Item) -> bool:
    reference = item.reference
    if isinstance(reference, Organisation):
        return reference.name.lower() in WORLD_BODIES
    return isinstance(reference, Place) and (reference.form == "bloc" or item.mark == "K")
