"""Reporter and partners of a figure as words of its sentence name them, beside those right at its term."""

import re
from collections.abc import Callable

from app.extraction.article import within
from app.extraction.figures.apart import beyond_worth
from app.extraction.figures.asked import Asked
from app.extraction.figures.carrying import beside
from app.extraction.figures.continued import followed
from app.extraction.figures.counting import counts
from app.extraction.figures.everybody import is_worldwide
from app.extraction.figures.fronts import fronted, fronted_pair, with_it
from app.extraction.figures.governing import PARTED
from app.extraction.figures.lenders import is_of_lenders
from app.extraction.figures.of_both import of_both
from app.extraction.figures.origins import apposed, favoured, is_limited, origin
from app.extraction.figures.partners import INWARD
from app.extraction.figures.sharers import is_put_otherwise
from app.extraction.figures.sides import sides
from app.extraction.figures.slots import TRADED
from app.extraction.figures.takers import market_for, sold_where, taken_by
from app.extraction.figures.terms import Term
from app.extraction.figures.unnamed import country, office, partnered, ranked_before, ranked_here, supplied
from app.extraction.figures.visited import visited
from app.extraction.numbers.numerals import RESPECTIVELY

GLOBAL = re.compile(
    r"(?<!its )(?<!their )(?:(?<!'s )|(?<=year's ))(?<!our )\b(?:[Gg]lobal|[Ww]orld|[Ww]orldwide)(?: [a-z-]+){0,2} $"
)
SEVERAL = 2
ISSUERS = {"won": "KOR", "yuan": "CHN", "yen": "JPN", "dollar": "USA", "baht": "THA", "euro": "EA"}


def _issuer(asked: Asked) -> None:
    """ "The yen rose 3 percent": Japan's."""
    if asked.term.kind == "money":
        asked.reporter = asked.reporter or ISSUERS.get(asked.term.word)


def _worldwide(asked: Asked) -> None:
    """ "Foreign sales", "shipped abroad": with nobody in particular; so is what a duty on exports is levied on."""
    asked.everybody = is_worldwide(
        asked.article, asked.slots, asked.sentence, asked.end, asked.memory.partners - {"WLD"}
    )
    several = len(asked.partners) >= SEVERAL
    if asked.reporter is None and not several and is_of_lenders(asked.flat, asked.slots, asked.sentence):
        asked.reporter, asked.partners, asked.everybody = next(iter(asked.partners), None), [], True
    levied = asked.slots.indicator == "tariff_rate" and asked.flow == "export"
    asked.everybody = asked.everybody or (levied and not asked.partners)


def _inward(asked: Asked) -> None:
    """ "Foreign investment in Peru" is everybody's."""
    inward = INWARD.match(asked.term.word) and asked.flat.startswith(" in ", asked.term.end)
    shared = asked.slots.measure.code == "share_pct"  # of it has somebody
    if inward and asked.reporter is None and asked.partners and not shared:
        asked.reporter = "WLD"


def _counted(asked: Asked) -> None:
    """ "600,000 Chinese tourists visited Sri Lanka"."""
    number = asked.slots.number
    if counts(number, asked.term):
        asked.reporter, asked.partners = visited(asked.article, asked.whose, number, asked.sentence)


def _of_row(asked: Asked) -> None:
    """ "50,000 tonnes from Peru and 60,000 from Chile": each of a row has its own."""
    if asked.previous is None or asked.previous.term is not asked.term:
        return
    row = beside(asked.article, asked.slots.number, asked.end)
    if row is not None and row.code != asked.reporter:
        asked.partners = [row.code]


def _taker(asked: Asked) -> None:
    """ "Sold 5 million tons of the rice that Peru imported"."""
    if asked.flow == "export" and not asked.partners:
        taker = taken_by(asked.article, asked.slots.number, asked.sentence)
        asked.partners = [taker] if taker and taker != asked.reporter else []


def _behind(asked: Asked) -> None:
    """ "Its balance shows a surplus of 7 billion with Japan": named behind the number."""
    term, number = asked.term, asked.slots.number
    if asked.partners or asked.both or term.start >= number.start:
        return
    end = _next_flow(asked, beyond_worth(asked.flat, number.end, asked.end))
    bare = Term(number.end, number.end, asked.slots.indicator, asked.slots.flow, "", term.kind, term.word)
    after = sides(asked.article, bare, number.end, end)
    asked.partners, asked.both = [code for code in after.partners if code != asked.reporter], after.both


def _next_flow(asked: Asked, end: int) -> int:
    """Where the next exports or imports are named, whose sides are their own: "rose 5 percent, with sales to Peru".

    So are those of another balance: "a deficit of 7 billion, and the deficit with Peru rose".
    """
    terms = within(asked.whose.terms, asked.slots.number.end, end)
    own = {"export", "import"} | ({"balance"} if asked.term.flow == "balance" else set())
    return next((one.start for one in terms if one.flow in own), end)


def _balanced(asked: Asked) -> None:
    """With whom a balance is: in an apposition, at the front of a clause, or in whose favour."""
    article, number = asked.article, asked.slots.number
    if asked.flow == "balance" and not asked.partners and asked.term.start > number.start:
        asked.partners = apposed(article, asked.sentence.start, number.start)
    if asked.flow == "balance" and not asked.partners:
        other = with_it(asked.whose, asked.slots, asked.sentence, asked.reporter)
        asked.partners = [other] if other is not None else []
    if asked.flow == "balance" and (owner := favoured(article, number.end, asked.end)) is not None:
        asked.slots.balance = "surplus"  # whatever it is called: "the deficit was 5 million in Peru's favour"
        sided = (asked.reporter, *asked.partners)
        asked.reporter, asked.partners = owner, [code for code in sided if code and code != owner]


def _fronted(asked: Asked) -> None:
    """ "With Japan, the surplus rose", "Between Peru and Chile the trade was 5 million": who opens the sentence."""
    if asked.flow == "total" and asked.reporter is None:
        asked.reporter, asked.partners = fronted_pair(asked.whose, asked.sentence, asked.term) or (None, asked.partners)
    if asked.flow in TRADED and not asked.partners:
        first = fronted(asked.whose, asked.sentence, asked.reporter)
        asked.partners = [first] if first is not None else []


def _source(asked: Asked) -> None:
    """Where imports come from: "45,000 tonnes of French barley", "quotas on Chinese imports"."""
    if asked.flow != "import":
        return
    if asked.reporter and not asked.partners and is_limited(asked.article, asked.sentence, asked.term, asked.told):
        asked.partners, asked.reporter = [asked.reporter], None
    source = origin(asked.article, asked.slots.number)
    if source is not None and source != asked.reporter:
        asked.partners = [source]


def _next_of_ranking(asked: Asked) -> None:
    """ "Followed by Cuba with a trade of 3 million"."""
    if asked.partners or asked.previous is None:
        return
    ranked = followed(asked.whose, asked.previous, asked.sentence.start, asked.start, asked.term.start)
    if ranked:
        asked.reporter, asked.partners = ranked[0], [ranked[1]]


def _only_partner(asked: Asked) -> None:
    """ "To the United States and Europe" names no single partner, "the two countries" may."""
    several = len(asked.partners) > 1 and not RESPECTIVELY.search(asked.flat, asked.sentence.start, asked.sentence.end)
    asked.partner = asked.partners[0] if asked.partners and not several else None
    asked.everybody = asked.everybody or several
    if asked.both and asked.partner is None:
        asked.reporter, asked.partner = of_both(asked)
    if asked.reporter == "WLD" and asked.slots.measure.code == "share_pct" and asked.flow is None:
        asked.reporter = None  # "80 percent of the world's vanilla" is somebody's


def _office(asked: Asked) -> None:
    """ "Peru's customs said the country exported"."""
    if asked.reporter is None and (own := office(asked.whose, asked.sentence, asked.term)) is not None:
        asked.reporter, asked.everybody = own, asked.everybody or not asked.partners


def _of_world(asked: Asked) -> None:
    """ "Global sales": the world's; of a part of what all make it is told whose part."""
    parted = asked.slots.measure.code == "share_pct" and asked.slots.indicator in PARTED
    if parted and asked.reporter is None:
        doer = asked.whose.subject(asked.sentence, asked.slots.number.start)
        asked.reporter = doer.code if doer is not None and doer.form != "region" else None
    if asked.reporter is not None or parted or asked.flow == "balance":
        return
    if GLOBAL.search(asked.flat, max(asked.sentence.start, asked.term.start - 40), asked.term.start):
        asked.reporter, asked.everybody = "WLD", True


def _ranked(asked: Asked) -> None:
    """Whose trade it is by who is ranked as whose partner or supplier."""
    whose, sentence, number = asked.whose, asked.sentence, asked.slots.number
    if asked.reporter is None and asked.slots.measure.code == "share_pct" and asked.flow in {"export", "import"}:
        asked.reporter = supplied(whose, sentence, asked.term, number)
    if not asked.partners and (two := ranked_here(whose, sentence, number.start)) and asked.reporter in {None, *two}:
        asked.reporter, asked.partner = two
    if asked.reporter is None and asked.flow == "total" and not asked.partners:
        before = ranked_before(whose, sentence, asked.term) if not asked.told.overall else None
        two = partnered(whose, asked.term, sentence) or before
        asked.reporter, asked.partner = two or (None, asked.partner)


def _sold_where(asked: Asked) -> None:
    """ "Main markets such as Peru, where sales fell", "Cuba is a market for Peru, with exports of 5"."""
    if asked.reporter is None and not asked.partners and asked.flow == "export":
        told = (asked.whose, asked.slots, asked.sentence)
        two = sold_where(*told) or market_for(*told)
        if two:
            asked.reporter, asked.partner, asked.partners = *two, [two[1]] if two[1] else []
            asked.everybody = asked.everybody or two[1] is None


def _country(asked: Asked) -> None:
    """Whose biggest customer is told of, or which country "the country's" is."""
    asked.reporter = asked.reporter or country(asked.whose, asked.sentence, asked.term, asked.previous)


def _otherwise(asked: Asked) -> None:
    """ "5 million or 3 percent of total exports": the sides of the first."""
    before = asked.previous
    if asked.reporter is not None or asked.partners or before is None:
        return
    if not is_put_otherwise(asked.article, before, asked.slots.number):
        return
    asked.reporter, asked.partner = before.reporter, before.partner
    asked.turned = {before.flow, asked.flow} == {"export", "import"} and before.partner is not None
    if asked.turned:  # "Peru bought 5 million tonnes or 3 percent of the exports"
        asked.reporter, asked.partner = before.partner, before.reporter
        asked.partners = [before.reporter or ""]


RULES: tuple[Callable[[Asked], None], ...] = (
    _issuer,
    _worldwide,
    _inward,
    _counted,
    _of_row,
    _taker,
    _behind,
    _balanced,
    _fronted,
    _source,
    _next_of_ranking,
    _only_partner,
    _office,
    _of_world,
    _ranked,
    _sold_where,
    _country,
    _otherwise,
)


def name_sides(asked: Asked) -> None:
    """Find who is named: each rule adds to what those before it found."""
    for rule in RULES:
        rule(asked)
