"""What a number measures: the term that governs it, and the measure as that term completes it."""

import re
from collections.abc import Sequence

from app.extraction.article import Article, within
from app.extraction.figures.beyond import PASSIVE, beyond, exceeding
from app.extraction.figures.embedded import outside
from app.extraction.figures.measures import Measure
from app.extraction.figures.slots import TRADED, Memory, Slots
from app.extraction.figures.terms import VAGUE, Term
from app.extraction.numbers.scanning import Number
from app.extraction.structs import replace

# "Received 5 million dollars from the sale of timber to Peru".
RECEIVING = re.compile(
    r"\b(?:receive[sd]?|got|gets?|ma[dk]e|makes|generate[sd]?|generating|gain(?:ed|s)?|rak(?:ed|es|ing) in"
    r"|reap(?:ed|s)?"
    r"|(?:brought|brings|bringing) (?:in|home)|fetch(?:ed|es|ing)|garnered|pulled in|took in|net(?:s|ted)?"
    r"|pocketed|collected|realised|realized|earn(?:ed|s|ing)?)"
    r"(?: (?:a|total|of|about|some|nearly|almost|over|more|than|around|record|up|to))* $"
)
FROM_SALES = re.compile(
    r" (?:(?:a|each|every|per) (?:year|month|season) |[a-z]+ )?(?:from|by|through|via) (?:the |its "
    r"|their )?(?:[a-z-]+ ){0,2}"
)
# "Adds 5 million dollars to Peru's exports", "the 5 million dollars that Peru earned from exports".
ADDING = re.compile(r"\b(?:add(?:s|ed|ing)?|contribut(?:e|es|ed|ing)|bring(?:s|ing)?)(?: (?:[a-z]+ ){0,3})?[^ ]? ?$")
ADDED_TO = re.compile(r"(?: (?:a|each|every|per) year| annually)? to (?:the |its |their |our )?(?:[A-Za-z.'-]+ ){0,3}")
RELATIVE = re.compile(
    r"(?: (?:worth )?of [a-z]+(?: [a-z]+)?)?,? (?:that|which) (?:the )?(?:[A-Z][A-Za-z.'-]* |[a-z]+ ){0,3}?"
    r"(?:(?:has|have|had|will|would|also|already|annually|currently) )*"
)
MODIFIES = re.compile(
    r"(?:[ -]an?[ -](?:year|month|week|day|season|quarter)| (?:annually|every year|each year|per year))?"
    r"[ -](?:(?:worth of|of|in|worth|for) )?(?:(?<=for )(?:its|their|the) )?(?:(?<!\d )(?:total|overall) )?"
    r"(?:(?:19|20)\d\d(?:[/-]\d\d(?:\d\d)?)? )?(?:(?:last|this) (?:year|month|quarter)'s )?(?:(?!(?:of|in|to|on|for"
    r"|and|or|by|from|at|as|with|than|against"
    r"|versus|compared|was|were|is|are|that|which|who|last|this|next"
    r"|a|an|the|but|while|whilst|whereas|although|though|when|if|so|because|its|their|after|before|year"
    r"|years)\b)[A-Za-z.'-]+ ){0,3}$"
)
# "At 5 million dollars, Peru's exports were higher than".
AT_FRONT = re.compile(r"(?:At|With)(?: (?:a|an|just|only|about|some|nearly|over|record|mere))* ?$")
# "From 3 billion dollars in 1995, Peru's exports soared".
FROM_FRONT = re.compile(r"(?:Up from|Down from|From)(?: (?:a|an|just|only|about|some|nearly|over|record|mere))* ?$")
# "Up 5 percent on a year earlier, Peru's exports reached", "after a 3 percent fall in 2016, exports rose".
CHANGE_FIRST = re.compile(
    r"[\"\u201c]?(?:(?:After|Following|Despite|Having|Up|Down|Rising|Falling|Growing|Increasing|Dropping|Jumping"
    r"|Surging|Declining|Climbing|Soaring) )(?:[a-z-]+ ){0,4}"
)
THEN = re.compile(
    r"(?: (?:on|from|in|over|during|compared|year|last|this|a) [^,.;]{1,45})?, (?:[A-Za-z.'\u2019-]+ ){0,4}"
)
FRONTED = re.compile(r",(?: [A-Za-z.'\u2019-]+){1,4} $")
PAID_FOR = re.compile(r" for (?:a|an|the|its|another)(?: [a-z]+)? \d[\d.]*(?: percent| pct| per cent|%) ")
BRACKETED = re.compile(r" \([^()]{1,60}\)")
ITS = re.compile(
    r" (?:(?:its|their|our|the|that|this|of|in|two-way|mutual|bilateral|border|annual"
    r"|total|overall|current|existing|present|yearly|value|volume|amount"
    r"|size|level|last year's|today's) )*"
)
BALANCE_OF = re.compile(r" (?:of|at|worth)(?: (?:about|some|over|nearly|almost|around|more than))* ")
IN_TRADE = re.compile(r"(?: \([^()]{1,60}\))? in ")
IT_DID = re.compile(
    r"\b(?:and|but|while) (?:it|they) (?:rose|fell|grew|dropped|declined|increased|decreased|climbed|jumped|reached"
    r"|stood|was|were)(?: (?:by|to|at|about|only|just))* $"
)
# "Of which 5 million were Peruvian exports".
WERE = re.compile(
    r"(?: (?:of|out of) (?:which|that|this|it|them|the total|(?:this|that|the) (?:amount|sum|figure|volume)))?"
    r" (?:is|are|was|were|came|comes|constituted?|represent(?:s|ed)|belonged to|made up|f[ae]lls? (?:on|to)|went to"
    r"|(?:is|are|was|were) (?:accounted for|made up|contributed) by)"
    r"(?: (?:for|from|in))?(?: the (?:share|value|volume|part|portion|amount) of)? (?:[A-Za-z][a-z'-]+ ){0,3}"
)
DENOMINATOR_ENDS = re.compile(r"[,;]| (?:and(?! services)|while|but|or) ")
OWING = frozenset({"owes", "owe", "owed"})
DEFINITE = re.compile(r"\b(?:the|this|that|its) $", re.IGNORECASE)
WHOLE = re.compile(
    r"(?: share)? of (?:(?!(?:with|and|from|in|for|on|by|to|population|people|those)\b)[A-Za-z'.-]+ ){0,6}"
    r"(?:and services )?"
)
# "Exports grew faster than imports, rising 5 percent": exports did.
COMPARED = re.compile(r"\b(?:than|as)(?: (?:the|its|their|total))? $")
# "A 5 percent rise in exports", not "in spite of exports".
OF_THAT = re.compile(r" (?:in|of|off) (?!\d|(?:spite|view|line|addition|return|response|part|terms|favou?r|support)\b)")
GOING_ON = re.compile(
    r"(?: (?:did|have|had|were|are))?,? (?:[a-z]+ly )?[a-z]+ing(?: (?:by|up|at|an?|about|some|nearly|over))* $"
)
# "Exports to Peru rose, while tin accounted for 5 percent of all exports": that is told of the last.
OTHER_PART = re.compile(
    r"(?:,? (?:while|whereas|but|and(?= [a-z]))|, (?:as|with)) (?!(?:it|they|this|that|these|which|there)\b)(?:the )?"
    r"(?:[A-Za-z-]+ ){1,5}?(?:account(?:s|ed|ing) for|mak(?:es?|ing) up|made up|represent(?:s|ed|ing)?|constitutes?)"
    r"(?: (?:only|just|about|some|nearly|almost|over|around|a|the))* $"
)
# Of what a part may be told: "15 percent of world output".
PARTED = {"cargo_volume", "output", "consumption", "demand", "sales", "deposits"}
OF_MAKING = re.compile(
    r"(?:'s)? (?:workers?|costs?|targets?|plants?|lines?|capacity|facilit|staff|sites?|manager|units?|prices?)"
)
PARTAKING = frozenset(
    "buying buys buy bought purchasing purchased importing imported imports taking takes take took receives received"
    " absorbs absorbed".split()
)


def governing_term(  # noqa: PLR0911, PLR0912 - one place of the term after the other
    article: Article,
    terms: Sequence[Term],
    number: Number,
    how: Measure | None,
    start: int,
    end: int,
    previous: Slots | None,
) -> tuple[Term | None, bool]:
    """What the number measures, and whether that stands after it: the term right after, else the last one before."""
    flat = article.flat
    if (excess := exceeding(flat, number, start)) is not None:
        return excess, False
    if number.sort == "money" and (paid := PAID_FOR.match(flat, number.end)):
        stake = within(terms, paid.end(), paid.end() + 12)
        if stake and stake[0].indicator == "stake":
            return stake[0], True
    ahead = within(terms, start, number.start)[-1:]
    if ahead and ahead[0].word in OWING and {",", ";"}.isdisjoint(flat[ahead[0].end : number.start]):
        return ahead[0], False  # "owes Chile 5 million dollars for earlier shipments"
    after = within(terms, number.end, min(end, number.end + 70))
    done = next((one for one in after[:2] if one.kind == "verb"), None)
    if done is not None and PASSIVE.fullmatch(flat, number.end, done.start):
        return done, True
    if (further := beyond(article, terms, number)) is not None:
        return further, True
    if after and _is_balance_of(flat, within(terms, start, number.start), number, after[0]):
        after = []
    if after and after[0].flow and WERE.fullmatch(flat, number.end, after[0].start):
        return after[0], True
    if (
        after
        and ADDING.search(flat, max(start, number.start - 60), number.start)
        and ADDED_TO.fullmatch(flat, number.end, after[0].start)
    ):
        return after[0], True
    if after and after[0].kind == "verb" and RELATIVE.fullmatch(flat, number.end, after[0].start):
        return after[0], True
    if after:
        gap = BRACKETED.sub("", flat[number.end : after[0].start]).replace("goods and services ", "goods ")
        if _is_taken_in(flat, after[0], number, start, gap):
            return after[0], True
        if AT_FRONT.fullmatch(flat, start, number.start) and FRONTED.fullmatch(gap):
            return after[0], True
        if FROM_FRONT.fullmatch(flat, start, number.start) and THEN.fullmatch(gap) and after[0].flow in TRADED:
            return after[0], True
        if MODIFIES.fullmatch(gap) and not (number.sort == "percent" and gap.startswith(" of ")):
            return after[0], True
        if number.sort == "times" and ITS.fullmatch(gap):
            return after[0], True
        changed = number.sort in {"percent", "pp", "times"} or (how is not None and how.code == "change_abs")
        alone = how is not None and how.code.startswith("change") and not within(terms, start, number.start)
        if (
            changed
            and how is not None
            and (how.end > number.end or alone)
            and OF_THAT.match(flat, how.end, after[0].start)
            and not re.search(r"[,;]", flat[max(how.end, number.end) : after[0].start])
        ):
            return after[0], True
    if after and how is not None and previous is None and _is_fronted(flat, number, how, after[0], start):
        return after[0], True
    if previous is not None and IT_DID.search(flat, start, number.start):
        return None, False  # "trade hit 5 million, due to imports, and it fell to 4 million"
    begin = start
    if previous is not None and previous.measure.code == "share_pct" and flat.startswith(" of ", start):
        # "1.6% of all exports": what follows a share is its whole, not the next number's subject.
        closed = DENOMINATOR_ENDS.search(flat, start, number.start)
        begin = closed.end() if closed else number.start
    before = [one for one in within(terms, begin, number.start) if not _is_works(one, number)]
    wide = (
        after
        and (after[0].flow or after[0].indicator == "tourism" or _is_parted(flat, after[0], before))
        and WHOLE.fullmatch(flat, number.end, after[0].start)
    )
    whole = wide and before and (before[-1].flow is None or before[-1].word in PARTAKING)
    whole = whole or (wide and before and OTHER_PART.search(flat, before[-1].end, number.start) is not None)
    before = outside(flat, before, number)
    if len(before) > 1 and _is_compared(flat, before[-1], number):
        before = before[:-1]
    if before and not (whole and how is not None and how.rule in {"share", "share of"}):
        return before[-1], False
    # "Trade was 5 million, accounting for 20 percent of exports": of those, as trade is none of their parts.
    parted = previous is not None and after and after[0].flow in {"export", "import"} and previous.flow != after[0].flow
    participle = how is not None and how.rule == "share" and previous is not None and not parted
    if number.sort == "percent" and wide and not participle:
        return after[0], True
    return None, False


def _is_parted(flat: str, term: Term, before: Sequence[Term]) -> bool:
    """Whether a part is told of what is made, used or sold: "15 percent of world output", not "of output costs"."""
    return term.indicator in PARTED and term.kind == "noun" and not before and OF_MAKING.match(flat, term.end) is None


def _is_fronted(flat: str, number: Number, how: Measure, term: Term, start: int) -> bool:
    """Whether a change opens the sentence and what follows the comma changed so: "Up 5 percent, exports reached"."""
    if term.flow not in TRADED or not how.code.startswith("change") or number.sort not in {"percent", "times"}:
        return False
    opened = CHANGE_FIRST.fullmatch(flat, start, number.start) is not None
    return opened and THEN.fullmatch(flat, max(how.end, number.end), term.start) is not None


def _is_balance_of(flat: str, before: Sequence[Term], number: Number, after: Term) -> bool:
    """Whether a number is of the balance right before it: "a surplus of 5 million in trade with Peru"."""
    near = bool(before) and before[-1].flow == "balance" and BALANCE_OF.fullmatch(flat, before[-1].end, number.start)
    return bool(near) and after.flow == "total" and IN_TRADE.match(flat, number.end) is not None


def _is_compared(flat: str, term: Term, number: Number) -> bool:
    """Whether a term is only what another one is measured by: "exports grew faster than imports, rising 5 percent"."""
    than = COMPARED.search(flat, max(0, term.start - 14), term.start) is not None
    return than and GOING_ON.fullmatch(flat, term.end, number.start) is not None


def _is_taken_in(flat: str, term: Term, number: Number, start: int, gap: str) -> bool:
    """Whether a sum is what exports brought: "received 5 million dollars from the sale of timber"."""
    sold = term.flow == "export" and number.sort == "money" and FROM_SALES.fullmatch(gap) is not None
    return sold and RECEIVING.search(flat, max(start, number.start - 60), number.start) is not None


def _is_works(term: Term, number: Number) -> bool:
    """Whether a term is a plant or a pipeline, of which only the cost is a figure, or growth, which is no sum."""
    if term.word == "growth" and number.sort == "money":
        return True
    works = term.indicator == "project_cost" and not term.word.startswith("cost")
    return works and number.sort in {"percent", "pp", "times"}


def known_balance(article: Article, memory: Memory, term: Term) -> Term:
    """Which balance "the surplus" is: the one last named."""
    if (
        term.word in VAGUE
        and memory.balance is not None
        and DEFINITE.search(article.flat[max(0, term.start - 6) : term.start])
    ):
        return replace(term, indicator=memory.balance.indicator)
    return term
