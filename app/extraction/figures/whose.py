"""Who an article is about, who does what in a sentence, and what terms told before let a reader take for granted."""

import re
from collections import Counter
from collections.abc import Container, Sequence
from functools import cached_property

from app.extraction.article import Article, Mentions, is_traded_with, within
from app.extraction.figures.groups import is_ranking
from app.extraction.figures.imposers import barred
from app.extraction.figures.moneys import home, office
from app.extraction.figures.objects import acting, is_object
from app.extraction.figures.sides import Sides, sides
from app.extraction.figures.slots import Memory
from app.extraction.figures.terms import Term
from app.extraction.figures.traders import traders
from app.extraction.lexicons import members
from app.extraction.names.organisations import Organisation
from app.extraction.names.person import Person
from app.extraction.names.places import Place
from app.extraction.text.segments import Sentence
from app.vocabulary.economies import economies

LEADING = re.compile(
    r"(?:With|After|Following|Despite|Thanks to|Given|Amid|As|By|Under|According|In|During|Over"
    r"|Exporting|Importing|Selling|Buying|Supplying|Shipping|Receiving)\b"
)
# Two countries that make up so much of what is named are what "trade" alone is about; one that is named so often, who.
OPENING = 4  # a headline, captions and the lead
DOMINANT, LEAST, TWICE = 0.72, 0.12, 2
OWN_OFFICE = re.compile(
    r"'s (?:[a-z]+ ){0,3}(?:ministry|department|office|bank|government|bureau|customs|agency|authorities"
    r"|institute|board) (?:said|reported|announced|showed|says)\b"
)
VAGUE = {"surplus", "deficit", "gap", "shortfall", "imbalance"}
WHOLE = re.compile(
    r"(?:percent|pct|per cent|%|half|third|quarter) of (?:the |all |its |total |overall )*[A-Za-z' ]{0,24}$"
)


class Whose:
    """The economies of one article, and the memory of what its terms told."""

    def __init__(
        self,
        article: Article,
        memory: Memory,
        terms: Sequence[Term],
        people: Sequence[Person],
        bodies: Sequence[Organisation],
    ) -> None:
        self.article = article
        self.memory = memory
        self.terms = terms
        # The sentences that were read since somebody asked who acted last, with their numbers.
        self.passed: list[tuple[Sentence, int]] = []
        self._acted_last: tuple[str, int] | None = None
        counts = Counter([place.code for place in article.acting])
        named: list[Person | Organisation] = [*people, *bodies]
        self.acts = Mentions(
            Place(one.start, one.end, one.country, "name", False)
            for one in sorted(named, key=lambda one: one.start)
            if one.country and economies()[one.country].takes_part
        )
        counted = office(article, bodies)
        self.pair = self._dominant(counts, counted)
        self.bilateral = self.pair if self._opens_with(self.pair) else self._announced(counted)
        self.home = home(article) or counted
        regions = Counter(place.code for place in article.places if place.form == "region").most_common(1)
        self.region = regions[0][0] if regions and regions[0][1] > 1 else None
        self.imposer, self.barred = barred(article)
        ranked = counts.most_common(2)
        alone = len(ranked) == 1 or (len(ranked) == 2 and ranked[0][1] >= TWICE * ranked[1][1])
        if len(ranked) == 2 and is_traded_with(article.flat, article.places, ranked[0][0], ranked[1][0]):
            alone = False  # "exports to Peru" told again and again are another's
        self.main = ranked[0][0] if ranked and alone else None

    def _dominant(self, counts: Counter[str], counted: str | None) -> tuple[str, str] | None:
        """The two economies that the article is about, if nobody else is named much."""
        pair, total = self.article.pair, sum(counts.values())
        if pair is None or not total or (counted and counted not in pair):
            return None
        both = [counts[code] / total for code in pair]
        return pair if sum(both) >= DOMINANT and min(both) >= LEAST else None

    def _opens_with(self, pair: tuple[str, str] | None) -> bool:
        """Whether the headline or the first sentence names both: the article is then about what is between them."""
        if pair is None:
            return False
        told = [one for one in self.article.sentences if one.kind in {"headline", "body"}][:OPENING]
        return any(set(pair) <= {place.code for place in self.acting(one.start, one.end)} for one in told)

    def _announced(self, counted: str | None) -> tuple[str, str] | None:
        """The two economies that are named most, if the headline or else the first sentence names just them."""
        first = next((one for one in self.article.sentences if one.kind in {"headline", "body"}), None)
        both = self.two(first) if first is not None else None
        return both if both is not None and both == self.article.pair and counted in {None, *both} else None

    def other(self, code: str | None) -> str | None:
        """The other economy of the pair that the article is about."""
        return other(self.pair, code)

    def about_other(self, code: str | None) -> str | None:
        """The other of the two economies that are named most, whoever else is; no bloc's is one of its own members."""
        one = other(self.article.pair, code)
        own = (
            one is not None and code is not None and (one in members().get(code, ()) or code in members().get(one, ()))
        )
        return None if own else one

    def trader(self, partner: str) -> str | None:
        """Whom alone the article names, anywhere, as trading with a partner: "exports from Cuba to Peru"."""
        found = self._traders.get(partner, set())
        return next(iter(found)) if len(found) == 1 else None

    @cached_property
    def _traders(self) -> dict[str, set[str]]:
        return traders(self.article, self.terms)

    def beside(self, code: str) -> str | None:
        """The country that is named most, if another one than this lends or invests there."""
        first = next((one for one in self.article.economies if economies()[one].type == "country"), None)
        return first if first != code else None

    def written(self, code: str | None) -> str | None:
        """The country of the dateline, if it is another one than this, whose firm has a share in one there."""
        line = next((one for one in self.article.sentences if one.kind == "dateline"), None)
        spot = next(iter(within(self.article.places, line.start, line.end)), None) if line else None
        return spot.code if spot is not None and spot.code != code else None

    def acting(self, start: int, end: int) -> Sequence[Place]:
        """The economies named between two offsets that act: no cities, no regions."""
        return acting(self.article, start, end)

    def two(self, sentence: Sentence) -> tuple[str, str] | None:
        """The only two economies of a sentence, by code."""
        codes = {place.code for place in self.acting(sentence.start, sentence.end)}
        return (min(codes), max(codes)) if len(codes) == 2 else None

    def two_before(self) -> tuple[str, str] | None:
        """The two countries of whom alone the sentence before spoke, in an article about more than two."""
        index = self.memory.index
        two = None if self.bilateral or index == 0 else self.two(self.article.sentences[index - 1])
        return two if two is not None and all(economies()[one].type == "country" for one in two) else None

    def subject(self, sentence: Sentence, before: int) -> Place | None:
        """The nearest economy before that acts: no object of a preposition; after a leading phrase the next one."""
        for place in reversed(self.acting(sentence.start, before)):
            if not is_object(self.article, sentence, place) and not is_ranking(self.article.flat, place):
                return place
        if LEADING.match(self.article.flat, sentence.start):
            for place in self.acting(before, sentence.end):
                if not is_object(self.article, sentence, place):
                    return place
        return None

    def told_before(self, term: Term, flows: Container[str | None], sentence: Sentence) -> Sides | None:
        """The sides of an earlier term in the sentence, number or not: "A's exports to B may grow as shipments do"."""
        for one in reversed(within(self.terms, sentence.start, term.start)):
            if one.flow in flows and one.indicator != "tariff_rate":
                told = sides(self.article, one, sentence.start, term.start)
                if told.both or told.partner or (told.reporter and told.reporter != told.partner):
                    return told
        return None

    def first(self, sentence: Sentence) -> str | None:
        """Who acts in a sentence: the first economy that is no object, or who stands for one."""
        for place in self.acting(sentence.start, sentence.end):
            if not is_object(self.article, sentence, place):
                return place.code
        standing = within(self.acts, sentence.start, sentence.end)
        return standing[0].code if standing else None

    @property
    def acted_last(self) -> tuple[str, int] | None:
        """Who acted last before this sentence, and in which one; it is looked for when a figure asks, as few do."""
        while self.passed:
            sentence, index = self.passed.pop()
            if (acting := self.first(sentence)) is not None:
                self._acted_last = acting, index
                self.passed.clear()
        return self._acted_last

    def representing(self, sentence: Sentence, before: int) -> Place | None:
        """The person or body of a known country that acts before: "President Reagan", "the USDA"."""
        found = within(self.acts, sentence.start, before)
        return found[-1] if found else None

    def acted(self, flow: str | None, partner: str | None) -> str | None:
        """Who acted in this sentence or the one before; whose trade it is must be told, or with whom."""
        if (flow in {"export", "import"} and partner is None) or self.acted_last is None:
            return None
        code, index = self.acted_last
        return code if self.memory.index - index <= 1 and code != partner else None

    def following(self, at: int, sentence: Sentence) -> str | None:
        """Who speaks of its own figures after them: "exports rose, the Korean ministry said", "Peru's customs said"."""
        found = self.acting(at, sentence.end)
        if not found:
            return None
        office = OWN_OFFICE.match(self.article.flat, found[-1].end) is not None
        return found[-1].code if found[-1].form == "demonym" or office else None

    def _own(self, term: Term, sentence: Sentence) -> int:
        """Where the words of a term begin: behind the number of the one before it.

        "Exports to Peru rose 3 percent and imports fell": those are not Peru's.
        """
        before = within(self.terms, sentence.start, term.start)
        numbers = within(self.article.numbers, before[-1].end, term.start) if before else []
        return numbers[-1].end if numbers else sentence.start

    def learn(self, term: Term, sentence: Sentence, index: int) -> None:
        """Remember the sides that a term tells, numbers or not."""
        memory, flat = self.memory, self.article.flat
        before = flat[max(sentence.start, term.start - 60) : term.start]
        if " of " in before and WHOLE.search(before):
            return  # the whole of a share: "29 percent of the trade of APEC"
        told = sides(self.article, term, self._own(term, sentence), sentence.end)
        if term.flow == "balance" and term.word not in VAGUE:
            memory.balance = term
        # "Surging Peruvian demand" in passing makes no other figure Peru's: only trade does, or who is named most.
        traded = term.flow is not None or told.reporter in self.article.economies[:1]
        # "Peru sold 9 tonnes. Chile took 5": what follows is still Peru's.
        took = term.kind == "verb" and term.flow == "import" and told.partner is None
        takes = took and not term.word.startswith("import") and memory.sold_by_another(told.reporter, index)
        if told.reporter and economies()[told.reporter].takes_part and traded and not takes:
            memory.reporter = told.reporter
        elif term.flow == "balance" and told.reporter is None and (one := self.subject(sentence, term.start)):
            memory.reporter = one.code  # "Peru suffered a deficit. Exports fell": Peru's
        if term.indicator == "tourism" and told.reporter and told.partner:
            memory.host, memory.guests = told.reporter, (told.partner, index)
        if term.flow is None or term.indicator == "tariff_rate":
            return
        if told.reporter or (told.both and term.flow == "total"):
            pair = self.article.pair if told.both and not told.reporter else None
            memory.told = (term, *(pair or (told.reporter, told.partner)), index)
        if told.both and self.article.pair and term.flow == "total":
            memory.sides["total"] = (*self.article.pair, index)
        elif told.reporter or told.partners:
            reporter = told.reporter or self.other(told.partner) or memory.reporter
            if reporter != told.partner and (told.partner or term.flow != "total"):
                memory.sides[term.flow] = (reporter, told.partner, index)


def other(pair: tuple[str, str] | None, code: str | None) -> str | None:
    """The other of two economies; None if the code is neither."""
    if pair is None or code not in pair:
        return None
    return pair[0] if pair[1] == code else pair[1]
