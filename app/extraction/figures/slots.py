"""The slots of a figure while it is read, and what the article so far lets a reader take for granted."""

from dataclasses import dataclass, field
from decimal import Decimal

from app.extraction.figures.measures import Measure
from app.extraction.figures.terms import Term
from app.extraction.numbers.scanning import Number
from app.extraction.times.scanning import Time
from app.extraction.voices import Voice

# The sorts of numbers that tell an amount, no rate of change.
AMOUNTS = {"money", "quantity", "count", "elliptic"}
# What crosses a border between two, either way or both.
TRADED = {"export", "import", "total", "balance"}


@dataclass
class Slots:
    """A number with what it is bound to so far. `start` and `end` bound the stretch that says so."""

    number: Number
    term: Term
    measure: Measure
    indicator: str
    flow: str | None
    balance: str | None
    start: int
    end: int
    unit: str = ""
    value: Decimal = Decimal(0)
    # The end of the number and of the term that stands right after it: from here on times are looked for.
    told: int = 0
    reporter: str | None = None
    partner: str | None = None
    period: str | None = None
    base: str | None = None
    # The period of the figure of an earlier sentence that this one takes up again.
    told_before: str | None = None
    status: str = "observed"
    # What the sentence's words of intent or expectation make of the numbers that follow.
    mood: str = "observed"
    comparator: str = "eq"
    record: str | None = None
    commodity: str | None = None
    time: Time | None = None
    parties: tuple[int, int] | None = None
    sentence: int = 0
    headline: bool = False
    # Whether it is about tariffs, quotas or bans at a border.
    border: bool = False
    # Who says so, whose statistics it is, and the same value in other money, told in brackets.
    voice: Voice | None = None
    source: Voice | None = None
    conversions: list[Number] = field(default_factory=list)
    reasons: list[str] = field(default_factory=list)
    mentions: list[tuple[int, int]] = field(default_factory=list)


@dataclass
class Memory:
    """What the article has said so far; `index` is the number of the sentence that is being read."""

    # The last reporter.
    reporter: str | None = None
    # Reporter and partner of each flow that was told, and the sentence.
    sides: dict[str, tuple[str | None, str | None, int]] = field(default_factory=dict)
    # The running period, and the sentence that told it.
    period: str | None = None
    period_at: int = -99
    # The last running period that was one month.
    month: str | None = None
    # The last that was several months.
    months: str | None = None
    # Whether the last change of a month whose base was told was set against the month before, not the year.
    monthly: bool | None = None
    balance: Term | None = None
    last: Slots | None = None
    # The last change of this sentence.
    changed: Slots | None = None
    # With whom the figures of the last sentence were.
    lately: set[str] = field(default_factory=set)
    # The last flow whose owner was told, by its term, with its sides and the sentence.
    told: tuple[Term, str | None, str | None, int] | None = None
    # Which way the goods of the last ranking go and whose they are, and its sentence.
    ranking: tuple[tuple[str, str] | None, int] = (None, -99)
    index: int = 0
    # The figures of the last sentence that had any.
    latest: list[Slots] = field(default_factory=list)
    # The figures of this sentence so far.
    here: list[Slots] = field(default_factory=list)
    # Who had a surplus last, and who a deficit, with whom, and the sentence.
    balances: dict[str, tuple[str | None, str | None, int]] = field(default_factory=dict)
    # With whom trade was told.
    partners: set[str] = field(default_factory=set)
    # Whose trade with all was told.
    overall: set[str] = field(default_factory=set)
    # Whose guests were counted last; of whom both sides were told, where those come from, and the sentence.
    host: str | None = None
    guests: tuple[str | None, int] = (None, -99)
    # With whom each sum was, by value, unit, flow and reporter.
    values: dict[tuple[Decimal, str, str | None, str | None], str] = field(default_factory=dict)
    # All whose figures were told.
    reporters: set[str] = field(default_factory=set)

    def begin(self, index: int) -> None:
        """Begin a sentence."""
        self.index, self.here, self.changed = index, [], None

    def sold_by_another(self, code: str | None, index: int) -> bool:
        """Whether exports of another were told in the sentence of that number or the one before."""
        owner, _, told = self.sides.get("export", (None, None, -99))
        return owner not in {None, code} and index - told <= 1

    def keep(self, found: list[Slots]) -> None:
        """Keep what the figures of a sentence, of which there is one at least, let the next ones take for granted."""
        self.last, self.latest = found[-1], found
        self.lately = {one.partner for one in found if one.partner}
        for one in found:
            if one.partner and one.partner != "WLD" and one.number.sort == "money":
                self.values[one.value, one.unit, one.flow, one.reporter] = one.partner
            if one.partner and one.flow in TRADED:
                self.partners.add(one.partner)
            if one.reporter and one.balance in {"surplus", "deficit"}:
                self.balances[one.balance] = (one.reporter, one.partner, self.index)
            if one.reporter and one.partner in {None, "WLD"} and one.flow in TRADED:
                self.overall.add(one.reporter)
            if one.reporter:
                self.reporters.add(one.reporter)
