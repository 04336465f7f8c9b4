"""An event or agreement on its way from a frame to a checked draft."""

from collections.abc import Sequence
from dataclasses import field
from functools import cached_property
from itertools import islice
from typing import Any

from app.drafts.evidence import LONGEST_ARTICLE
from app.drafts.party import Party, economy_party
from app.extraction.evening import Evened
from app.extraction.reading import Reading, checked, period, stretch
from app.extraction.structs import replace, struct
from app.extraction.voices import Voice

MOST_EVIDENCE = 40
MOST_PARTIES = 60


@struct(frozen=True)
class Side:
    """One party: the code of an economy, or name, type and country of anybody else."""

    role: str
    code: str | None = None
    name: str | None = None
    type: str | None = None
    country: str | None = None

    @property
    def economy(self) -> str | None:
        """The economy that it is or to which it belongs."""
        return self.code or self.country

    @property
    def party(self) -> Party | dict[str, Any]:
        """As a draft has it: an economy's party is known already."""
        if self.code:
            return economy_party(self.code, self.role)
        return {"name": self.name, "type": self.type, "role": self.role, "country": self.country}


@struct(frozen=True)
class Deed:
    """What a frame told.

    `more` is further evidence: start, end, what it supports; `again` tells that it points back at another deed,
    `anew` that it says it is one more, `own_time` that its own clause names its time; `voice` is who says so.
    """

    kind: str
    type: str
    status: str
    start: int
    end: int
    sides: tuple[Side, ...]
    edtf: str | None = None
    place: str | None = None
    ordinal: int | None = None
    subject: str | None = None
    words: str = ""
    headline: bool = False
    again: bool = False
    anew: bool = False
    own_time: bool = True
    line: int = 0
    more: tuple[tuple[int, int, str], ...] = ()
    reasons: tuple[str, ...] = ()
    confidence: float = 0.7
    relations: tuple[tuple[str, str], ...] = field(default=())
    voice: Voice | None = None

    @cached_property
    def economies(self) -> frozenset[str]:
        """The economies that take part, themselves or by a person or firm of theirs."""
        return frozenset(side.economy for side in self.sides if side.economy and side.role not in {"topic", "place"})

    def with_more(self, more: Sequence[tuple[int, int, str]]) -> "Deed":
        """With further evidence, each stretch once, in order."""
        seen = {(self.start, self.end)}
        kept = []
        for one in sorted({*self.more, *more}):
            if one[:2] not in seen:
                kept.append(one)
                seen.add(one[:2])
        return replace(self, more=tuple(kept))

    def data(self, text: Evened, summary: str) -> dict[str, Any]:
        """As a draft: parties once each, evidence with digests, the main stretch first."""
        parties: dict[Side, None] = {}
        seen: set[tuple[str, str | None]] = set()
        for side in self.sides:
            twice = (side.role, side.name) in seen and side.name is not None
            if not twice:
                parties[side] = None
            elif side.country:
                parties[Side(side.role, side.country)] = None
            seen.add((side.role, side.name))
        evidence = [stretch(text, self.start, self.end)]
        evidence += [stretch(text, *one) for one in self.more if one[1] <= LONGEST_ARTICLE]
        if self.voice is not None:
            evidence.insert(1, stretch(text, self.voice.start, self.voice.end, "stated_by"))
        draft: dict[str, Any] = {
            "kind": self.kind,
            "type": self.type,
            "status": self.status,
            "summary": summary,
            "subject": self.subject,
            "stated_by": self.voice.party if self.voice else None,
            "parties": [side.party for side in islice(parties, MOST_PARTIES)],
            "period": period(self.edtf),
            "evidence": evidence[:MOST_EVIDENCE],
            "relations": [{"relation": relation, "fact": fact} for relation, fact in self.relations],
        }
        if self.kind == "event":
            draft |= {"place": self.place, "ordinal": self.ordinal}
        return draft

    def reading(self, text: Evened, summary: str) -> Reading | None:
        """The checked draft with a summary; None where it breaks a rule."""
        return checked(self.data(text, summary), self.confidence, self.reasons)
