"""Figures of an article: numbers bound to what they measure, whose, and when."""

import re
from dataclasses import replace

from app.extraction.article import Article, within
from app.extraction.figure_drafts import drafted
from app.extraction.figure_times import adjacent, implicit_base, is_base, resolved, times_of
from app.extraction.measures import Measure, measure, record, scan_changes
from app.extraction.merging import merged
from app.extraction.modes import is_denied, is_supposed, scan_modes, status_between
from app.extraction.numbers import Number
from app.extraction.parties import Whose
from app.extraction.reading import Reading
from app.extraction.segments import Sentence
from app.extraction.slots import Memory, Slots
from app.extraction.subjects import commodity
from app.extraction.terms import Term, scan_terms
from app.vocabulary.units import fits

# More figures than any article holds: the bound keeps hostile texts cheap.
MOST_FIGURES = 400
READ = {"money", "percent", "pp", "times", "quantity", "count", "elliptic"}
RATES = {"tariff_rate", "inflation", "unemployment", "interest_rate", "tax_rate"}
TRADE = {"trade_value", "trade_volume", "trade_balance", "current_account"}
MODIFIES = re.compile(
    r"[ -](?:(?:worth of|of|in|worth) )?(?:(?!(?:of|in|to|on|for|and|or|by|from|at|as|with|than|was|were|is|are|that|which|who|last|this|next|a|but)\b)[A-Za-z.'-]+ ){0,3}$"
)
CONVERTED = re.compile(r" ?\((?:about |around |or |some |nearly |approximately |equivalent to |equal to |worth )*$")
LINKED = re.compile(
    r"^(?:[,)]|\.\.\.)? ?(?:(?:which|that|and|but|while|or|was|were|is|has|had|have|it|this|year on year|sharply|slightly|well|far)\b|,| )*(?:to|from|up|down|compared|against|versus|vs|higher|lower|than|after|and|or|rose|fell|on|at|a |an |with|narrow\w*|widen\w*|project\w*|including|of|an|top|hit\w*|reach\w*|for|in|followed|while)\b",
    re.IGNORECASE,
)
COMPARISON = re.compile(
    r"\b(?:than|compared (?:with|to)|against|versus|vs\.?|after|down from|up from)(?: (?:a|an|the|just|only|about|some|record))* $",
    re.IGNORECASE,
)
RESPECTIVELY = re.compile(r",? respectively\b", re.IGNORECASE)
ENACTING = re.compile(
    r"\b(?:accord|agreement|pact|FTA|treaty|memorandum|protocol|tariffs?|duties|quotas?|bill|law)\b", re.IGNORECASE
)
PRESENT = re.compile(r"\b(?:present|current|existing)\b", re.IGNORECASE)


def figures(article: Article) -> list[Reading]:
    """All figures that the article states."""
    reader = _Reader(article)
    found = []
    for index, sentence in enumerate(article.sentences):
        if sentence.kind in {"body", "headline"} and len(found) < MOST_FIGURES:
            found += reader.sentence(sentence, index)
    return [reading for slots in merged(found) if (reading := drafted(article, slots)) is not None]


class _Reader:
    """Reads the figures of one article, sentence by sentence."""

    def __init__(self, article: Article) -> None:
        self.article = article
        self.terms = scan_terms(article)
        self.changes = scan_changes(article)
        self.modes = scan_modes(article)
        self.memory = Memory()
        self.whose = Whose(article, self.memory)

    def sentence(self, sentence: Sentence, index: int) -> list[Slots]:
        """The figures of a sentence; what it tells without numbers is remembered."""
        numbers = [
            number for number in within(self.article.numbers, sentence.start, sentence.end) if number.sort in READ
        ]
        found: list[Slots] = []
        previous: Slots | None = None
        for at, number in enumerate(numbers):
            start = numbers[at - 1].end if at else sentence.start
            end = numbers[at + 1].start if at + 1 < len(numbers) else sentence.end
            slots = self._figure(number, sentence, start, end, previous)
            if slots is not None:
                slots.sentence, slots.headline = index, sentence.kind == "headline"
                found.append(slots)
                previous = slots
                self.memory.last = slots
        self._periods(sentence, found)
        for term in within(self.terms, sentence.start, sentence.end):
            self.whose.learn(term, sentence, index)
        if not found:
            self._running(sentence, index)
        return found

    def _figure(self, number: Number, sentence: Sentence, start: int, end: int, previous: Slots | None) -> Slots | None:
        flat = self.article.flat
        gap = flat[start : number.start]
        if (
            number.sort == "money"
            and previous is not None
            and previous.number.sort in {"money", "elliptic"}
            and CONVERTED.fullmatch(gap)
            and number.unit != previous.unit
        ):
            return None
        if is_denied(flat, start, number.start):
            return None
        how = measure(self.article, self.changes, number, start, end)
        term, right = self._term(number, how, start, end)
        carried = False
        if term is None and previous is not None and len(gap) < 140 and ";" not in gap:
            term, carried = previous.term, True
        if term is None:
            return None
        how = self._measured(number, how, term, previous if carried else None, start)
        if how is None:
            return None
        slots = self._slots(number, term, how, carried, previous, start)
        if slots is None:
            return None
        if carried and previous is not None:
            slots.reporter, slots.partner, slots.commodity, slots.parties = (
                previous.reporter,
                previous.partner,
                previous.commodity,
                None,
            )
            self._carry_sides(slots, previous, start, end)
        else:
            slots.commodity = commodity(self.article, term, number, sentence.start, end)
            self.whose.bind(slots, sentence, start, end, previous)
        if right:
            slots.end = max(slots.end, term.end)
        if slots.flow in {"export", "import"} and slots.reporter is None and slots.indicator != "tariff_rate":
            return None
        self._status(slots, sentence, start, previous if carried else None)
        if is_supposed(flat, sentence.start, number.start) and slots.status == "observed":
            return None
        slots.record = record(flat, number, start, end)
        return slots

    def _term(self, number: Number, how: Measure | None, start: int, end: int) -> tuple[Term | None, bool]:
        """What the number measures: the term right after it, else the last one before it."""
        flat = self.article.flat
        after = within(self.terms, number.end, min(end, number.end + 70))
        if after:
            gap = flat[number.end : after[0].start]
            if MODIFIES.fullmatch(gap) and not (number.sort == "percent" and " of " in f"{gap}"):
                return after[0], True
            if (
                number.sort in {"percent", "pp"}
                and how is not None
                and how.end > number.end
                and re.match(r" (?:in|of) (?!\d)", flat[how.end : after[0].start])
                and not re.search(r"[,;]", gap)
            ):
                return after[0], True
        before = within(self.terms, start, number.start)
        if before:
            return before[-1], False
        return None, False

    def _measured(
        self, number: Number, how: Measure | None, term: Term, previous: Slots | None, start: int
    ) -> Measure | None:
        """The measure, completed by what the term is: tariffs are rates, growth is a change."""
        plain = Measure("level", None, number.start, number.end, "rate")
        gap = self.article.flat[start : number.start]
        if number.sort == "percent" and (how is None or how.code == "level"):
            if term.balance == "growth":
                return Measure("change_pct", "up", number.start, number.end, "growth rate")
            if term.balance == "cut":
                return Measure("change_pct", "down", number.start, number.end, "cut")
            if (
                previous is not None
                and previous.measure.code in {"change_pct", "share_pct"}
                and (COMPARISON.search(gap) or re.fullmatch(r",? (?:and|or|to|from) ", gap) or "than" in gap)
            ):
                return replace(
                    previous.measure,
                    start=number.start,
                    end=number.end,
                    from_base=bool(COMPARISON.search(gap) or "than" in gap),
                )
            if term.indicator in RATES:
                return how or plain
            if term.indicator == "stake":
                return Measure("share_pct", None, number.start, number.end, "stake")
            return None
        if how is not None and COMPARISON.search(gap) and how.code == "level":
            return replace(how, from_base=True)
        return how

    def _slots(
        self, number: Number, term: Term, how: Measure, carried: bool, previous: Slots | None, start: int
    ) -> Slots | None:
        indicator, unit = term.indicator, number.unit
        if number.sort == "elliptic":
            unit = previous.unit if previous and previous.number.sort in {"money", "elliptic"} else self._money(number)
        if unit is None:
            return None
        if number.sort in {"quantity", "count"} and indicator == "trade_value":
            indicator = "trade_volume"
        if number.sort == "count" and number.indicator in {
            "employment",
            "tourism",
            "students",
            "companies",
            "passengers",
            "trips",
        }:
            indicator = number.indicator
        if number.sort == "count" and unit == "items":
            indicator = "count"
        if how.code == "count" and number.sort == "count" and indicator not in {"count", "employment"}:
            how = replace(how, code="level" if fits(indicator, "level", unit) else "count")
        if (
            how.code in {"change_pct", "share_pct", "change_factor"}
            and indicator == "trade_volume"
            and previous is None
        ):
            indicator = "trade_value"
        if not fits(indicator, how.code, unit):
            return None
        balance = term.balance if term.balance in {"surplus", "deficit"} and term.flow == "balance" else None
        slots = Slots(
            number,
            term,
            how,
            indicator,
            term.flow,
            balance,
            min(how.start, number.start),
            max(how.end, number.end),
            unit,
            number.value,
        )
        slots.comparator = number.comparator
        if not carried:
            if term.start < number.start:
                slots.start = min(slots.start, term.start)
            slots.reasons.append(f"term:{term.word}")
        else:
            slots.start = self._link(start, slots.start)
            slots.reasons.append("carried")
        slots.reasons.append(f"measure:{how.rule}")
        return slots

    def _link(self, start: int, at: int) -> int:
        """Where the words begin that tie a number to the one before: "to", "up", "from"."""
        match = re.search(
            r"(?:(?:up|down|sharply up|higher|lower) )?(?:to|from|up|down|by|at|than|against|compared (?:with|to)|versus|which [a-z]+ by)(?: (?:a|an|the|record|new|of|just|only))* $",
            self.article.flat[max(start, at - 40) : at],
        )
        return at - len(match.group()) if match else at

    def _money(self, number: Number) -> str | None:
        """The money of "4.3 billion": that of the nearest sum."""
        near = [
            one
            for one in within(self.article.numbers, max(0, number.start - 600), number.start + 120)
            if one.sort == "money"
        ]
        return min(near, key=lambda one: abs(one.start - number.start)).unit if near else None

    def _carry_sides(self, slots: Slots, previous: Slots, start: int, end: int) -> None:
        """A list of partners: "5 percent to Japan and 7 percent to Korea"."""
        flat, number = self.article.flat, slots.number
        after = [place for place in within(self.article.places, number.end, min(end, number.end + 40)) if place.acts]
        if (
            after
            and re.fullmatch(r" (?:to|from|with)(?: the)? ", flat[number.end : after[0].start])
            and after[0].code != slots.reporter
        ):
            slots.partner, slots.end = after[0].code, after[0].end
            return
        listed = [
            place for place in within(self.article.places, previous.term.end, previous.number.start) if place.acts
        ]
        if len(listed) == 2 and RESPECTIVELY.match(flat, number.end) and listed[1].code != slots.reporter:
            slots.partner = listed[1].code
            slots.start = previous.start

    def _status(self, slots: Slots, sentence: Sentence, start: int, previous: Slots | None) -> None:
        flat, number = self.article.flat, slots.number
        mode = status_between(self.article, self.modes, start, number.start)
        if slots.measure.from_base and (
            COMPARISON.search(flat[start : number.start])
            or PRESENT.search(flat[max(start, number.start - 30) : number.start])
        ):
            slots.status = "observed"
        elif mode is not None:
            slots.status = mode.status
            slots.reasons.append(f"mode:{mode.word}")
            if mode.word in {"will", "would", "shall"} and ENACTING.search(flat, sentence.start, sentence.end):
                slots.status = "decided"
        elif previous is not None:
            slots.status = previous.status

    def _periods(self, sentence: Sentence, found: list[Slots]) -> None:
        """The periods of a sentence's figures, from the words right after each, before it, or shared along the row."""
        flat, times = self.article.flat, times_of(self.article, sentence.start, sentence.end)
        for at, slots in enumerate(found):
            number, ahead = slots.number, slots.status not in {"observed", "estimate"}
            start = found[at - 1].number.end if at else sentence.start
            end = found[at + 1].number.start if at + 1 < len(found) else sentence.end
            running = next((one.period for one in reversed(found[:at]) if one.period), self.memory.period)
            position, base = number.end, None
            for time in [one for one in times if number.end <= one.start < end]:
                nearest = adjacent(self.article, replace(number, end=position), [time], end)
                if nearest is None:
                    break
                if is_base(self.article, time) and not slots.measure.from_base:
                    base, position = time, time.end
                    continue
                slots.time = time
                break
            if slots.time is None and not slots.measure.from_base:
                leading = [
                    one
                    for one in times
                    if start <= one.start < number.start
                    and not is_base(self.article, one)
                    and not self._consumed(found[:at], one)
                ]
                slots.time = leading[-1] if leading else None
            if slots.time is not None:
                slots.period = resolved(slots.time, running, ahead)
                if slots.time.start >= number.end and not re.search(r"\d", flat[slots.end : slots.time.start]):
                    slots.end = max(slots.end, slots.time.end)
            elif at and not slots.measure.from_base:
                slots.period = (
                    found[at - 1].period
                    if not found[at - 1].measure.from_base
                    else next((one.period for one in reversed(found[:at]) if not one.measure.from_base), None)
                )
            if slots.measure.from_base and slots.period is None and at:
                earlier = found[at - 1]
                slots.period = earlier.base
            if base is not None and slots.measure.code.startswith("change"):
                slots.base = resolved(base, slots.period or running, False)
                slots.end = max(slots.end, base.end)
                slots.reasons.append("base told")
        self._shared(found)
        for slots in found:
            if (
                slots.period is None
                and slots.status == "observed"
                and slots.indicator in TRADE
                and not slots.measure.from_base
                and slots.measure.code != "share_pct"
                and slots.sentence - self.memory.period_at <= 4
                and not slots.headline
            ):
                slots.period = self.memory.period
                slots.reasons.append("running period")
            if slots.measure.code.startswith("change") and slots.base is None:
                slots.base = implicit_base(self.article, slots.period)
            if (
                slots.period
                and slots.status == "observed"
                and slots.indicator in TRADE
                and not slots.measure.from_base
                and not slots.headline
            ):
                self.memory.period, self.memory.period_at = slots.period, slots.sentence

    def _consumed(self, earlier: list[Slots], time: object) -> bool:
        return any(slots.time is time for slots in earlier)

    def _shared(self, found: list[Slots]) -> None:
        """A rise and the level it led to hold for the same time: "rose 5 percent to 10 billion last year"."""
        for first, second in zip(reversed(found[:-1]), reversed(found[1:]), strict=True):
            if (
                first.period is None
                and second.period
                and second.measure.rule == "to"
                and first.term is second.term
                and not first.measure.from_base
            ):
                first.period = second.period
                first.reasons.append("shared period")
            if first.measure.from_base and first.period is None and second.measure.code.startswith("change"):
                first.period = second.base

    def _running(self, sentence: Sentence, index: int) -> None:
        """The period that statistics without a number speak of: "figures for November"."""
        times = [
            time
            for time in times_of(self.article, sentence.start, sentence.end)
            if time.edtf and time.grain in {"month", "span", "year"} and not is_base(self.article, time)
        ]
        if times and re.search(
            r"\b(?:figures?|data|statistics|exports|imports|deficit|surplus|trade)\b",
            self.article.flat[sentence.start : sentence.end],
            re.IGNORECASE,
        ):
            self.memory.period, self.memory.period_at = times[0].edtf, index
