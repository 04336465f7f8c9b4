"""The slots that a number and its term fill by themselves: indicator, unit, measure and flow that fit together."""

import re
from collections.abc import Sequence

from app.extraction.article import Article, within
from app.extraction.figures.counting import ALONE
from app.extraction.figures.measures import Measure
from app.extraction.figures.nearby_units import MADE, money, weighed, weight
from app.extraction.figures.slots import AMOUNTS, Slots
from app.extraction.figures.terms import Term
from app.extraction.lexicons import word_set
from app.extraction.numbers.scanning import Number
from app.extraction.structs import replace
from app.vocabulary.units import fits

PEOPLE = {"tourism": "tourists", "students": "students", "passengers": "passengers"}
AREAS = {"ha", "acres", "km", "km2", "m2"}
OWED = {"debt", "aid", "loan"}
OF_MARKET = re.compile(r" (?:share )?of (?:the |its |their )?(?:[A-Za-z'-]+ ){0,3}market\b")
# What a firm sells in a country need not cross a border, and what is sold at home does not.
ON_GOODS = re.compile(r"\b(?:on|worth|valued)\b")
NO_GOODS = re.compile(
    r"\b(?:bonds?|shares?|stakes?|notes|securities|treasuries|gilts|bills|units?|rivals?|business(?:es)?"
    r"|subsidiar\w+|compan(?:y|ies)|firms?|banks?|land|property|rights|licen[cs]es?|currency)\b[^.;,\d]{0,24}?"
    r" (?:for|worth|valued at|totall?ing)(?: (?:about|some|over|nearly|almost|around))? $"
    r"|^ (?:an?|its|control of) [^.;,\d]{2,40} for $"
)
# "Taxes on exports to compensate for the 5 million that it lost".
MAKING_GOOD = re.compile(r"\bto (?:compensate|make up|pay|retaliate|punish|atone)\b")
EXPECTING = re.compile(r" (?:forecasts?|outlook|projections?|estimates?|targets?|predictions?)\b")
# "4 million tons of goods worth 2.2 billion".
WORTH = re.compile(r"\b(?:worth|valued at|value of)(?: (?:about|some|over|nearly|almost|around|a total of))? $")
PRICED = re.compile(
    r"(?: of [A-Z]\w+)?(?:,[^,]{1,40},)? (?:for|in a deal worth)(?: (?:about|some|over|nearly|almost))? $"
)
# "Sold its shoe business to a rival for", "been bought by Peru's Andina for".
FIRM = (
    r"(?:units?|arms?|rivals?|business(?:es)?|subsidiar\w+|compan(?:y|ies)|firms?|banks?|groups?|divisions?|chains?"
    r"|brands?"
    r"|(?:[a-z]+)?makers?|brewers?|miners?|insurers?|retailers?|operators?|airlines?|publishers?|producers?|operations)"
)
FIRM_PRICED = re.compile(rf"\b{FIRM}\b[^.;,\d]{{0,24}}?,? for(?: (?:about|some|over|nearly|almost|around))? $")
BE, BOUGHT_BY = re.compile(r"\b(?:be|been|being|was|were) $"), re.compile(r"(?: (?:out|up|over))? by ")
SUBJECT = 120
# No trade of a country is smaller: "the rum is sold for 36 dollars" tells a price.
SMALLEST = 10_000
# "Holds 30 percent of the world's reserves", "of the vote".
HELD_ELSE = re.compile(
    r" of (?:the |its |their |all )?(?:world\b|global|worldwide|(?:[A-Za-z'-]+ ){0,3}(?:reserves|seats|votes?|ballots"
    r"|land|deposits|output|production|resources|population)\b)"
)
# "A negative trade balance of", "the balance was positive, at".
SIGNED = re.compile(r"\b(?:(?P<down>negative|unfavou?rable|adverse)|positive|favou?rable)\b")
# What is counted by heads or firms has no level.
COUNTED = ALONE | {"count"}
# What fetches millions fetches no price, and what exports earn is their worth.
EARNED, MILLIONS = {"price", "revenue"}, 1_000_000
TAKEN_FROM = re.compile(r"\b(?:from|by|with|made)\b|\d")
IN_DUTIES = re.compile(r"(?: (?:a|each|per|every) year| annually)?(?: worth)? (?:in|of) (?:[A-Za-z.-]+ ){0,3}")
SPENDING = {"spend", "spends", "spent", "spending"}
ON_IMPORTS = re.compile(
    r"(?: (?:a|each|every|per|last|this|in) [a-z0-9]+)? (?:on|for) (?:(?:food|[a-z-]+(?: and [a-z-]+)?) )?"
    r"(?:imports|imported|importing|purchases of|buying|(?:[A-Z][a-z]+ )(?:oil|gas|goods|wheat|rice|coal|crude|fuel"
    r"|power))\b"
    r"| (?:on|for) [a-z-]+ (?:bought|purchased|imported|brought in) from\b"
)
BUILDING = {"build", "builds"}
SELLING = {"sold", "sell", "sells", "selling"}
SOLD_IN = re.compile(
    r"(?: of [a-z]+)? in (?:the )?(?!January|February|March|April|May|June|July|August|September|October|November"
    r"|December)[A-Z]"
)
AT_HOME = re.compile(
    r" (?:[a-z]+ ){0,3}?(?:at home|domestically|locally|(?:in|on|to) the (?:domestic|local|home) market)\b"
)


def slotted(
    article: Article, number: Number, term: Term, how: Measure, previous: Slots | None, here: Sequence[Slots]
) -> Slots | None:
    """The slots of number and term; None where unit and measure do not fit, or the goods stay at home."""
    indicator, flow = _measured(article, number, term)
    number = weighed(article, number, indicator)
    unit = number.unit
    if indicator == "investment" and term.indicator == "trade_value":
        how = replace(how, rule="firm")
    if previous is not None and previous.term is term and previous.indicator == "sales":
        indicator, flow = "sales", None
    if indicator in EARNED and _is_earned(term, number, previous):
        indicator, flow = "trade_value", "export"
    if number.sort == "elliptic":
        known = previous is not None and previous.number.sort in AMOUNTS
        worth = WORTH.search(article.flat, max(0, number.start - 24), number.start) is not None
        unit = previous.unit if previous and known and not worth else money(article, number, worth)
        unit = weight(article, number) or unit if indicator in MADE and not worth else unit
        unit = unit or next((one.unit for one in reversed(here) if one.number.sort == "quantity"), None)
        unit = PEOPLE.get(indicator, unit)
    goods = ON_GOODS.search(article.flat, min(term.end, number.start), number.start)
    if indicator == "tariff_rate" and number.sort == "money" and goods:
        return None  # the worth of the goods, not the duty on them
    beds = indicator in PEOPLE and number.indicator not in {indicator, "count"}  # and flights are no tourists
    if (number.sort == "count" and (term.indicator in OWED or beds)) or (  # to how many it is owed
        indicator == "stake" and _is_no_stake(article.flat, number, term, how)
    ):
        return None
    # A surplus leads to smaller fields, a shortage to idle workers: those are no balances.
    led = flow == "balance" and number.sort in {"quantity", "count"}
    if unit is None or led or (indicator == "exchange_rate" and number.sort != "percent"):
        return None
    if (indicator == "stake" and term.kind == "verb" and number.sort != "percent") or (
        term.kind == "verb" and flow == "export" and AT_HOME.match(article.flat, number.end)
    ):
        return None
    if indicator == "trade_value" and (number.sort in {"quantity", "count"} or not fits(indicator, how.code, unit)):
        indicator = "trade_volume"
    if indicator == "market_size" and how.code == "share_pct":
        indicator = "market_share"
    if how.code == "count" and indicator not in COUNTED and fits(indicator, "level", unit):
        how = replace(how, code="level")
    piece = indicator in {"trade_value", "trade_balance"} and number.sort == "money" and how.code == "level"
    if (
        (piece and number.value < SMALLEST)
        or not fits(indicator, how.code, unit)
        or _is_elsewhere(article.flat, number, term, how)
    ):
        return None
    balance = _sign(article, term, number, previous) if flow == "balance" else None
    start, end = min(how.start, number.start), max(how.end, number.end)
    slots = Slots(number, term, how, indicator, flow, balance, start, end, unit, number.value)
    slots.comparator = "le" if how.rule == "limit" else number.comparator
    slots.reasons += [f"measure:{how.rule}", *(["unit of another"] if number.unit is None else [])]
    return slots


def _is_earned(term: Term, number: Number, previous: Slots | None) -> bool:
    """Whether a sum is what exports told right before brought: "of the exports, shirts fetched 5 million"."""
    if previous is None or previous.flow != "export" or previous.indicator != "trade_value":
        return False
    return previous.term is term or (number.sort == "money" and number.value >= MILLIONS)


def _sign(article: Article, term: Term, number: Number, previous: Slots | None) -> str | None:
    """Surplus or deficit, by the term, by "negative" beside it, or as the figure before."""
    if term.balance in {"surplus", "deficit"}:
        return term.balance
    begin, end = sorted((term.end, number.start))
    told = SIGNED.search(article.flat, max(0, term.start - 10), term.start) or SIGNED.search(article.flat, begin, end)
    if told is not None:
        return "deficit" if told["down"] else "surplus"
    return previous.balance if previous is not None and previous.flow == "balance" else None


def _is_no_stake(flat: str, number: Number, term: Term, how: Measure) -> bool:
    """Whether shares rose in price, or what is held is no firm: reserves, seats, votes."""
    priced = term.word == "shares" and how.code.startswith("change") and term.start < number.start
    return priced or (number.sort == "percent" and HELD_ELSE.match(flat, number.end) is not None)


def _is_elsewhere(flat: str, number: Number, term: Term, how: Measure) -> bool:
    """Whether a forecast changed, not the trade, or a firm or a stake changed hands, not goods."""
    if MAKING_GOOD.search(flat, min(term.end, number.start), number.start):
        return True
    if term.word in SPENDING and how.code == "share_pct":
        return True  # a part of somebody's money
    if how.code.startswith("change"):
        return EXPECTING.match(flat, term.end) is not None
    if how.rule == "firm":
        return False
    return term.kind == "verb" and number.sort == "money" and NO_GOODS.search(flat[term.end : number.start]) is not None


def _measured(  # noqa: PLR0912 - one meaning of a term after the other
    article: Article, number: Number, term: Term
) -> tuple[str, str | None]:
    """Indicator and flow of a term, given what its number counts."""
    indicator, flow, flat = term.indicator, term.flow, article.flat
    duties = indicator == "tariff_rate" and number.sort == "money" and term.start > number.end
    if duties and IN_DUTIES.fullmatch(flat, number.end, term.start):
        indicator, flow = "duty_revenue", None  # "saved 5 million in duties"
    worth = number.sort == "money" and WORTH.search(flat, max(0, number.start - 24), number.start) is not None
    if worth and indicator == "cargo_volume":
        indicator, flow = "trade_value", "total"  # what was carried is worth so much
    weighed = (number.sort == "quantity" and number.unit not in AREAS) or number.indicator == "trade_volume"
    if weighed and term.balance in {"surplus", "deficit"} and indicator == "trade_balance":
        indicator, flow = "other", None  # a sugar surplus of 5 tonnes lies in no balance of payments
    if number.sort == "money" and term.word in SPENDING and ON_IMPORTS.match(flat, number.end):
        indicator, flow = "trade_value", "import"  # "spent 5 million on imported rice"
    if number.sort == "price":
        return (indicator, flow) if indicator == "tariff_rate" else ("price", flow if indicator == "price" else None)
    if number.sort == "money" and term.kind == "verb" and _is_of_firm(article, number, term):
        return "investment", "investment"  # "bought the Peruvian brewer Backus for 3 billion"
    if number.sort == "money" and term.word in BUILDING:
        indicator = "project_cost"  # "build a 5 million dollar plant in Peru"
    if indicator == "stake" and number.sort == "quantity" and term.word in word_set("buying"):
        indicator, flow = "trade_volume", "import"  # "acquired 3 million tonnes of tin"
    if indicator == "stake" and number.sort == "percent" and OF_MARKET.match(flat, number.end):
        return "market_share", None
    if term.word in SELLING and SOLD_IN.match(flat, number.end):
        return "sales", None
    if number.sort == "quantity" and indicator == "project_cost":
        return "capacity", flow  # what a plant makes or a pipeline carries
    if number.sort in {"quantity", "count"} and indicator == "contract_value":
        indicator = "order_volume"
    if number.sort == "count" and number.indicator not in {None, "trade_volume"}:
        indicator = number.indicator or indicator
    return indicator, flow


def _is_of_firm(article: Article, number: Number, term: Term) -> bool:
    """Whether a sum is paid for a company, which stands between the verb and the sum or has been bought."""
    flat, buying = article.flat, term.word in word_set("buying")
    if not buying and term.word not in SELLING | {"sale"}:
        return False
    if BE.search(flat, max(0, term.start - 8), term.start):
        begin = max(0, term.start - SUBJECT)
        bodies = (one.type for one in within(article.organisations, begin, term.start))
        forms = (one.form for one in within(article.places, begin, term.start))
        return BOUGHT_BY.match(flat, term.end) is not None and ("company" in bodies or "firm" in forms)
    abroad = any(one.acts or one.form == "city" for one in within(article.places, term.end, number.start))
    priced = abroad and FIRM_PRICED.search(flat, term.end, number.start) is not None
    if priced and not TAKEN_FROM.search(flat, term.end, number.start):
        return True
    # Firms whose country is told are places of form `firm`.
    ends = [one.end for one in within(article.organisations, term.end, number.start) if one.type == "company"]
    ends += [one.end for one in within(article.places, term.end, number.start) if one.form == "firm"]
    if not buying or not ends or not PRICED.fullmatch(flat, max(ends), number.start):
        return False
    return TAKEN_FROM.search(flat, term.end, max(ends)) is None
