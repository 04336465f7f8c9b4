"""Numbers whose counted noun stands before them: "the number of jobs rose to 358,000"."""

import re

from app.extraction.article import Article, within
from app.extraction.figures.arrivals import arriving
from app.extraction.figures.counted_deals import deals_term, worth_term
from app.extraction.figures.economies_grown import grown_economy
from app.extraction.figures.employing import employed
from app.extraction.figures.on_their_way import moved_term, sourced_term
from app.extraction.figures.rank_shares import ranked_amount
from app.extraction.figures.self_told import self_told, sought
from app.extraction.figures.stored import stored_term
from app.extraction.figures.terms import Term
from app.extraction.lexicons import word_set
from app.extraction.numbers.amounts import counted_nouns
from app.extraction.numbers.scanning import Number
from app.extraction.structs import replace

BEFORE = re.compile(
    r"\bnumber of (?:[A-Z][A-Za-z]+ )*(?P<words>[a-z]+(?: [a-z]+)?)\b(?:[^.;:]|\.\d){0,80} (?:to|at|was|is"
    r"|reached|hit|of"
    r"|exceeded"
    r"|stood at|totalled|totaled) (?:(?:about|some|over|more than|nearly) )?$"
)
# "Car exports fell to 91,400".
GOODS = re.compile(
    r"\b(?P<noun>car|auto|vehicle|truck|automobile|motorcycle|bicycle|tractor|helicopter)"
    r" (?:exports|imports|shipments|sales|deliveries|purchases|output|production|registrations)\b(?:[^.;:]|\.\d"
    r"|U\.S\.|\bJan\.){0,90}"
    r" (?:to|from|at|was|were|be|reached|hit|totalled|totaled|of) (?:(?:about|some|over|more than|nearly) )?$",
    re.IGNORECASE,
)
# "The 2023-24 fiscal year" counts nothing.
YEARS = re.compile(r"\b(?:19|20)\d\d[-/]$")
# "No. 2 among exporters" is a rank.
PLACED = re.compile(r"\b(?:[Nn][Oo][.s]? ?|[Nn]umber |[Rr]ank(?:ed|s|ing)? )$")
# "Five LNG trains" are works.
WORKS = re.compile(r"\b(?:LNG|liquefaction|production|process|processing|refining) trains$")
ONE_IN = re.compile(r"\b(?:[Oo]ne|[Tt]wo|[Tt]hree|[Ff]our|[Ff]ive|[Nn]ine|\d) (?:(?:in|out of) (?:every )?|of every )$")
# "The first-half of 2022" and "90-kilogramme bags".
HALF, HALF_YEAR = 50, re.compile(r"\b(?:first|second|latter)[- ]half$", re.IGNORECASE)
PACKED = re.compile(r"\d{1,4}[- ][a-z]+ (?:bags?|sacks?|bales?|boxes|cartons?|drums?|cans?|bottles?)\b")
# Workers on strike and tourists who died are no figures of trade.
SUFFERING = re.compile(
    r"[^.;,]{0,40}? (?:(?:on|went on|go on) strike|strikes?|struck|protest(?:ed|s|ing)?|demonstrat(?:ed|e|ing)"
    r"|marched|died"
    r"|were (?:killed|injured|arrested|hurt|stranded|evacuated|detained|kidnapped)|walked out|rallied)\b"
)
# By how much a forecast was missed is no figure of trade: "2 million more than expected", "beat a target by 2 million".
FORESEEN = (
    r"(?:[a-z']+ ){0,4}(?:expect(?:ed|ations?)|anticipated|forecasts?|estimate[ds]?|predict(?:ed|ions?)"
    r"|project(?:ed|ions?)|targets?|targeted|goals?|planned|hoped)"
)
OFF_FORECAST = re.compile(
    rf" (?:(?:more|less|higher|lower|fewer|bigger|smaller|larger|better|worse|wider|narrower) than|above|below|short of"
    rf"|over|under|shy of) (?!last |the previous ){FORESEEN}\b"
    r"| (?:below|above|under|over) (?:the |its |their )?(?:official|market|world|reference|benchmark|posted|list"
    r"|domestic|spot|contract|going|current|floor|government)(?: [a-z-]+)? prices?\b"
)
MISSED_BY = re.compile(
    rf"\b(?:exceed(?:ed|s|ing)?|beat(?:s|ing)?|topp?(?:ed|s|ing)?|surpass(?:ed|es|ing)?|miss(?:ed|es|ing)?|under(?:shot"
    rf"|shooting)|over(?:shot|shooting)|short of|above|below|than) {FORESEEN}"
    r" by (?:(?:about|some|nearly|almost|over|around|more|than|only|just|a|mere) )*$"
)
# "Under a 2 billion dollar export plan": the size of a programme, not of what is bought under it.
PROGRAMME = re.compile(
    r"[ -](?!(?:[a-z-]+ ){0,3}(?:aid|loan|credit|investment|rescue|bailout|stimulus|assistance|subsidy)\b)"
    r"(?:[a-z-]+ ){0,3}(?:plan|program|programme|scheme|initiative)\b"
)
UNDER = re.compile(r"\b[Uu]nder (?:an?|the|its|their)(?: [a-z-]+){0,2} $")
# "Car exports fell to 2.3 million" counts cars, unless it goes on from a sum of money.
MOST_VEHICLES = 50_000_000
MONEY = re.compile(
    r"[$\u00a3\u20ac\u00a5]|\b(?:dlrs?|dollars?|yen|marks?|pounds|francs?|yuan|won|rupees|rubles|euros?)\b"
)
# "The four leading importers" are countries that are ranked.
RANKED = re.compile(r"\b(?:[Tt]he|[Ii]ts|[Tt]heir|'s) \S+ (?:leading|largest|biggest|top|main|major|foremost) ")
SMALLEST = 20
# So near a firm's country is named; ahead of "the number of firms reached 200" further away.
BESIDE, BEFORE_NUMBER = 40, 70
# "Jets that can carry 400 passengers": so many seats are in each.
SEATING = re.compile(
    r"\b(?:(?:(?:configured|designed|able|built|used) to|can|could) (?:carry|seat|hold|take|accommodate)|seats|seating"
    r"|room for)(?: [a-z-]+){0,3} $"
)
# "A market of 280 million consumers": how many live there.
LIVING = re.compile(
    r"\b(?:countr(?:y|ies)|nations?|states?|markets?|archipelago|islands?|kingdom|bloc|region|continent|economy|area|zone"
    r"|city|community|union|home)(?: of| with| to)"
    r"(?: (?:about|some|over|nearly|almost|around|more|than|roughly|up|to))* $"
)
LIVE = re.compile(r"(?:people|consumers|inhabitants|residents|citizens|souls)\b")
ALONE = {"companies", "employment", "tourism", "students", "passengers", "trips"}


def is_population(article: Article, number: Number) -> bool:
    """Whether it is how many live in a place that is spoken of: "a market of 280 million consumers"."""
    flat = article.flat
    people = LIVE.match(flat, number.end + 1) or LIVE.search(article.quote(number))
    return people is not None and LIVING.search(flat, max(0, number.start - 50), number.start) is not None


def counted_term(article: Article, number: Number) -> Term | None:
    """The term that a counted noun is by itself: jobs, tourists, trips."""
    if number.sort != "count" or number.indicator not in ALONE or SUFFERING.match(article.flat, number.end):
        return None
    if number.indicator == "companies" and RANKED.search(article.flat, max(0, number.start - 8), number.end):
        return None
    if number.indicator == "companies":
        far = BEFORE_NUMBER if (number.noun or "") not in article.quote(number) else BESIDE
        near = within(article.places, max(0, number.start - far), number.end + 60)
        if not [place for place in near if place.form in {"name", "demonym"}]:
            return None  # only firms of a named country
    return Term(number.start, number.end, number.indicator, None, "", "noun", number.noun or "")


def unnamed_term(article: Article, number: Number, start: int) -> Term | None:
    """What a number measures where no term beside it says so."""
    return (
        counted_term(article, number)
        or deals_term(article, number)
        or worth_term(article, number, start)
        or moved_term(article, number, start)
        or stored_term(article.flat, number, start)
        or sourced_term(article, number, start)
        or sought(article.flat, number)
        or self_told(article.flat, number)
        or ranked_amount(article.flat, number, start)
        or grown_economy(article, number, start)
    )


# "Sold at up to 88 percent below cost".
BELOW_COST = re.compile(r" (?:below|under|above) (?:cost|fair|market|normal|production|list)\b")


# "6 percent favoured higher duties": of those who were asked.
ASKED = re.compile(
    r"(?: of (?:the |all |those )?(?:[a-z-]+ ){0,2}(?:respondents|surveyed|polled|firms|companies|economists|voters"
    r"|people|managers|executives|businesses|analysts|consumers|exporters|importers|members|farmers|manufacturers"
    r"|[A-Z][a-z]+s)"
    r"(?: (?:surveyed|polled|questioned|asked|interviewed))?)? (?:also )?(?:called for|favou?r(?:ed|s)?|wanted|said|say"
    r"|believed?|think|thought|opposed?|preferred|backed|disagreed|were (?:in favou?r|against|neutral|undecided))\b"
)
# "Cars with engines of 2.5 litres".
ENGINE = re.compile(
    r"\bengines? (?:capacity )?(?:of|over|above|below|under|with|larger than|smaller than|up to)(?: [a-z]+)* $"
)
OF_AN_ENGINE = re.compile(r"[ -](?:[a-z]+ )?(?:engines?|motors?)\b")


# "Contracts above 5 million dollars must be tendered".
THRESHOLD = re.compile(
    r"\b(?:contracts|orders|deals|projects|purchases|consignments|tenders) "
    r"(?:above|over|exceeding|below|under|(?:of|worth) (?:more|less) than) $"
)
# "Earned 5 million dollars, or 42 cents a share"; "one pound cost 1.85 dollars".
PER_SHARE = re.compile(r",? (?:a|per|for each) (?:(?:common|ordinary|diluted|fully diluted|primary) )?share\b")
QUOTED = re.compile(r" (?:cost|bought|fetched|was (?:worth|quoted|trading)|equal(?:s|ed)|traded|stood)\b")


def is_no_amount(flat: str, number: Number) -> bool:
    """Whether a number measures nothing: the half of a year, the size of a bag, a forecast missed, none at all."""
    if number.sort == "percent":
        half = number.value == HALF and HALF_YEAR.search(flat, max(0, number.start - 8), number.end) is not None
        asked = ASKED.match(flat, number.end) is not None
        return half or asked or BELOW_COST.match(flat, number.end) is not None
    seats = number.indicator == "passengers" and SEATING.search(flat, max(0, number.start - 40), number.start)
    if seats or (number.sort == "count" and ONE_IN.search(flat, max(0, number.core - 30), number.core)):
        return True  # "one in five cars"
    if number.sort == "quantity" and (
        PACKED.match(flat, number.core)
        or OF_AN_ENGINE.match(flat, number.end)
        or ENGINE.search(flat, max(0, number.start - 40), number.start)
    ):
        return True
    if number.sort == "money":
        programme = PROGRAMME.match(flat, number.end) and UNDER.search(flat, max(0, number.start - 30), number.start)
        quoted = number.value == 1 and QUOTED.match(flat, number.end)
        threshold = THRESHOLD.search(flat, max(0, number.core - 40), number.core)
        if programme or quoted or threshold or PER_SHARE.match(flat, number.end):
            return True
    missed = flat.rfind(" by ", max(0, number.start - 24), number.start) > 0
    missed = missed and MISSED_BY.search(flat, max(0, number.start - 90), number.start) is not None
    if missed or OFF_FORECAST.match(flat, number.end):
        return True
    return number.value == 0 and number.sort in {"quantity", "money", "count"}


def counts_itself(number: Number) -> bool:
    """Whether the number counts deals or firms, which no word beside it measures."""
    return number.sort == "count" and (number.indicator == "companies" or number.noun in word_set("counted_deals"))


def counts(number: Number, term: Term) -> bool:
    """Whether the term is the counted noun itself."""
    return number.sort == "count" and term.start == number.start


def _noun_before(text: str) -> str | None:
    """What a bare number counts by the words before it: "the number of jobs", "car exports"."""
    if match := BEFORE.search(text):
        return next((word for word in match["words"].split() if word in counted_nouns()), None)
    goods = GOODS.search(text)
    return f"{goods['noun'].lower()}s" if goods else None


def counted(article: Article, number: Number, start: int) -> Number | None:  # noqa: PLR0911 - one thing that is counted after the other
    """The number as a count if a noun before it says so; None for a bare number that counts nothing known."""
    if number.sort == "count" and (
        YEARS.search(article.flat, max(0, number.core - 5), number.core)
        or PLACED.search(article.flat, max(0, number.core - 8), number.core)
        or WORKS.search(article.flat, number.core, number.end)
    ):
        return None
    if number.sort == "elliptic" and number.value < MOST_VEHICLES:
        told = article.flat[max(start, number.start - 120) : number.start]
        if (goods := GOODS.search(told)) is not None and MONEY.search(told) is None:
            return _of_noun(number, f"{goods['noun'].lower()}s")
    if (guests := arriving(article, number, start)) is not None:
        return guests
    if number.sort != "bare":
        return number
    if number.value < SMALLEST:
        return None
    if (working := employed(article.flat, number, start)) is not None:
        return working
    return _of_noun(number, _noun_before(article.flat[max(start, number.start - 120) : number.start]))


def _of_noun(number: Number, noun: str | None) -> Number | None:
    row = counted_nouns().get(noun or "")
    if row is None:
        return None
    return replace(number, sort="count", unit=row["unit"], indicator=row["indicator"], noun=row["noun"])
