"""Whose a figure is, while rules find it out one after the other: what is known where it stands, what they found."""

import re
from collections.abc import Callable
from dataclasses import dataclass, field

from app.extraction.article import Article
from app.extraction.figures.sides import Sides, Two
from app.extraction.figures.slots import Memory, Slots
from app.extraction.figures.terms import Term
from app.extraction.figures.whose import Whose
from app.extraction.text.segments import Sentence

# Reporter and partner, and the sentence that told them.
Known = tuple[str | None, str | None, int]
UNKNOWN: Known = (None, None, -99)
REFERRING = re.compile(r"\b(?:the|this|that|its|their|such|his|our)(?: [a-z]+)? $", re.IGNORECASE)


@dataclass
class Asked:
    """A figure whose sides are asked for. `start` and `end` bound its clause; a rule keeps here what it finds."""

    article: Article
    whose: Whose
    slots: Slots
    sentence: Sentence
    start: int
    end: int
    previous: Slots | None
    # What the words around the term tell.
    told: Sides
    memory: Memory = field(init=False)
    flat: str = field(init=False)
    term: Term = field(init=False)
    flow: str | None = field(init=False)
    reporter: str | None = field(init=False)
    # All that are named; the `partner` is the only one of them, or the one that is assumed.
    partners: list[str] = field(init=False)
    partner: str | None = None
    # Whether "both" or "the neighbour" were named, and whether the partner is everybody.
    both: bool = field(init=False)
    everybody: bool = False
    # Whether the figure before was of the same trade, seen from the other side.
    turned: bool = False
    # The sides of the same flow as they were told last.
    known: Known = field(init=False)

    def __post_init__(self) -> None:
        self.memory, self.flat = self.whose.memory, self.article.flat
        self.term, self.flow = self.slots.term, self.slots.flow
        self.reporter, self.partners, self.both = self.told.reporter, list(self.told.partners), self.told.both
        self.known = self.memory.sides.get(self.flow or "", UNKNOWN)
        last = self.memory.last
        if last is not None and last.flow == self.flow == "balance" and last.sentence > self.known[2]:
            self.known = (last.reporter, last.partner, last.sentence)

    @property
    def first(self) -> int:
        """Where the figure begins: at its term or its number."""
        return min(self.term.start, self.slots.number.start)

    @property
    def last(self) -> Slots | None:
        """The last figure of the sentence before, or of this one."""
        last = self.memory.last
        return last if last is not None and self.memory.index - last.sentence <= 1 else None

    @property
    def is_of_trade(self) -> bool:
        """Whether it may have a partner: of the current account, which is with all, the balance of trade tells none."""
        return self.slots.indicator != "current_account"

    @property
    def refers(self) -> bool:
        """Whether the term takes up what was told: "the surplus", "its exports"."""
        return REFERRING.search(self.flat[max(self.sentence.start, self.term.start - 20) : self.term.start]) is not None


# None where the rule does not tell.
Rule = Callable[[Asked], Two | None]
