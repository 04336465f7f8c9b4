"""What sort of agreement was named just before by a phrase that tells no parties: "the deal" is of that sort."""

from app.extraction.agreements.beginning import begin
from app.extraction.agreements.memory import CLOSER
from app.extraction.agreements.nouns import typed
from app.extraction.deeds.deed import Deed
from app.extraction.deeds.frames import Found
from app.extraction.deeds.line import Line
from app.extraction.structs import replace

NEAR = 2
DEFINITE = {"the", "this"}


class NamedBefore:
    """The type and the line of the last agreement that was named without its parties."""

    def __init__(self) -> None:
        self.type, self.line = "other", 0

    def typed(self, deed: Deed | None, found: Found, line: Line, number: int, aliases: set[str]) -> Deed | None:
        """The deed of a noun, where it says only "the deal" with the type of what was named before; notes it else."""
        if deed is None:
            first, _ = begin(found, line, aliases)
            kind = typed(found, line, first).frame.type if first < found.start else "other"
            if kind in CLOSER:
                self.type, self.line = kind, number
            return None
        at = line.at[found.start]
        bare = deed.type == "other" and deed.subject is None and at > 0 and line.items[at - 1].mark in DEFINITE
        near = self.type != "other" and number - self.line <= NEAR
        self.type, kept = "other", self.type
        return replace(deed, type=kept) if bare and near and not deed.again else deed
