"""Figures of an article: numbers bound to what they measure, whose, and when."""

import re
from dataclasses import replace
from itertools import pairwise

from app.extraction.article import Article, within
from app.extraction.carrying import carry_sides, link
from app.extraction.counting import counted, counted_term
from app.extraction.figure_drafts import drafted
from app.extraction.figure_periods import bind_periods, lead_period, run_on
from app.extraction.figure_status import bind_status
from app.extraction.firms import with_firms
from app.extraction.governing import completed, elided, governing_term, known_balance, referred, takes_up
from app.extraction.measures import Measure, measure, record, scan_changes
from app.extraction.merging import merged
from app.extraction.modes import is_denied, is_supposed, scan_modes
from app.extraction.numbers import Number
from app.extraction.parties import bind_parties
from app.extraction.protected import again, listed, protected
from app.extraction.reading import Reading
from app.extraction.segments import Sentence
from app.extraction.slots import Memory, Slots
from app.extraction.subjects import commodity
from app.extraction.terms import Term, scan_terms
from app.extraction.whose import Whose
from app.vocabulary.units import fits

# More figures than any article holds: the bound keeps hostile texts cheap.
MOST_FIGURES = 400
# More numbers than a sentence holds, and than an article does: likewise.
MOST_NUMBERS, ALL_NUMBERS = 50, 1500
READ = {"price", "money", "percent", "pp", "times", "quantity", "count", "elliptic", "bare"}
ASIDE = re.compile(
    r"[A-Za-z ]{0,12}\((?:about |around |or |some |nearly |approximately |equivalent to |equal to |worth )*$"
)
# What companies earn is the country's only where the sentence says whose it is.
AMOUNTS = {"money", "elliptic", "quantity", "count"}
EACH = re.compile(r"\b(?:[Ee]very|[Ee]ach|[Pp]er) $")
PEOPLE = {"tourism": "tourists", "students": "students", "passengers": "passengers"}
PRIVATE = {
    "sales",
    "revenue",
    "profit",
    "loss",
    "wages",
    "price",
    "stake",
    "project_cost",
    "loan",
    "market_share",
    "capacity",
}


def figures(article: Article) -> list[Reading]:
    """All figures that the article states."""
    reader = _Reader(with_firms(article))
    found: list[Slots] = []
    lead: list[Slots] = []
    for index, sentence in enumerate(article.sentences):
        if sentence.kind in {"body", "headline"} and len(found) < MOST_FIGURES:
            now = reader.sentence(sentence, index)
            if lead and index - lead[0].sentence <= 2:
                lead_period(lead, now)
            if not lead and now and len(found) == 0:
                lead = now
            found += now
    return [reading for slots in merged(found) if (reading := drafted(article, slots)) is not None]


class _Reader:
    """Reads the figures of one article, sentence by sentence."""

    def __init__(self, article: Article) -> None:
        self.article = article
        self.terms = scan_terms(article)
        self.changes = scan_changes(article)
        self.modes = scan_modes(article)
        self.memory = Memory()
        self.left = ALL_NUMBERS
        self.changed: Slots | None = None
        self.whose = Whose(article, self.memory)

    def sentence(self, sentence: Sentence, index: int) -> list[Slots]:
        """The figures of a sentence; what it tells without numbers is remembered."""
        article = self.article
        numbers = [one for one in within(article.numbers, sentence.start, sentence.end) if one.sort in READ][
            :MOST_NUMBERS
        ]
        self.left -= len(numbers)
        if self.left < 0:
            return []
        numbers = [one for number in numbers if (one := counted(article, number, sentence.start)) is not None]
        found: list[Slots] = []
        self.memory.index = index
        self.changed = None
        for at, number in enumerate(numbers):
            start = numbers[at - 1].end if at else sentence.start
            end = numbers[at + 1].start if at + 1 < len(numbers) else sentence.end
            slots = self._figure(number, sentence, index, start, end, found[-1] if found else None)
            if slots is not None:
                slots.sentence, slots.headline = index, sentence.kind == "headline"
                found.append(slots)
                self.changed = slots if slots.measure.code == "change_pct" else self.changed
        _share_partner(article, found)
        bind_periods(article, self.memory, sentence, found)
        for term in within(self.terms, sentence.start, sentence.end):
            self.whose.learn(term, sentence, index)
        if found:
            self.memory.last = found[-1]
        else:
            run_on(article, self.memory, sentence, index)
        return found

    def _figure(
        self, number: Number, sentence: Sentence, index: int, start: int, end: int, previous: Slots | None
    ) -> Slots | None:
        article, flat = self.article, self.article.flat
        gap = flat[start : number.start]
        if start > sentence.start and ASIDE.fullmatch(gap):
            return None  # a conversion, or a remark on the number before
        if EACH.search(gap) or (gap == " of " and previous is not None and number.sort == "quantity"):
            return None  # a rate ("every billion"), or the size of what was counted ("bags of 60 kilos")
        how = measure(article, self.changes, number, start, end)
        governed, slots = protected(article, self.whose, number, how, sentence)
        if not governed and listed(number, self.memory.last, index):
            governed, slots = True, again(number, self.memory.last)
        if not governed:
            if is_denied(flat, start, number.start):
                return None
            slots = self._bound(number, how, sentence, index, start, end, previous)
        if slots is None:
            return None
        bind_status(article, self.modes, slots, sentence, start, end, previous)
        if is_supposed(flat, sentence.start, number.start) and slots.status == "observed":
            return None
        slots.record = record(flat, number, start, end)
        return slots

    def _bound(
        self,
        number: Number,
        how: Measure | None,
        sentence: Sentence,
        index: int,
        start: int,
        end: int,
        previous: Slots | None,
    ) -> Slots | None:
        """The figure that the term before or after a number makes of it, or the number before in a row."""
        article, flat = self.article, self.article.flat
        term, right = governing_term(article, self.terms, number, how, start, end, previous)
        before, carried = previous, False
        if term is None and (term := counted_term(article, number)) is not None:
            right = True
        if term is None:
            if before is None:
                before = referred(article, self.memory, number, sentence.start, index)
            if before is None or number.start - start > 140 or ";" in flat[start : number.start]:
                return None
            term, carried = before.term, True
        term = known_balance(article, self.memory, term)
        how = completed(article, number, how, term, previous, carried, right, start)
        if how is None and not carried:
            how = elided(article, number, term, self.changed, start)
        slots = self._slots(number, term, how, previous) if how is not None else None
        if slots is None:
            return None
        if carried and before is not None:
            slots.mood = before.mood
            slots.start = link(flat, start, slots.start)
            slots.reasons.append("carried")
            carry_sides(article, slots, before, start, end)
            if before is not previous:
                slots.commodity = commodity(article, replace(term, kind="list"), number, sentence.start, end)
        else:
            slots.start = min(slots.start, term.start) if term.start < number.start else slots.start
            slots.end = max(slots.end, term.end) if right else slots.end
            slots.told = slots.end if right else number.end
            slots.reasons.append(f"term:{term.word}")
            if previous is None and self.memory.last is not None and takes_up(flat, sentence.start, number.start):
                slots.mood = self.memory.last.mood
            slots.commodity = commodity(article, term, number, sentence.start, end)
            bind_parties(article, self.whose, slots, sentence, start, end, previous)
        if slots.reporter is None and (slots.flow in {"export", "import"} or slots.indicator in PRIVATE):
            return None
        told = slots.parties is not None or self.whose.acting(sentence.start, sentence.end)
        if slots.indicator in PRIVATE and not told and self.whose.pair is None:
            return None
        return slots

    def _slots(self, number: Number, term: Term, how: Measure, previous: Slots | None) -> Slots | None:
        """The slots that number and term fill by themselves; None where unit and measure do not fit."""
        indicator, unit, flow = term.indicator, number.unit, term.flow
        if number.sort == "price":
            indicator, flow = "price", None
        if number.sort == "elliptic":
            unit = previous.unit if previous and previous.number.sort in AMOUNTS else self._money(number)
            unit = PEOPLE.get(indicator, unit)
        if indicator == "stake" and term.kind == "verb" and number.sort != "percent":
            return None
        if unit is None or (indicator == "exchange_rate" and number.sort != "percent"):
            return None
        if (number.sort in {"quantity", "count"} or not fits(indicator, how.code, unit)) and indicator == "trade_value":
            indicator = "trade_volume"
        if number.sort in {"quantity", "count"} and indicator == "contract_value":
            indicator = "order_volume"
        if number.sort == "count" and number.indicator not in {None, "trade_volume"}:
            indicator = number.indicator or indicator
        if how.code == "count" and indicator not in {"count", "employment"} and fits(indicator, "level", unit):
            how = replace(how, code="level")
        if not fits(indicator, how.code, unit):
            return None
        balance = term.balance if term.balance in {"surplus", "deficit"} and term.flow == "balance" else None
        if balance is None and previous is not None and previous.flow == term.flow == "balance":
            balance = previous.balance
        start, end = min(how.start, number.start), max(how.end, number.end)
        slots = Slots(number, term, how, indicator, flow, balance, start, end, unit, number.value)
        slots.comparator = "le" if how.rule == "limit" else number.comparator
        slots.reasons.append(f"measure:{how.rule}")
        return slots

    def _money(self, number: Number) -> str | None:
        """The money of "4.3 billion": that of the nearest sum."""
        near = within(self.article.numbers, max(0, number.start - 600), number.start + 120)
        sums = [one for one in near if one.sort == "money"]
        return min(sums, key=lambda one: abs(one.start - number.start)).unit if sums else None


def _share_partner(article: Article, found: list[Slots]) -> None:
    """Two balances that are compared are with the same partner, though only the second may name it."""
    for first, second in pairwise(found):
        if not first.flow == second.flow == "balance":
            continue
        between = article.flat[first.number.end : second.number.start]
        same = first.reporter == second.reporter and first.indicator == second.indicator
        if first.partner is None and same and re.search(r"\b(?:compared|against|versus|and|but)\b", between):
            first.partner = second.partner
        if first.balance != second.balance and second.measure.from_base:
            second.measure = replace(second.measure, from_base=False)
