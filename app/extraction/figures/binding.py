"""What binds a number to the rest: the term beside it, which names its sides, or the number before it in a row."""

import re
from collections.abc import Sequence

from app.extraction.article import Article
from app.extraction.figures.carried_sides import carry_sides
from app.extraction.figures.carrying import link
from app.extraction.figures.completing import completed, elided
from app.extraction.figures.counting import counts_itself, unnamed_term
from app.extraction.figures.filling import EARNED, slotted
from app.extraction.figures.governing import governing_term, known_balance
from app.extraction.figures.guests import seat
from app.extraction.figures.in_turn import is_whole
from app.extraction.figures.measures import Measure
from app.extraction.figures.parties import bind_parties
from app.extraction.figures.rank_roles import ranked_trade
from app.extraction.figures.ranks import is_next
from app.extraction.figures.rates import sold_to
from app.extraction.figures.referring import goods_too, referred, takes_up
from app.extraction.figures.rows import base_too, begins_anew, goes_on_by, row_goods
from app.extraction.figures.sharers import SEVERAL, sell_there
from app.extraction.figures.shares import as_share
from app.extraction.figures.slots import TRADED, Memory, Slots
from app.extraction.figures.strangers import STRANGE
from app.extraction.figures.subjects import commodity, named_goods
from app.extraction.figures.terms import Term
from app.extraction.figures.whose import Whose
from app.extraction.lexicons import word_set
from app.extraction.numbers.scanning import Number
from app.extraction.structs import replace, struct
from app.extraction.text.segments import Sentence

# "85 percent of exports and 20 percent of GDP": no further part of the exports.
OF_ECONOMY = re.compile(
    r" of (?:the |its |their )?(?:[a-z]+'s )?"
    r"(?:GDP|gross domestic|GNP|economy|economic output|national income|population|workforce|jobs|budget)\b"
)
OF_ALL = re.compile(r" of the total\b")
QUOTED = {"price", "contract_value"}
EXCHANGE = re.compile(
    r"\b(?:Mercantile|Commodity|Metal|Cotton|Petroleum|Coffee|Cocoa|Sugar) Exchange\b|\bBoard of Trade\b|\bfutures\b"
    r"|\bspot (?:market|price)|\bcontracts? for [A-Z][a-z]+ delivery\b"
)
# "Exports of tea were worth 9 million, those of coffee 3 million".
THOSE = re.compile(r"(?: [a-z]+)?,?(?: and)? those of ")
LOT = re.compile(r" for(?: (?:about|some|up to|a total of|nearly|over))* ")
LEAST_WORTH = 1_000_000
APIECE = re.compile(
    r" (?:(?:an?|per|for each|for every|for an?) (?:[a-z]+ )?(?:unit|piece|head|home|house|car|vehicle|person|worker"
    r"|family|household|day|student|ticket)|each|apiece)\b"
)
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


def _lot(price: Slots) -> Slots:
    """The purchase at a price just told: "paid 60 dollars a tonne for 40,000 tonnes"."""
    flow = price.flow or "import"
    term = replace(price.term, indicator="trade_value", flow=flow, word="purchases")
    return replace(price, term=term, indicator="trade_value", flow=flow)


def _is_price_too(number: Number, previous: Slots | None) -> bool:
    """Whether a price goes on from the one before: a duty by weight is followed by others."""
    return number.sort == "price" and previous is not None and previous.number.sort == "price"


@struct(frozen=True, slots=True)
class Binder:
    """Binds the numbers of one article."""

    article: Article
    terms: Sequence[Term]
    memory: Memory
    whose: Whose

    def bound(  # noqa: PLR0911, PLR0912, PLR0915 - one way to be bound after the other
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
        giver = previous
        if previous is not None and previous.number.sort == "price" and LOT.fullmatch(flat, start, number.start):
            before = giver = _lot(previous)
        last = self.memory.last
        recent = last if last is not None and index - last.sentence <= 1 else None
        if shared := as_share(flat, number, how, term, right, previous, recent, start, self.memory.here):
            term, right, before, how = shared
        elif term is None and not _is_price_too(number, previous):
            term = unnamed_term(article, number, start) or ranked_trade(article, self.whose, number, sentence)
            right = term is not None
        if term is None:
            if "population" in flat[start : number.start]:
                return None  # how many are fed
            if before is not None and before is previous and (like := base_too(self.memory.here, number, how, flat)):
                before, how = like
                giver = before
            before = before or referred(article, self.memory, number, how, sentence.start, index)
            if before is None:
                return None
            equal = how is not None and how.code == "share_pct" and before.flow in {None, "balance"}
            if OF_ECONOMY.match(flat, number.end) and not equal:
                return None
            ranked = before is previous and is_next(flat, start, number.start, before)
            if (
                not ranked
                and begins_anew(flat, start, number.start)
                and (shared is None or how is None or how.rule == "of which")
            ):
                return None
            term, carried = before.term, True
        term = known_balance(article, self.memory, term)
        compared = before if carried and how is not None and how.from_base else None
        how = completed(article, number, how, term, previous or compared, carried, right, start)
        if how is None and carried and self.memory.changed is not None and goes_on_by(flat, start, number.start):
            how = replace(self.memory.changed.measure, start=number.start, end=number.end)
        if how is None and not carried:
            how = elided(article, number, term, self.memory.changed, start)
        lately = self.memory.latest if recent is not None else []
        known = [*lately, *self.memory.here]  # what 4.3 billion may be of
        slots = slotted(article, number, term, how, giver, known) if how is not None else None
        if slots is None:
            return None
        if carried and before is not None:
            self._carry(slots, before, sentence, start, end, before is previous)
        else:
            self._bind(slots, sentence, start, end, right, previous)
        if slots.indicator == "tourism":
            seat(article, self.whose, slots, start, previous)
        if STRANGE in slots.reasons:
            return None
        if slots.reporter is None and (slots.flow in {"export", "import"} or slots.indicator in PRIVATE):
            return None
        if slots.indicator in QUOTED and EXCHANGE.search(flat, sentence.start, sentence.end):
            return None  # what traders pay each other is no country's
        if slots.indicator == "project_cost" and APIECE.match(flat, number.end):
            return None  # what a house costs
        if slots.term.word in word_set("fields_yield") and not self.whose.acting(sentence.start, sentence.end):
            return None  # what a boat landed or a farmer grew
        told = slots.parties is not None or bool(self.whose.acting(sentence.start, sentence.end))
        told = told or (slots.indicator == "tourism" and slots.reporter == self.memory.host)
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
        if slots.indicator == "market_share":
            slots.flow = before.flow
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
        if not here and OF_ALL.match(article.flat, slots.number.end) and slots.reporter in self.memory.overall:
            slots.partner = None  # "39 percent of the total" goes back to the trade with all
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
        fronted = slots.measure.code.startswith("change") and ", " in article.flat[number.end : term.start]
        slots.told = slots.end if right and not fronted else number.end
        slots.reasons.append(f"term:{term.word}")
        if previous is None and self.memory.last is not None and takes_up(article.flat, sentence.start, number.start):
            slots.mood = self.memory.last.mood
        slots.commodity = commodity(article, term, number, sentence.start, end)
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
        if slots.measure.rule == "ranked" and slots.partner is None:  # "Chile was Peru's top market with 5 percent"
            others = {one.code for one in self.whose.acting(start, number.start)} - {slots.reporter}
            slots.partner = others.pop() if len(others) == 1 else None
