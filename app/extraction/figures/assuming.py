"""Reporter and partner of a term that names no owner: what the sentence and the article let a reader assume."""

import re

from app.extraction.article import within
from app.extraction.figures import assumed_before as before
from app.extraction.figures.asked import Asked, Rule
from app.extraction.figures.assumed_shares import SHARES
from app.extraction.figures.continued import dealt
from app.extraction.figures.everybody import is_of_crowd
from app.extraction.figures.rates import home, imposing, is_barred
from app.extraction.figures.sides import Two
from app.extraction.figures.slots import TRADED
from app.extraction.figures.unnamed import ours, speaker
from app.extraction.figures.whose import other

# "New rules for Peruvian fruit": so near goods are spoken of.
GOODS_NEAR = 320
OF_GOODS = re.compile(
    r" (?!(?:government|minist|official|authorit|president|premier|prime|leader|compan|firm|bank|market|economy|econom"
    r"|trade|team|delegation|side|people|citizen|counterpart|and|or|who|has|have|had|is|was|said)\w*\b)[a-z-]{3,}"
)
FOR = re.compile(r"For (?:the )?(?:[a-z-]+ )?")
DOMESTIC = re.compile(r"\b(?:[Dd]omestic|[Hh]ome|[Ll]ocal|[Ii]nternal)(?: [a-z]+)? $")
# What the economists of a foreign bank speak of is not its own country's.
FORECAST = {"gdp", "inflation", "unemployment", "interest_rate"}
WITHIN, NEAR_FRONT = {"gdp", "output", "consumption", "inflation", "unemployment", "wages", "retail_sales"}, 12
# For so many sentences the balance of two is spoken of; a subject so far ahead still belongs to the stretch shown.
LATELY, SHOWN = 3, 110


def visited(asked: Asked) -> Two | None:
    """Of guests it is told where they come from: "Peru had 5 million visitors from Chile"."""
    if asked.slots.indicator != "tourism" or asked.partner is None:
        return None
    there = asked.whose.subject(asked.sentence, asked.first)
    return there.code if there and there.code != asked.partner else asked.whose.other(asked.partner), asked.partner


def at_home(asked: Asked) -> Two | None:
    """What has no partner is told of where it is: "In Peru, growth reached 3 percent"."""
    if asked.partner is not None:
        return None
    place = home(asked.article, asked.slots) or _opening(asked)
    return (place, None) if place else None


def _opening(asked: Asked) -> str | None:
    """The country with which the sentence opens: "In Peru, growth reached 3 percent", "Peru boomed, with growth of".

    Of whom its growth, wages and the like are told, whoever else acts.
    """
    article, flat, begin = asked.article, asked.flat, asked.sentence.start
    if asked.flow is not None or asked.slots.indicator not in WITHIN:
        return None
    first = next(iter(within(article.places, begin, begin + NEAR_FRONT)), None)
    if first is None or not first.acts or first.start >= asked.term.start:
        return None
    lead, behind = flat[begin : first.start], flat[first.end : first.end + 2]
    inside = lead in {"In ", "In the "} and behind.startswith(",")
    between = within(article.places, first.end, asked.term.start)
    alone = {one.code for one in between if one.acts} <= {first.code, "WLD"}
    acting = lead in {"", "The "} and behind[1:].islower() and behind[:1] == " " and alone
    return first.code if inside or acting else None


def of_crowd(asked: Asked) -> Two | None:
    """What many have together is no single one's."""
    crowd = asked.flow in TRADED and is_of_crowd(asked.flat, asked.term, asked.sentence.start)
    return (None, asked.partner) if crowd else None


def domestic(asked: Asked) -> Two | None:
    """ "Domestic consumption" is that of whom the article is about, whoever buys from it."""
    last, term = asked.last, asked.term
    if asked.flow is not None or (last is not None and last.flow is None):
        return None
    if not DOMESTIC.search(asked.flat, max(asked.sentence.start, term.start - 24), term.start):
        return None
    return asked.whose.main or next(iter(asked.article.economies), None), None


def fronted(asked: Asked) -> Two | None:
    """ "For the wider EU there was a deficit"."""
    if asked.partner is not None or asked.flow not in TRADED:
        return None
    begin = asked.sentence.start
    front = asked.whose.acting(begin, begin + 40)[:1]
    return (front[0].code, None) if front and FOR.fullmatch(asked.flat, begin, front[0].start) else None


def both_ways(asked: Asked) -> Two | None:
    """ "Two-way trade reached 5 million": that of the two, or of a country and a continent."""
    if asked.flow != "total" or asked.partner is not None:
        return None
    if asked.known[0]:
        return asked.known[0], asked.known[1]
    whose = asked.whose
    region = whose.region if asked.term.balance == "pair" else None
    return whose.pair or (asked.memory.reporter or whose.main or whose.home, region)


def our_own(asked: Asked) -> Two | None:
    """ "Our exports rose", says a minister."""
    own = ours(asked.whose, asked.sentence, asked.term) if asked.flow in {"export", "import"} else None
    return (own, asked.partner) if own not in {None, asked.partner} else None


def spoken_of(asked: Asked) -> Two | None:
    """A minister or an office speaks of its own country, and of the surplus that another has with it."""
    if asked.partner is not None or (speaking := speaker(asked.whose, asked.sentence, asked.term)) is None:
        return None
    known, last = asked.known, asked.memory.last
    recent = asked.memory.index - known[2] <= LATELY
    if asked.flow == "balance" and speaking == known[1] and recent and asked.is_of_trade:
        alike = last is None or last.balance in {None, asked.slots.balance}
        return (known[0], known[1]) if alike else (known[1], known[0])
    return speaking, known[1] if asked.is_of_trade and known[0] == speaking and asked.refers else None


def acting(asked: Asked) -> Two | None:
    """Of who acts in the sentence, or is stood for: "Peru earned 5 million from exports"."""
    slots, number = asked.slots, asked.slots.number
    subject = asked.whose.subject(asked.sentence, asked.first)
    if not subject and slots.indicator not in FORECAST:
        subject = asked.whose.representing(asked.sentence, asked.first)
    if subject is None or subject.code == asked.partner:
        return None
    slots.parties = slots.parties or (subject.start, subject.end)
    between = asked.flat[subject.end : slots.start]
    if subject.start < slots.start and number.start - subject.start < SHOWN and not re.search(r"[\d,;]", between):
        slots.start = subject.start
    return subject.code, asked.partner or dealt(slots, asked.known, subject.code)


def most_named(asked: Asked) -> Two | None:
    """Growth is that of whom the article names beside all others."""
    most = asked.whose.beside("") if asked.slots.indicator == "gdp" else None
    return (most, None) if most else None


def barred(asked: Asked) -> Two | None:
    """Goods kept out are those of whom a measure is against."""
    imposer = asked.whose.imposer
    if imposer in {None, asked.partner} or not is_barred(asked.article, asked.slots, asked.sentence):
        return None
    return imposer, asked.partner or asked.whose.barred or asked.whose.about_other(imposer)


def sold_by_speaker(asked: Asked) -> Two | None:
    """What is sold to a third is sold by whom the office that says so is of: "The USDA reported sales to Peru"."""
    if asked.flow != "export" or asked.partner is None or not asked.term.word.startswith("sale"):
        return None
    speaking = speaker(asked.whose, asked.sentence, asked.term)
    return (speaking, asked.partner) if speaking not in {None, asked.partner} else None


def other_of_two(asked: Asked) -> Two | None:
    """The partner is one of the article's two."""
    other = asked.whose.other(asked.partner) if asked.partner is not None else None
    return (other, asked.partner) if other else None


def _whoever(asked: Asked) -> Two:
    """The last resort: of whom the article is."""
    memory, whose, slots, partner = asked.memory, asked.whose, asked.slots, asked.partner
    reporter = (
        memory.reporter
        or whose.home
        or whose.main
        or (asked.last.reporter if asked.last else None)
        or whose.acted(asked.flow, partner)
        or whose.following(slots.number.end, asked.sentence)
        or (next(iter(memory.reporters)) if len(memory.reporters) == 1 else None)
    )
    if partner is None and _is_of_the_seller(asked):
        reporter = whose.main
    reporter = reporter if reporter != partner else None
    if reporter is None and partner is None and (both := imposing(whose, slots)):
        return both
    if reporter is None and asked.flow in {"export", "import"}:
        reporter = (whose.trader(partner) if partner else None) or whose.about_other(partner)
    if reporter is None and partner is None and (two := _of_goods(asked)) is not None:
        return two
    if reporter is None and partner is None and slots.indicator == "contract_value" and whose.bilateral:
        return whose.bilateral
    return reporter, partner or dealt(slots, asked.known, reporter)


def _of_goods(asked: Asked) -> Two | None:
    """Exports are those of whom goods were spoken of right before: "rules for Peruvian fruit. The 5 million trade"."""
    if asked.flow != "export":
        return None
    at = asked.term.start
    near = [one for one in within(asked.article.places, max(0, at - GOODS_NEAR), at) if one.form == "demonym"]
    goods = next((one for one in reversed(near) if OF_GOODS.match(asked.flat, one.end)), None)
    return (goods.code, other(asked.article.pair, goods.code)) if goods is not None else None


def _is_of_the_seller(asked: Asked) -> bool:
    """Whether exports are those of the main economy, from which another buys: "Peru bought no tin. Exports fell"."""
    whose = asked.whose
    if asked.flow != "export" or whose.memory.told is None or whose.main is None:
        return False
    term, reporter, _, _ = whose.memory.told
    return term.flow == "import" and term.kind == "verb" and reporter != whose.main


# The first one that tells is followed: what the sentence says comes before what the article let one assume.
RULES: tuple[Rule, ...] = (
    visited,
    at_home,
    *SHARES,
    of_crowd,
    before.apposed,
    before.bought,
    domestic,
    before.its_own,
    before.its_subject,
    fronted,
    before.same_debt,
    before.after_that,
    before.of_sign,
    before.as_before,
    before.told_here,
    both_ways,
    our_own,
    before.these,
    spoken_of,
    before.taken_up,
    acting,
    before.before_in_sentence,
    most_named,
    barred,
    sold_by_speaker,
    other_of_two,
    before.balance_known,
    before.again,
    before.as_lately,
    before.mirrored,
)


def assumed(asked: Asked) -> Two:
    """Reporter and partner of a term that names no owner."""
    for rule in RULES:
        if (found := rule(asked)) is not None:
            return found
    return _whoever(asked)
