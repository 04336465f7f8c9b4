"""Figures of an article: numbers bound to what they measure, whose, and when."""

import re
from dataclasses import replace

from app.extraction.article import Article, within
from app.extraction.figures.bare_numbers import counted_all
from app.extraction.figures.bracketed import bracketed
from app.extraction.figures.carrying import carry_sides, link
from app.extraction.figures.changes import scan_changes
from app.extraction.figures.completing import completed, elided
from app.extraction.figures.continued import share_partner
from app.extraction.figures.conversions import ASIDE, in_brackets, is_conversion
from app.extraction.figures.counting import counts_itself, is_no_amount, unnamed_term
from app.extraction.figures.drafting import drafted
from app.extraction.figures.each import doubled
from app.extraction.figures.filling import slotted
from app.extraction.figures.firms import with_firms
from app.extraction.figures.governing import governing_term, known_balance
from app.extraction.figures.listed_goods import again, listed
from app.extraction.figures.measures import Measure, measure
from app.extraction.figures.merging import merged
from app.extraction.figures.modes import is_denied, is_denied_after, is_supposed, scan_modes
from app.extraction.figures.parties import bind_parties
from app.extraction.figures.periods import bind_periods
from app.extraction.figures.protected import protected
from app.extraction.figures.ranks import rank_sides
from app.extraction.figures.records import record
from app.extraction.figures.referring import goods_too, referred, takes_up
from app.extraction.figures.respective import respective
from app.extraction.figures.rows import begins_anew, row_goods
from app.extraction.figures.running_periods import lead_period, run_on
from app.extraction.figures.shares import as_share
from app.extraction.figures.slots import Memory, Slots
from app.extraction.figures.status import bind_status
from app.extraction.figures.subjects import commodity
from app.extraction.figures.terms import scan_terms
from app.extraction.figures.voices import Voices, nearest
from app.extraction.figures.whose import Whose
from app.extraction.lexicons import word_set
from app.extraction.numbers.scanning import Number
from app.extraction.reading import Reading
from app.extraction.text.segments import Sentence

# More figures than any article holds: the bound keeps hostile texts cheap.
MOST_FIGURES = 400
# More numbers than a sentence holds, and than an article does: likewise.
MOST_NUMBERS, ALL_NUMBERS = 50, 1500
READ = {"price", "money", "percent", "pp", "times", "quantity", "count", "elliptic", "bare"}
# "(A bag holds 60 kilos)" remarks on something else; "(up 5 percent)" goes on with the figure.
REMARK = re.compile(
    r"\((?!up |down |by |(?:an? |the )?(?:increase|rise|growth|gain|jump|decrease|decline|drop"
    r"|fall) )[^()]*[a-z] [^()]*$"
)
# "Japan with 5 million (accounting for 10 percent)" is no mere remark.
PART_TOO = re.compile(r"\((?:accounting for|making up|representing|equal to)(?: [a-z]+)? $")
# "85 percent of exports and 20 percent of GDP": no further part of the exports.
OF_ECONOMY = re.compile(
    r" of (?:the |its |their )?(?:[a-z]+'s )?(?:GDP|gross domestic|GNP|population|workforce|jobs|budget)\b"
)
EACH = re.compile(r"\b(?:[Ee]very|[Ee]ach|[Pp]er) $")
# What companies earn is the country's only where the sentence says whose it is.
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
    "passengers",
    "tourism",
}


def figures(article: Article) -> list[Reading]:
    """All figures that the article states."""
    reader = _Reader(with_firms(article), article)
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
    return list(drafted(article, merged(found)))


def _is_price_too(number: Number, previous: Slots | None) -> bool:
    """Whether a price goes on from the one before: a duty by weight is followed by others."""
    return number.sort == "price" and previous is not None and previous.number.sort == "price"


class _Reader:
    """Reads the figures of one article, sentence by sentence."""

    def __init__(self, article: Article, spoken: Article) -> None:
        self.article = article
        self.terms = scan_terms(article)
        self.changes = scan_changes(article)
        self.modes = scan_modes(article)
        self.memory = Memory()
        self.left = ALL_NUMBERS
        self.changed: Slots | None = None
        self.whose = Whose(article, self.memory, self.terms, spoken.people, spoken.organisations)
        self.voices = Voices(spoken)

    def sentence(self, sentence: Sentence, index: int) -> list[Slots]:
        """The figures of a sentence; what it tells without numbers is remembered."""
        article, flat = self.article, self.article.flat
        numbers = [one for one in within(article.numbers, sentence.start, sentence.end) if one.sort in READ][
            :MOST_NUMBERS
        ]
        self.left -= len(numbers)
        if self.left < 0:
            return []
        numbers = counted_all(article, numbers, sentence.start)
        found: list[Slots] = []
        self.memory.index = index
        self.changed = None
        for at, number in enumerate(numbers):
            start = numbers[at - 1].end if at else sentence.start
            following = next((one for one in numbers[at + 1 :] if not in_brackets(flat, number, one)), None)
            end = following.start if following is not None else sentence.end
            last = found[-1] if found else None
            alone, slots = bracketed(article, number, sentence, self.terms, last or self.memory.last, index)
            if not alone:
                slots = self._figure(number, sentence, index, start, end, last)
            if slots is None and found and is_conversion(flat, numbers[at - 1], number, found[-1]):
                found[-1].conversions.append(number)
            if slots is not None:
                slots.sentence, slots.headline = index, sentence.kind == "headline"
                found.append(slots)
                self.changed = slots if slots.measure.code == "change_pct" else self.changed
        share_partner(article, found)
        respective(article, sentence, found)
        rank_sides(article, self.whose, sentence, found)
        voices = self.voices.of(sentence, index) if found else []
        for slots in found:
            slots.voice = nearest(voices, slots.start, slots.end)
        bind_periods(article, self.memory, sentence, found)
        found = doubled(article, self.terms, found)
        for term in within(self.terms, sentence.start, sentence.end):
            self.whose.learn(term, sentence, index)
        if (acting := self.whose.first(sentence)) is not None:
            self.memory.subject = (acting, index)
        if found:
            self.memory.last = found[-1]
            self.memory.lately = {slots.partner for slots in found if slots.partner}
        else:
            run_on(article, self.memory, sentence, index)
        return found

    def _figure(
        self, number: Number, sentence: Sentence, index: int, start: int, end: int, previous: Slots | None
    ) -> Slots | None:
        article, flat = self.article, self.article.flat
        gap = flat[start : number.start]
        if start > sentence.start and ASIDE.fullmatch(gap):
            return None  # a remark on the number before, or a conversion of it
        if (
            is_no_amount(flat, number)
            or is_denied_after(flat, number.end)
            or EACH.search(gap)
            or (REMARK.search(gap) and not PART_TOO.search(gap) and not within(self.terms, start, number.start))
            or (gap == " of " and previous is not None and number.sort == "quantity")
        ):
            return None  # a rate ("every billion"), a size ("bags of 60 kilos"), or a remark ("(a bag holds 60 kilos)")
        how = measure(article, self.changes, number, start, end)
        governed, slots = protected(article, self.whose, number, how, sentence, previous)
        if not governed and listed(number, self.memory.last, index):
            governed, slots = True, again(number, self.memory.last)
        if not governed:
            if is_denied(flat, start, number.start):
                return None
            slots = self._bound(number, how, sentence, index, start, end, previous)
        if slots is None:
            return None
        bind_status(article, self.modes, slots, sentence, start, end, previous)
        if slots.status == "observed" and is_supposed(flat, sentence.start, number.start):
            return None
        slots.record = record(flat, number, start, end)
        return slots

    def _bound(  # noqa: PLR0911, PLR0912 - one way to be bound after the other
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
        if counts_itself(number) and unnamed_term(article, number, start) is None:
            return None
        term, right = governing_term(article, self.terms, number, how, start, end, previous)
        before, carried = previous, False
        last = self.memory.last
        recent = last if last is not None and index - last.sentence <= 1 else None
        if shared := as_share(flat, number, how, term, right, previous, recent, start):
            term, right, before, how = shared
        elif term is None and not _is_price_too(number, previous):
            term = unnamed_term(article, number, start)
            right = term is not None
        if term is None:
            before = before or referred(article, self.memory, number, how, sentence.start, index)
            if before is None or OF_ECONOMY.match(flat, number.end):
                return None
            if begins_anew(flat, start, number.start) and (shared is None or how is None or how.rule == "of which"):
                return None
            term, carried = before.term, True
        term = known_balance(article, self.memory, term)
        compared = before if carried and how is not None and how.from_base else None
        how = completed(article, number, how, term, previous or compared, carried, right, start)
        if how is None and carried and self.changed is not None and row_goods(flat, start, number.start):
            how = replace(self.changed.measure, start=number.start, end=number.end)
        if how is None and not carried:
            how = elided(article, number, term, self.changed, start)
        slots = slotted(article, number, term, how, previous) if how is not None else None
        if slots is None:
            return None
        if carried and before is not None:
            self._carry(slots, before, sentence, start, end, before is previous)
        else:
            self._bind(slots, sentence, start, end, right, previous)
        if slots.reporter is None and (slots.flow in {"export", "import"} or slots.indicator in PRIVATE):
            return None
        if slots.term.word in word_set("fields_yield") and not self.whose.acting(sentence.start, sentence.end):
            return None  # what a boat landed or a farmer grew
        told = slots.parties is not None or self.whose.acting(sentence.start, sentence.end)
        priced = slots.number.sort == "price"  # by weight, as in trade
        if slots.indicator in PRIVATE and not told and not priced and self.whose.pair is None:
            return None
        return slots

    def _carry(self, slots: Slots, before: Slots, sentence: Sentence, start: int, end: int, here: bool) -> None:
        """Fill the slots from the figure before, of this sentence (`here`) or one that it takes up again."""
        article = self.article
        slots.mood = before.mood
        slots.start = link(article.flat, start, slots.start)
        slots.reasons.append("carried")
        # A number between, of which nothing is known, hides nobody named before it.
        carry_sides(article, slots, before, before.number.end if here else start, end)
        goods = row_goods(article.flat, start, slots.number.start) if here else None
        slots.commodity = goods if goods and slots.measure.code.startswith("change") else slots.commodity
        if not here:
            term = replace(slots.term, kind="list")
            slots.told_before = before.period
            goods = goods_too(article, before, sentence.start, slots.number.start)
            slots.commodity = goods or commodity(article, term, slots.number, sentence.start, end)

    def _bind(
        self, slots: Slots, sentence: Sentence, start: int, end: int, right: bool, previous: Slots | None
    ) -> None:
        """Fill the slots from the words around the term, which stands after the number if `right`."""
        article, number, term = self.article, slots.number, slots.term
        slots.start = min(slots.start, term.start) if term.start < number.start else slots.start
        slots.end = max(slots.end, term.end) if right else slots.end
        slots.told = slots.end if right else number.end
        slots.reasons.append(f"term:{term.word}")
        if previous is None and self.memory.last is not None and takes_up(article.flat, sentence.start, number.start):
            slots.mood = self.memory.last.mood
        slots.commodity = commodity(article, term, number, sentence.start, end)
        bind_parties(article, self.whose, slots, sentence, start, end, previous)
        if slots.measure.rule == "ranked" and slots.partner is None:  # "Chile was Peru's top market with 5 percent"
            others = {one.code for one in self.whose.acting(start, number.start)} - {slots.reporter}
            slots.partner = others.pop() if len(others) == 1 else None
