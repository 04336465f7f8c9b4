"""Reporter and partner of a figure: what its words tell, else what the sentence and the article let a reader assume."""

import re
from collections import Counter

from app.extraction.article import Article, within
from app.extraction.places import Place
from app.extraction.segments import Sentence
from app.extraction.sides import Sides, sides
from app.extraction.slots import Memory, Slots
from app.extraction.terms import Term

REFERRING = re.compile(r"\b(?:the|this|that|its|their|such|his|our)(?: [a-z]+)? $", re.IGNORECASE)
OBJECT = re.compile(r"\b(?:to|from|with|between|against|for|by|in|at|on|of|and)(?: the)? $", re.IGNORECASE)
LEADING = re.compile(r"(?:With|After|Following|Despite|Thanks to|Given|Amid|As|By|Under|According)\b")
# Two countries that make up so much of what is named are what "trade" alone is about.
DOMINANT = 0.72
FLOWS = {"export", "import", "balance", "total", "investment"}
DEALS = {"purchases", "shopping list", "deliveries"}
VAGUE = {"surplus", "deficit", "gap", "shortfall", "imbalance"}


def dominant_pair(article: Article) -> tuple[str, str] | None:
    """The two economies that the article is about, if nobody else is named much."""
    pair = article.pair
    if pair is None:
        return None
    counts = Counter(
        place.code for place in article.places if place.acts and not place.code.startswith("R-") and place.code != "WLD"
    )
    total = sum(counts.values())
    return (
        pair
        if total
        and (counts[pair[0]] + counts[pair[1]]) / total >= DOMINANT
        and min(counts[pair[0]], counts[pair[1]]) / total >= 0.12
        else None
    )


class Whose:
    """Resolves the sides of terms for one article."""

    def __init__(self, article: Article, memory: Memory) -> None:
        self.article = article
        self.memory = memory
        self.pair = dominant_pair(article)

    def other(self, code: str | None) -> str | None:
        """The other economy of the article's pair."""
        if self.pair is None or code not in self.pair:
            return None
        return self.pair[0] if self.pair[1] == code else self.pair[1]

    def about_other(self, code: str | None) -> str | None:
        """The other of the two economies that are named most, whoever else is."""
        pair = self.article.pair
        if pair is None or code not in pair:
            return None
        return pair[0] if pair[1] == code else pair[1]

    def subject(self, sentence: Sentence, before: int) -> Place | None:
        """The nearest economy before that acts: no object of a preposition."""
        found = [
            place
            for place in within(self.article.places, sentence.start, before)
            if place.acts and not place.code.startswith("R-")
        ]
        for place in reversed(found):
            if not OBJECT.search(self.article.flat[max(sentence.start, place.start - 16) : place.start]):
                return place
        if LEADING.match(self.article.flat, sentence.start):
            for place in within(self.article.places, before, sentence.end):
                if place.acts and not OBJECT.search(
                    self.article.flat[max(sentence.start, place.start - 16) : place.start]
                ):
                    return place
        return None

    def bind(self, slots: Slots, sentence: Sentence, start: int, end: int, previous: Slots | None) -> None:
        """Fill reporter, partner and the stretch that names them."""
        term, number = slots.term, slots.number
        bound = end if term.kind == "verb" or term.start > number.start else number.start
        told = sides(self.article, term, start, bound)
        partners, reporter, both, overall = list(told.partners), told.reporter, told.both, told.overall
        if told.start < term.start:
            slots.parties = (told.start, term.start)
            slots.start = min(slots.start, told.start)
        if not partners and not both and term.start < number.start:
            after = self._after(slots, number.end, end)
            partners, both = list(after.partners), after.both
        if (
            reporter
            and slots.flow in {"export", "import", "total", "balance", "investment", "quota"}
            and reporter in partners
        ):
            partners.remove(reporter)
        self._fill(slots, sentence, reporter, partners, both, overall, previous)

    def _after(self, slots: Slots, start: int, end: int) -> Sides:
        """The sides told after the number: "a surplus of 7 billion with Japan"."""
        shifted = Term(start, start, slots.indicator, slots.flow, "", slots.term.kind, slots.term.word)
        return sides(self.article, shifted, start, end)

    def _fill(
        self,
        slots: Slots,
        sentence: Sentence,
        reporter: str | None,
        partners: list[str],
        both: bool,
        overall: bool,
        previous: Slots | None,
    ) -> None:
        memory, flow = self.memory, slots.flow
        partner = partners[0] if partners else None
        if both and self.article.pair is not None and (partner is None):
            pair = self._two(sentence) or self.article.pair
            if reporter in pair:
                partner = pair[0] if pair[1] == reporter else pair[1]
            elif flow == "total":
                reporter, partner = pair
            else:
                subject = self.subject(sentence, slots.term.start)
                code = (
                    previous.reporter
                    if previous and previous.reporter in pair
                    else subject.code
                    if subject
                    else memory.reporter
                )
                reporter = code if code in pair else None
                partner = (pair[0] if pair[1] == reporter else pair[1]) if reporter else None
        if reporter is None:
            reporter, partner = self._assumed(slots, sentence, partner, previous)
        elif partner is None and not overall and previous is not None and previous.reporter == reporter and _is_participle(slots):
            partner = previous.partner
        if partner is None and not overall and (slots.term.kind == "verb" or slots.term.word in DEALS) and flow in {"export", "import"}:
            pair = self._two(sentence)
            if pair is not None and pair == self.pair and reporter in pair:
                partner = self.other(reporter)
        if reporter == partner:
            reporter = self.other(partner)
        slots.reporter = reporter
        slots.partner = partner if flow or partner is None else None
        if partner is None and overall and flow in {"export", "import", "total", "balance"}:
            slots.partner = "WLD"

    def _two(self, sentence: Sentence) -> tuple[str, str] | None:
        """Who "the two countries" are: the only two named in the sentence."""
        codes = list(
            dict.fromkeys(
                place.code for place in within(self.article.places, sentence.start, sentence.end) if place.acts
            )
        )
        return (min(codes), max(codes)) if len(codes) == 2 else None

    def _assumed(
        self, slots: Slots, sentence: Sentence, partner: str | None, previous: Slots | None
    ) -> tuple[str | None, str | None]:
        """Reporter and partner of a term that names no owner."""
        memory, flow, flat, term = self.memory, slots.flow, self.article.flat, slots.term
        refers = REFERRING.search(flat[max(sentence.start, term.start - 20) : term.start]) is not None
        if slots.indicator == "current_account":
            partner = None
        elif previous is not None and previous.reporter and partner is None and flow in FLOWS and previous.flow in FLOWS:
            return previous.reporter, previous.partner
        if flow == "total" and partner is None:
            if (known := memory.sides.get("total")) and known[0]:
                return known[0], known[1]
            return self.pair if self.pair else (memory.reporter, None)
        if refers and partner is None and flow in memory.sides and flow in {"balance", "investment"}:
            known = memory.sides[flow]
            return known[0], known[1]
        subject = self.subject(sentence, term.start if term.start < slots.number.start else slots.number.start)
        if subject is not None and subject.code != partner:
            slots.parties = slots.parties or (subject.start, subject.end)
            clean = "," not in flat[subject.end : slots.start] and slots.number.start - subject.start < 110
            if clean and subject.start < slots.start and not re.search(r"\d", flat[subject.end : slots.start]):
                slots.start = subject.start
            return subject.code, partner
        if previous is not None and previous.reporter and previous.reporter != partner:
            return previous.reporter, partner
        if partner is not None and (other := self.other(partner)):
            return other, partner
        if partner is None and flow == "balance" and flow in memory.sides and slots.indicator != "current_account":
            known = memory.sides[flow]
            return known[0], known[1] if refers else None
        return (memory.reporter if memory.reporter != partner else None), partner

    def learn(self, term: Term, sentence: Sentence, index: int) -> None:
        """Remember the sides that a term tells, numbers or not."""
        told = sides(self.article, term, sentence.start, sentence.end)
        if term.flow == "balance" and term.word not in VAGUE:
            self.memory.balance = term
        if told.reporter and not told.reporter.startswith("R-") and told.reporter != "WLD":
            self.memory.reporter = told.reporter
        if term.flow is None or term.indicator == "tariff_rate":
            return
        if told.both and self.article.pair and term.flow == "total":
            self.memory.sides["total"] = (*self.article.pair, index)
        elif told.reporter or told.partners:
            reporter = told.reporter or self.other(told.partner) or self.memory.reporter
            if reporter != told.partner and (told.partner or term.flow != "total"):
                self.memory.sides[term.flow] = (reporter, told.partner, index)


def _is_participle(slots: Slots) -> bool:
    return slots.term.kind == "verb" and slots.term.word.endswith("ing")
