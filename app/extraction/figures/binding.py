"""What binds a number to the rest: the term beside it, which names its sides, or the number before it in a row."""

import re
from collections.abc import Sequence

from app.extraction.article import Article
from app.extraction.figures.bartered import give_back
from app.extraction.figures.carried_sides import carry_sides
from app.extraction.figures.carrying import link
from app.extraction.figures.completing import completed, elided
from app.extraction.figures.counting import counts_itself, is_population, unnamed_term
from app.extraction.figures.done_to import costs_somebody, is_done_to_another
from app.extraction.figures.filling import EARNED, slotted
from app.extraction.figures.governing import governing_term, known_balance
from app.extraction.figures.guests import seat
from app.extraction.figures.in_turn import is_whole
from app.extraction.figures.measures import Measure
from app.extraction.figures.nobodys import is_nobodys
from app.extraction.figures.parties import bind_parties
from app.extraction.figures.rank_roles import ranked_trade
from app.extraction.figures.ranks import is_next
from app.extraction.figures.rates import sold_to
from app.extraction.figures.referring import goods_before, goods_too, referred, takes_up
from app.extraction.figures.rows import base_too, begins_anew, goes_on_by, row_goods
from app.extraction.figures.sharers import SEVERAL, sell_there
from app.extraction.figures.shares import as_share
from app.extraction.figures.slots import TRADED, Memory, Slots
from app.extraction.figures.subjects import commodity, named_goods
from app.extraction.figures.terms import Term
from app.extraction.figures.terms_behind import term_behind
from app.extraction.figures.whose import Whose
from app.extraction.numbers.scanning import Number
from app.extraction.structs import replace, struct
from app.extraction.text.segments import Sentence

# "85 percent of exports and 20 percent of GDP": no further part of the exports.
OF_ECONOMY = re.compile(
    r" of (?:the |its |their )?(?:[a-z]+'s )?"
    r"(?:GDP|gross domestic|GNP|economy|economic output|national income|population|workforce|jobs|budget)\b"
)
# "The two countries have set a target of 5 million": for what they trade, whatever was told before.
BOTH_AIM = re.compile(r"(?:The|Both) (?:two )?(?:countries|sides|nations|governments|leaders|presidents|ministers)\b")
OF_ALL = re.compile(r" of the total\b")
# "Exports of tea were worth 9 million, those of coffee 3 million".
THOSE = re.compile(r"(?: [a-z]+)?,?(?: and)? those of ")
LOT = re.compile(r" for(?: (?:about|some|up to|a total of|nearly|over))* ")
LEAST_WORTH = 1_000_000
BY_VALUE = re.compile(r"(?: [a-z]+){0,2} (?:in|by|of) (?:terms of )?(?:value|worth|dollar)")


def _lot(price: Slots) -> Slots:
    """The purchase at a price just told: "paid 60 dollars a tonne for 40,000 tonnes"."""
    flow = price.flow or "import"
    term = replace(price.term, indicator="trade_value", flow=flow, word="purchases")
    return replace(price, term=term, indicator="trade_value", flow=flow)


def _is_price_too(number: Number, previous: Slots | None) -> bool:
    """Whether a price goes on from the one before: a duty by weight is followed by others."""
    return number.sort == "price" and previous is not None and previous.number.sort == "price"


SELLING = frozenset({"sell", "sells", "sold", "selling"})


@struct(frozen=True, slots=True)
class Case:
    """A number to be bound: the words from `start` to `end` may be about it, `previous` is the figure before it."""

    number: Number
    how: Measure | None
    sentence: Sentence
    index: int
    start: int
    end: int
    previous: Slots | None


@struct(frozen=True, slots=True)
class Link:
    """The term of a number, which stands after it if `right`, and the figure `before` from which that is carried."""

    term: Term
    right: bool
    how: Measure | None
    before: Slots | None
    # The figure whose unit a bare number shares.
    giver: Slots | None


@struct(frozen=True, slots=True)
class Binder:
    """Binds the numbers of one article."""

    article: Article
    terms: Sequence[Term]
    memory: Memory
    whose: Whose

    def bound(self, case: Case) -> Slots | None:
        """The figure that the term before or after a number makes of it, or the number before in a row."""
        if counts_itself(case.number) and unnamed_term(self.article, case.number, case.start) is None:
            return None
        if costs_somebody(self.article.flat, case.start, case.number) or is_population(self.article, case.number):
            return None
        if (link := self._linked(case)) is None or (slots := self._slotted(case, link)) is None:
            return None
        if link.before is not None:
            self._carry(slots, link.before, case)
        else:
            self._bind(slots, case, link.right)
        give_back(self.article.flat, slots, case.previous)
        if slots.indicator == "tourism":
            seat(self.article, self.whose, slots, case.start, case.previous)
        return None if is_nobodys(self.whose, slots, case.sentence) else slots

    def _linked(self, case: Case) -> Link | None:
        """By a term; else by the figure before, which the words between take up or go on from."""
        article, flat, number, how = self.article, self.article.flat, case.number, case.how
        start, previous = case.start, case.previous
        term, right = governing_term(article, self.terms, number, how, start, case.end, previous)
        if term is not None and is_done_to_another(flat, term, number):
            return None
        before = giver = previous
        if previous is not None and previous.number.sort == "price" and LOT.fullmatch(flat, start, number.start):
            before = giver = _lot(previous)
        shared = as_share(flat, number, how, term, right, previous, self._recent(case), start, self.memory.here)
        if shared:
            term, right, before, how = shared
        elif term is None and not _is_price_too(number, previous):
            term = unnamed_term(article, number, start) or ranked_trade(article, self.whose, number, case.sentence)
            right = term is not None
        if term is not None:
            return Link(term, right, how, None, giver)
        if "population" in flat[start : number.start]:
            return None  # how many are fed
        if before is not None and before is previous and (like := base_too(self.memory.here, number, how, flat)):
            before, how = like
            giver = before
        before = before or referred(article, self.memory, number, how, case.sentence.start, case.index)
        if before is None and (near := term_behind(flat, self.terms, number, case.sentence)) is not None:
            return Link(near, True, how, None, giver)
        if before is None or self._leaves(case, how, before, shared is not None):
            return None
        return Link(before.term, False, how, before, giver)

    def _recent(self, case: Case) -> Slots | None:
        """The last figure, of this sentence or the one before it."""
        last = self.memory.last
        return last if last is not None and case.index - last.sentence <= 1 else None

    def _leaves(self, case: Case, how: Measure | None, before: Slots, shared: bool) -> bool:
        """Whether the words after the figure before turn to something else."""
        flat, number, share = self.article.flat, case.number, how is not None and how.code == "share_pct"
        if OF_ECONOMY.match(flat, number.end) and not (share and before.flow in {None, "balance"}):
            return True
        if before is case.previous and is_next(flat, case.start, number.start, before):
            return False
        if shared and how is not None and how.rule != "of which":
            return False
        return begins_anew(flat, case.start, number.start)

    def _slotted(self, case: Case, link: Link) -> Slots | None:
        """The number with what term and measure make of it; None where nothing tells the measure."""
        article, number, start, carried = self.article, case.number, case.start, link.before is not None
        term, changed = known_balance(article, self.memory, link.term), self.memory.changed
        compared = link.before if link.how is not None and link.how.from_base else None
        how = completed(article, number, link.how, term, case.previous or compared, carried, link.right, start)
        if how is None and carried and changed is not None and goes_on_by(article.flat, start, number.start):
            how = replace(changed.measure, start=number.start, end=number.end)
        if how is None and not carried:
            how = elided(article, number, term, changed, start)
        if how is None:
            return None
        lately = self.memory.latest if self._recent(case) is not None else []
        return slotted(article, number, term, how, link.giver, [*lately, *self.memory.here])

    def _carry(self, slots: Slots, before: Slots, case: Case) -> None:
        """Fill the slots from the figure before, of this sentence or one that it takes up again."""
        article, sentence, start, end = self.article, case.sentence, case.start, case.end
        here = before is case.previous
        slots.mood = before.mood
        slots.start = link(article.flat, start, slots.start)
        slots.reasons.append("carried")
        # A number between, of which nothing is known, hides nobody named before it.
        carry_sides(article, slots, before, before.number.end if here else start, end)
        if slots.indicator == "market_share":
            slots.flow = before.flow
        weighed = before.indicator == "trade_volume" and not BY_VALUE.match(article.flat, slots.number.end)
        if weighed and slots.measure.code == "change_pct":
            slots.indicator = before.indicator  # "40,000 tonnes, 12 percent more than in May"
        last = self.memory.last
        if here and is_whole(article, slots.number, start):
            known = last is not None and last.flow == slots.flow
            slots.partner, slots.parties = (last.partner, last.parties) if last and known else (None, None)
        if slots.indicator == "tariff_rate" and slots.number.sort == "money" and slots.value >= LEAST_WORTH:
            slots.indicator = "trade_value"  # "tariffs on 4 percent of imports (18 billion dollars)"
        if slots.measure.code == "share_pct" and SEVERAL.search(article.flat, start, slots.number.start):
            slots.partner, slots.parties = None, None
        row = row_goods(article.flat, start, slots.number.start) if here else None
        goods = named_goods(row) if row else None
        those = slots.measure.code.startswith("change") or THOSE.match(article.flat, start) is not None
        slots.commodity = goods if goods and those else slots.commodity
        if here and article.flat.startswith(" of ", slots.number.end) and slots.number.sort == "quantity":
            term = replace(slots.term, kind="list")  # "4 million tonnes of wheat and 2 million tonnes of maize"
            slots.commodity = commodity(article, term, slots.number, sentence.start, end) or slots.commodity
        if not here and slots.flow in {"export", "import"} and BOTH_AIM.match(article.flat, sentence.start):
            slots.flow = "total"
        if not here and OF_ALL.match(article.flat, slots.number.end) and slots.reporter in self.memory.overall:
            slots.partner = None  # "39 percent of the total" goes back to the trade with all
        if not here:
            term = replace(slots.term, kind="list")
            slots.told_before = before.period
            goods = goods_too(article, before, sentence.start, slots.number.start)
            slots.commodity = goods or commodity(article, term, slots.number, sentence.start, end)

    def _bind(self, slots: Slots, case: Case, right: bool) -> None:
        """Fill the slots from the words around the term, which stands after the number if `right`."""
        article, number, term = self.article, slots.number, slots.term
        sentence, start, end, previous = case.sentence, case.start, case.end, case.previous
        slots.start = min(slots.start, term.start) if term.start < number.start else slots.start
        slots.end = max(slots.end, term.end) if right else slots.end
        fronted = slots.measure.code.startswith("change") and ", " in article.flat[number.end : term.start]
        slots.told = slots.end if right and not fronted else number.end
        slots.reasons.append(f"term:{term.word}")
        if previous is None and self.memory.last is not None and takes_up(article.flat, sentence.start, number.start):
            slots.mood = self.memory.last.mood
        slots.commodity = commodity(article, term, number, sentence.start, end) or goods_before(self.memory, slots)
        bind_parties(article, self.whose, slots, sentence, start, end, previous)
        if previous is not None and slots.indicator == "trade_value" and term.indicator in EARNED:
            slots.reporter, slots.partner = previous.reporter, previous.partner
        told = (slots.value, slots.unit, slots.flow, slots.reporter)
        if slots.partner is None and slots.flow in TRADED:
            slots.partner = self.memory.values.get(told)  # the same sum of the same is with the same
        if slots.indicator == "price":
            sold_to(article, self.whose, slots, sentence)
        if slots.indicator == "market_share":
            sell_there(article, self.whose, slots, sentence)
        if slots.measure.rule == "firm" and term.word in SELLING and slots.partner is not None:
            slots.reporter, slots.partner = slots.partner, slots.reporter  # who buys a firm invests, not who sells it
        if slots.measure.rule == "ranked" and slots.partner is None:  # "Chile was Peru's top market with 5 percent"
            others = {one.code for one in self.whose.acting(start, number.start)} - {slots.reporter}
            slots.partner = others.pop() if len(others) == 1 else None
