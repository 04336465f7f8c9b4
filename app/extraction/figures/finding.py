"""Figures of an article: numbers bound to what they measure, whose, and when."""

import re

from app.extraction.article import Article, within
from app.extraction.figures.bare_numbers import SOON, counted_all, is_whole_of
from app.extraction.figures.bases import compared_last, not_of_base
from app.extraction.figures.binding import Binder, Case
from app.extraction.figures.bracketed import bracketed
from app.extraction.figures.carrying import at_one_time
from app.extraction.figures.changes import scan_changes
from app.extraction.figures.continued import share_partner
from app.extraction.figures.conversions import ASIDE, in_brackets, is_conversion
from app.extraction.figures.counting import is_no_amount
from app.extraction.figures.drafting import drafted
from app.extraction.figures.each import doubled
from app.extraction.figures.firms import with_firms
from app.extraction.figures.listed_goods import listed
from app.extraction.figures.measures import measure
from app.extraction.figures.merging import merged
from app.extraction.figures.modes import is_denied, is_denied_after, is_goal, is_supposed, scan_modes
from app.extraction.figures.periods import bind_periods
from app.extraction.figures.protected import protected
from app.extraction.figures.ranks import rank_sides
from app.extraction.figures.records import record
from app.extraction.figures.respective import in_their_years, respective
from app.extraction.figures.rolls import rolled
from app.extraction.figures.running_periods import lead_period, run_on
from app.extraction.figures.sharers import turn_to_owner
from app.extraction.figures.shares import is_shared
from app.extraction.figures.signed import balance_of
from app.extraction.figures.slots import AMOUNTS, Memory, Slots
from app.extraction.figures.status import bind_status
from app.extraction.figures.terms import scan_terms
from app.extraction.figures.told_twice import twin
from app.extraction.figures.whose import Whose
from app.extraction.numbers.scanning import Number
from app.extraction.reading import Reading
from app.extraction.text.segments import Sentence
from app.extraction.voices import Voices, nearest, source

# More figures than any article holds: the bound keeps hostile texts cheap.
MOST_FIGURES = 400
# More numbers than a sentence holds, and than an article does: likewise.
MOST_NUMBERS, ALL_NUMBERS = 50, 1500
# What else is counted from sentence to sentence.
IN_HAND = {"stockpile", "output", "consumption", "demand"}
READ = {"price", "money", "percent", "pp", "times", "quantity", "count", "elliptic", "bare"}
# "(A bag holds 60 kilos)" remarks on something else; "(up 5 percent)" goes on with the figure.
REMARK = re.compile(
    r"\((?!up |down |by |(?:an? |the )?(?:increase|rise|growth|gain|jump|decrease|decline|drop"
    r"|fall) )[^()]*[a-z] [^()]*$"
)
# "Japan with 5 million (accounting for 10 percent)" is no mere remark.
PART_TOO = re.compile(
    r"\((?:(?:which|that) )?(?:account(?:ing|s|ed)? for|mak(?:ing|es?) up|made up|represent(?:ing|s|ed)?|equal to"
    r"|constitut(?:ing|es?|ed)|compris(?:ing|es?|ed))(?: [a-z]+)? $"
)
# "Exports to Peru: 5 million dollars (3 percent of total exports)".
PART_OF_TRADE = re.compile(
    r"\)? of (?:the |its |their |all |[A-Z][A-Za-z]+(?:'s)? )*(?:(?:total|all|overall|foreign|the|goods) )*"
    r"(?:exports|imports|trade|sales|shipments|investments?|total|whole)\b"
)
EACH = re.compile(r"\b(?:[Ee]very|[Ee]ach|[Pp]er) $")


def figures(article: Article) -> list[Reading]:
    """All figures that the article states."""
    reader = _Reader(with_firms(article), article)
    found: list[Slots] = []
    lead: list[Slots] = []
    last = max((one.start for one in article.numbers if one.sort in READ), default=-1)
    for index, sentence in enumerate(article.sentences):
        if sentence.start > last:
            break  # behind the last number nothing is told, nor remembered for anything
        if sentence.kind in {"body", "headline"} and len(found) < MOST_FIGURES:
            now = reader.sentence(sentence, index)
            if lead and index - lead[0].sentence <= 2:
                lead_period(lead, now)
            if not lead and now and not found:
                lead = now
            found += now
    for slots in found:
        turn_to_owner(article, slots)
    return list(drafted(article, merged(found)))


class _Reader:
    """Reads the figures of one article, sentence by sentence."""

    def __init__(self, article: Article, spoken: Article) -> None:
        self.article = article
        self.terms = scan_terms(article)
        self.changes = scan_changes(article)
        self.modes = scan_modes(article)
        self.memory = Memory()
        self.left = ALL_NUMBERS
        self.whose = Whose(article, self.memory, self.terms, spoken.people, spoken.organisations)
        self.binder = Binder(article, self.terms, self.memory, self.whose)
        self.voices = Voices(spoken)

    def sentence(self, sentence: Sentence, index: int) -> list[Slots]:
        """The figures of a sentence; what it tells without numbers is remembered."""
        article, memory = self.article, self.memory
        numbers = [one for one in within(article.numbers, sentence.start, sentence.end) if one.sort in READ]
        numbers = numbers[:MOST_NUMBERS]
        self.left -= len(numbers)
        if self.left < 0:
            return []
        memory.begin(index)
        found = memory.here
        if numbers:
            numbers = counted_all(article, numbers, sentence.start, self._counting(index))
            self._read(numbers, sentence, index, found)
            share_partner(article, found)
            respective(article, sentence, found)
        rank_sides(article, self.whose, sentence, found)
        if found:
            found = self._completed(numbers, sentence, index, found)
        for term in within(self.terms, sentence.start, sentence.end):
            self.whose.learn(term, sentence, index)
        if found and found[0].measure.code == "share_pct" and found[0].reporter:
            memory.reporter = found[0].reporter  # whose trade is shared, not who takes the share
        self.whose.passed.append((sentence, index))
        if found:
            memory.keep(found)
        else:
            run_on(article, memory, sentence, index)
        return found

    def _completed(self, numbers: list[Number], sentence: Sentence, index: int, found: list[Slots]) -> list[Slots]:
        """The figures of a sentence with those of its rolls, and with who says so and when it was."""
        article, memory = self.article, self.memory
        found = memory.here = rolled(article, sentence, numbers, found)
        voices = self.voices.of(sentence, index)
        for slots in found:
            slots.voice = nearest(voices, slots.start, slots.end)
            slots.source = source(voices, slots.voice)
        bind_periods(article, memory, sentence, found)
        in_their_years(article, sentence, found)
        not_of_base(found)
        compared_last(article, sentence, found)
        at_one_time(found)
        return doubled(article, self.terms, found)

    def _counting(self, index: int) -> Number | None:
        """The last amount of traded goods that was counted or weighed not long before: bare numbers may be of it."""
        for one in reversed(self.memory.latest):
            counted = (one.flow in {"export", "import"} or one.indicator in IN_HAND) and one.number.sort in {
                "quantity",
                "count",
            }
            if counted and index - one.sentence <= SOON:
                return one.number
        return None

    def _read(self, numbers: list[Number], sentence: Sentence, index: int, found: list[Slots]) -> None:
        """Add the figures of the numbers one by one: each is read in the light of those before it."""
        article, flat, memory = self.article, self.article.flat, self.memory
        for at, number in enumerate(numbers):
            start = numbers[at - 1].end if at else sentence.start
            other = twin(article, number)
            further = (one for one in numbers[at + 1 :] if one is not other and not in_brackets(flat, number, one))
            following = next(further, None)
            end = following.start if following is not None else sentence.end
            last = found[-1] if found else None
            slots = bracketed(article, number, sentence, self.terms, last or memory.last, index)
            if slots is None:
                slots = self._figure(number, sentence, index, start, end, last)
            if slots is None and found and is_conversion(flat, numbers[at - 1], number, found[-1]):
                found[-1].conversions.append(number)
            if slots is not None:
                slots.sentence, slots.headline = index, sentence.kind == "headline"
                found.append(slots)
                memory.changed = slots if slots.measure.code == "change_pct" else memory.changed

    def _figure(
        self, number: Number, sentence: Sentence, index: int, start: int, end: int, previous: Slots | None
    ) -> Slots | None:
        article, flat = self.article, self.article.flat
        gap = flat[start : number.start]
        shared = flat.startswith((")", ".)"), number.end) and is_shared(self.memory.here, self.memory.last, index)
        parts = number.sort == "percent" and (shared or PART_OF_TRADE.match(flat, number.end) is not None)
        if start > sentence.start and not parts and ASIDE.fullmatch(gap):
            return None  # a remark on the number before, or a conversion of it
        if (
            is_no_amount(flat, number)
            or is_denied_after(flat, number.end)
            or EACH.search(gap)
            or (REMARK.search(gap) and not PART_TOO.search(gap) and not within(self.terms, start, number.start))
            or (previous is not None and is_whole_of(previous.number, number, gap))
        ):
            return None  # a rate ("every billion"), a size ("bags of 60 kilos"), or a remark ("(a bag holds 60 kilos)")
        how = measure(article, self.changes, number, start, end)
        governed, slots = protected(article, self.whose, number, how, sentence, previous)
        if not governed:
            slots = listed(number, self.memory.last, index)
        if not governed and slots is None:
            if is_denied(flat, start, number.start) and not is_goal(flat, start, number.start, number.end):
                return None
            slots = self.binder.bound(Case(number, how, sentence, index, start, end, previous))
        if slots is None:
            return None
        bind_status(article, self.modes, slots, sentence, start, end, previous)
        if slots.status != "target" and is_supposed(flat, sentence.start, number.start):
            return None
        if slots.flow == "balance" and number.sort in AMOUNTS:
            slots.balance = balance_of(flat, number) or slots.balance
        slots.record = record(flat, number, start, end)
        return slots
