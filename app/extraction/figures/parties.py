"""Reporter and partner of a figure: what its words tell, else what the sentence and the article let a reader assume."""

import re

from app.extraction.article import Article, within
from app.extraction.figures.apart import beyond_worth
from app.extraction.figures.asked import Asked
from app.extraction.figures.assuming import assumed
from app.extraction.figures.carrying import beside
from app.extraction.figures.continued import followed
from app.extraction.figures.counting import counts
from app.extraction.figures.everybody import is_worldwide
from app.extraction.figures.governing import PARTED
from app.extraction.figures.lenders import LENT, is_of_lenders
from app.extraction.figures.origins import apposed, favoured, origin
from app.extraction.figures.partners import DUAL, OWED, implied, joined, with_it
from app.extraction.figures.rates import facing, is_unit_price, price_of_goods
from app.extraction.figures.sharers import is_put_otherwise, sharer
from app.extraction.figures.sides import BOTH, TIED, Sides, Two, sides
from app.extraction.figures.slots import TRADED, Slots
from app.extraction.figures.strangers import STRANGE, is_of_stranger
from app.extraction.figures.takers import sold_where, taken_by, there
from app.extraction.figures.terms import Term
from app.extraction.figures.unnamed import country, office, partnered, ranked_here, supplied
from app.extraction.figures.visited import made_jobs, visited
from app.extraction.figures.whose import Whose
from app.extraction.numbers.numerals import RESPECTIVELY
from app.extraction.text.segments import Sentence

RESTRICTED = re.compile(
    r"\b(?:quotas?|limit\w*|tariffs?|restrict\w*|curbs?|flood|influx|surge|anti-dumping|safeguards?"
    r"|(?:be|are|were) (?:allowed|permitted) to)\b",
    re.IGNORECASE,
)
GLOBAL = re.compile(
    r"(?<!its )(?<!their )(?:(?<!'s )|(?<=year's ))(?<!our )\b(?:[Gg]lobal|[Ww]orld|[Ww]orldwide)(?: [a-z-]+){0,2} $"
)
# What is called foreign trade is with all; "total trade" may be that of two.
FOREIGN = re.compile(r"\b(?:[Ff]oreign|[Ee]xternal|[Oo]verseas) (?:[a-z]+ )?(?:trade|turnover|commerce)\b")
# What moves between two economies: only who is told is the partner.
MOVED = {"cargo_volume", "passengers"}
SEVERAL = 2
ISSUERS = {"won": "KOR", "yuan": "CHN", "yen": "JPN", "dollar": "USA", "baht": "THA", "euro": "EA"}


def bind_parties(  # noqa: PLR0912, PLR0915 - one rule after the other
    article: Article, whose: Whose, slots: Slots, sentence: Sentence, start: int, end: int, previous: Slots | None
) -> None:
    """Fill reporter, partner and the stretch that names them."""
    term, number, flow = slots.term, slots.number, slots.flow
    bound = end if term.start > number.start else _next_term(whose, slots)
    if term.kind == "verb" or term.start >= end:
        bound = sentence.end
    told = sides(article, term, start, bound)
    partners, reporter, both, turned = list(told.partners), told.reporter, told.both, False
    _mark(article, slots, told, sentence)
    if told.many and not RESPECTIVELY.search(article.flat, sentence.start, sentence.end):
        slots.reporter = None  # what several do together is no single one's
        return
    if term.kind == "money":
        reporter = reporter or ISSUERS.get(term.word)
    everybody = is_worldwide(article, slots, sentence, end)
    if reporter is None and len(partners) < SEVERAL and is_of_lenders(article.flat, slots, sentence):
        reporter, partners, everybody = next(iter(partners), None), [], True
    everybody = everybody or (slots.indicator == "tariff_rate" and flow == "export" and not partners)
    if counts(number, term):
        reporter, partners = visited(article, whose, number, sentence)
    if previous is not None and previous.term is term and (row := beside(article, number, end)) is not None:
        partners = [row.code] if row.code != reporter else partners  # each of a row has its own
    if flow == "export" and not partners and (taker := taken_by(article, number, sentence)) not in {None, reporter}:
        partners = [taker]
    if not partners and not both and term.start < number.start:
        after = _after(
            article, slots, number.end, _next_flow(whose, slots, beyond_worth(article.flat, number.end, end))
        )
        partners, both = [code for code in after.partners if code != reporter], after.both
    if flow == "balance" and not partners and term.start > number.start:
        partners = apposed(article, sentence.start, number.start)
    if flow == "balance" and not partners and (other := with_it(whose, slots, sentence, reporter)) is not None:
        partners = [other]
    if term.balance == "surplus" and (owner := favoured(article, number.end, end)) is not None:
        reporter, partners = owner, [code for code in (reporter, *partners) if code not in {None, owner}]
    if flow == "import" and reporter and not partners and _is_origin(article, slots, sentence, told):
        partners, reporter = [reporter], None
    if flow == "import" and (source := origin(article, number)) not in {None, reporter}:
        partners = [source]
    if (
        not partners
        and previous is not None
        and (ranked := followed(whose, previous, sentence.start, start, term.start))
    ):
        reporter, partners = ranked[0], [ranked[1]]
    several = len(partners) > 1 and not RESPECTIVELY.search(article.flat, sentence.start, sentence.end)
    partner = partners[0] if partners and not several else None
    everybody = everybody or several  # "to the United States and Europe" names no single partner
    if both and partner is None:
        reporter, partner = _both(whose, slots, sentence, reporter, previous)
    if reporter == "WLD" and slots.measure.code == "share_pct" and flow is None:
        reporter = None  # "80 percent of the world's vanilla" is somebody's
    if reporter is None and (own := office(whose, sentence, term)) is not None:
        reporter, everybody = own, everybody or not partners
    if number.indicator == "employment" and (site := made_jobs(article, whose, number, sentence, previous)):
        slots.reporter = site
        beside_firms = previous is not None and previous.indicator == "companies"
        slots.partner = previous.partner if previous is not None and beside_firms else None
        return
    parted = slots.measure.code == "share_pct" and slots.indicator in PARTED  # whose part it is, not whose the whole
    if parted and reporter is None and (doer := whose.subject(sentence, number.start)) is not None:
        reporter = doer.code if doer.form != "region" else None
    if (
        reporter is None
        and not parted
        and flow != "balance"
        and GLOBAL.search(article.flat, max(sentence.start, term.start - 40), term.start)
    ):
        reporter, everybody = "WLD", True
    if reporter is None and slots.measure.code == "share_pct" and flow in {"export", "import"}:
        reporter = supplied(whose, sentence, term, number)
    if not partners and (two := ranked_here(whose, sentence, slots.number.start)) and reporter in {None, *two}:
        reporter, partner = two
    if reporter is None and flow == "total" and not partners and (two := partnered(whose, term, sentence)):
        reporter, partner = two
    if reporter is None and not partners and flow == "export" and (two := sold_where(whose, slots, sentence)):
        reporter, partner, partners = *two, [two[1]]
    reporter = reporter or country(whose, sentence, term, previous)
    if reporter is None and not partners and previous is not None and is_put_otherwise(article, previous, number):
        turned = {previous.flow, flow} == {"export", "import"} and previous.partner is not None
        reporter, partner = previous.reporter, previous.partner
        if turned:  # "Peru bought 5 million tonnes or 3 percent of the exports"
            reporter, partner, partners = partner, reporter, [reporter or ""]
    if reporter is None and flow is None and is_of_stranger(article, whose, term):
        slots.reasons.append(STRANGE)
        return
    if reporter is None:
        slots.reasons.append("reporter assumed")
        reporter, partner = assumed(Asked(article, whose, slots, sentence, partner, previous))
        foreign = flow != "total" or FOREIGN.search(article.flat, max(0, term.start - 30), term.end)
        shared = slots.measure.code == "share_pct" and term.start > number.start  # the total is the whole of the share
        partner = None if told.overall and not partners and foreign and not shared else partner
        partner = None if everybody and not partners else partner
    elif (
        (partner is None and slots.measure.rule == "share of")
        or _is_points_of_share(article, slots, sentence)
        or (
            slots.measure.code == "share_pct"
            and term.start > number.start
            and not (flow == "total" and told.reporter and told.partners)
            and not turned
        )
    ):
        partner = sharer(article, whose, slots, sentence, reporter, previous)
    elif partner is None and not told.overall and not everybody:
        partner = there(whose, sentence, term.end, reporter, previous) or joined(
            whose, slots, sentence, reporter, previous
        )
    if partner is None and previous is not None and previous.term is term and previous.reporter == reporter:
        partner = previous.partner  # "a 3 percent rise in exports, which reached 5 million"
    if partner is None and not everybody:
        partner = implied(whose, slots, told, sentence, reporter, previous)
    partner = partner or facing(whose, slots, reporter, everybody or told.overall)
    if partner is not None and not partners:
        slots.reasons.append("partner assumed")
    if reporter == partner:
        reporter = whose.other(partner)
    if reporter is None and slots.indicator in LENT:
        reporter, partner = partner, None  # nobody says who lends
    slots.reporter = reporter
    between = is_unit_price(slots) or slots.indicator in DUAL | OWED or (slots.indicator in MOVED and partners)
    slots.partner = partner if flow or between else None
    price_of_goods(slots, told, previous)
    if partner is None and told.overall and flow in TRADED and slots.reporter != "WLD":
        slots.partner = "WLD"


def _is_points_of_share(article: Article, slots: Slots, sentence: Sentence) -> bool:
    """Whether points are those of a share: "Peru's share of Chile's imports rose by 2 percentage points"."""
    return slots.unit == "pp" and "share of " in article.flat[sentence.start : slots.number.start]


def _mark(article: Article, slots: Slots, told: Sides, sentence: Sentence) -> None:
    """Remember the stretch that names the sides."""
    term = slots.term
    if told.start < term.start:
        slots.parties = (told.start, term.start)
        slots.start = min(slots.start, told.start)
    elif told.end > term.end:
        slots.parties = (term.end + 1, told.end)
    elif (match := BOTH.search(article.flat, sentence.start, term.start)) is not None and slots.flow == "total":
        begin = match.start() - 4 if article.flat.startswith("the ", match.start() - 4) else match.start()
        slots.parties = (begin, match.end())


def _next_term(whose: Whose, slots: Slots) -> int:
    """Where another term stands between a term and its number, as in an apposition: whose sides are its own."""
    between = within(whose.terms, slots.term.end, slots.number.start)
    apart = between and slots.term.flow in TRADED and between[0].flow in TRADED
    return between[0].start if apart else slots.number.start


def _next_flow(whose: Whose, slots: Slots, end: int) -> int:
    """Where the next exports or imports are named, whose sides are their own: "rose 5 percent, with sales to Peru".

    So are those of another balance: "a deficit of 7 billion, and the deficit with Peru rose".
    """
    terms = within(whose.terms, slots.number.end, end)
    own = {"export", "import"} | ({"balance"} if slots.term.flow == "balance" else set())
    return next((one.start for one in terms if one.flow in own), end)


def _after(article: Article, slots: Slots, start: int, end: int) -> Sides:
    """The sides told after the number: "a surplus of 7 billion with Japan"."""
    return sides(
        article, Term(start, start, slots.indicator, slots.flow, "", slots.term.kind, slots.term.word), start, end
    )


def _is_origin(article: Article, slots: Slots, sentence: Sentence, told: Sides) -> bool:
    """Whether "Chinese imports" come from China: where another one limits them."""
    flat = article.flat
    if flat[told.start : slots.term.start].rstrip().endswith("'s") or not RESTRICTED.search(
        flat, sentence.start, sentence.end
    ):
        return False
    return any(place.start == told.start and place.form == "demonym" for place in article.places)


def _both(whose: Whose, slots: Slots, sentence: Sentence, reporter: str | None, previous: Slots | None) -> Two:
    """The sides of what "the two countries" do, or of what one does with "its neighbour"."""
    acted = whose.memory.subject
    if TIED.search(whose.article.flat, slots.term.end, slots.term.end + 60) and acted and acted[0] != reporter:
        return reporter, acted[0]  # "Exports to Peru's neighbour": whom the last sentence was about
    near = sorted({place.code for place in whose.acting(sentence.start, slots.term.start)})
    pair = whose.two(sentence) or ((near[0], near[1]) if len(near) == 2 else whose.article.pair)
    if pair is None:
        # "President Putin told his host": whoever is named, by name or by those who stand for them.
        named = {*whose.article.economies, *(one.code for one in whose.acts)}
        pair = (min(named), max(named)) if len(named) == 2 else None
    if pair is None:
        return reporter, None
    if reporter is None and slots.flow == "total":
        return pair
    if reporter not in pair:
        subject = whose.subject(sentence, slots.term.start)
        known = previous.reporter if previous and previous.reporter in pair else None
        reporter = known or (subject.code if subject else whose.memory.reporter)
    if reporter not in pair:
        return None, None
    return reporter, pair[0] if pair[1] == reporter else pair[1]
