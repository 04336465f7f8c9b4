"""Whose figure it is where its term names no owner, as the figures before it tell."""

import re

from app.extraction.article import within
from app.extraction.figures.asked import UNKNOWN, Asked
from app.extraction.figures.continued import PARTNER_OF, is_after_that, same_again
from app.extraction.figures.sides import Two
from app.extraction.figures.slots import TRADED
from app.extraction.figures.unnamed import alone_before

THESE = re.compile(r"\b[Tt]hese $")
ITS = re.compile(r"\b(?:[Ii]ts|[Tt]heir) ")
# "It sold 3 million tonnes".
IT = re.compile(r"(?:It|They) (?:(?:has|had|have|also|will|would|only|now|currently|then|still|last|year) )*")
ITS_OWN = re.compile(r"(?:Its|Their) (?:[a-z-]+ ){0,3}")
# The parts of a deal are between those whose deal it is.
DEALT = {"order_volume", "contract_value"}
OPPOSITE = {"surplus": "deficit", "deficit": "surplus"}
MIRRORED = {"export": "import", "import": "export"}
FLOWS = {"export", "import", "balance", "total", "investment"}


def apposed(asked: Asked) -> Two | None:
    """ "Exports to China, Peru's largest market": they are Peru's."""
    at = asked.told.end
    owner = next((one for one in within(asked.article.places, at, at + len(", the ") + 1) if one.acts), None)
    if owner is None or asked.partner in {None, owner.code} or asked.flow not in TRADED:
        return None
    behind = PARTNER_OF.match(asked.flat, owner.end) is not None
    return (owner.code, asked.partner) if behind and asked.flat[at : owner.start] in {", ", ", the "} else None


def same_debt(asked: Asked) -> Two | None:
    """ "Peru owes Chile 5 million. The debt is to fall to 3 million"."""
    before = asked.previous
    debt = asked.slots.indicator == "debt" and before is not None and before.indicator == "debt"
    return (before.reporter, before.partner) if before is not None and debt and asked.refers else None


def after_that(asked: Asked) -> Two | None:
    """ "This followed a surplus of 5 million"."""
    known = asked.known
    if known[0] and asked.partner is None and asked.previous is None and is_after_that(asked.whose, asked.sentence):
        return known[0], known[1]
    return None


def of_sign(asked: Asked) -> Two | None:
    """Known is who had "the surplus" that is taken up again, if a deficit, which is another's, was told since."""
    if asked.flow == "balance":
        balances, balance = asked.memory.balances, asked.slots.balance or ""
        own, other = balances.get(balance), balances.get(OPPOSITE.get(balance, ""))
        if own and other and other[2] > own[2] and own[0] != other[0]:
            asked.known = own
    return None


def as_before(asked: Asked) -> Two | None:
    """A sentence goes on with whose flow it began."""
    before = asked.previous
    if not asked.is_of_trade or before is None or not before.reporter or asked.partner is not None:
        return None
    return (before.reporter, before.partner) if asked.flow in FLOWS and before.flow in FLOWS else None


def told_here(asked: Asked) -> Two | None:
    """The sentence named the sides of the same flow: "it has a surplus with its neighbour; the surplus fell"."""
    if asked.flow not in TRADED or asked.partner is not None or not asked.is_of_trade:
        return None
    here = asked.whose.told_before(asked.term, {asked.flow}, asked.sentence)
    if here is None:
        return None
    if here.reporter and here.partner:
        return here.reporter, here.partner
    if here.reporter and here.both and (opposite := asked.whose.about_other(here.reporter)):
        return here.reporter, opposite
    if here.partner and here.reporter is None and asked.flow == "balance":
        asked.partner = here.partner  # "our trade balance with Peru shows a surplus of 5 million"
    return None


def these(asked: Asked) -> Two | None:
    """ "Peru's exports to Chile grew most. The data showed these exports rose 3 percent"."""
    known, begin = asked.known, asked.sentence.start
    if asked.flow not in {"export", "import"} or asked.memory.index - known[2] > 1 or asked.partner is not None:
        return None
    told = known[0] and known[1] and THESE.search(asked.flat, begin, asked.term.start)
    return (known[0], known[1]) if told else None


def taken_up(asked: Asked) -> Two | None:
    """ "The surplus", "its investment" are those told last."""
    known = asked.known
    if asked.partner is None and asked.flow in {"balance", "investment"} and known[0] and asked.is_of_trade:
        return (known[0], None if _is_with_all(asked) else known[1]) if asked.refers else None
    return None


def _is_with_all(asked: Asked) -> bool:
    """Whether another time goes back to the trade with all: "The deficit with Peru was 5 million. In May it fell".

    Of whom the trade with all was told, and whose last figure was of a longer or shorter time.
    """
    last = asked.memory.last
    if asked.previous is not None or last is None or asked.known[0] not in asked.memory.overall:
        return False
    times = within(asked.article.times, asked.sentence.start, asked.term.start)
    others = {time.grain for time in times} & {"year", "month", "span"}
    return bool(others) and _grain(last.period) not in others


def _grain(period: str | None) -> str:
    """How long a period is; one that is not told is mostly the year."""
    if period is None or period.isdigit():
        return "year"
    return "span" if "/" in period else "month"


def before_in_sentence(asked: Asked) -> Two | None:
    """Of whom the figure before in the sentence is."""
    before = asked.previous
    return (before.reporter, asked.partner) if before and before.reporter not in {None, "", asked.partner} else None


def balance_known(asked: Asked) -> Two | None:
    """A balance is that of whose balance was told."""
    if asked.partner is None and asked.flow == "balance" and asked.known[0] and asked.is_of_trade:
        return asked.known[0], asked.known[1] if asked.refers else None
    return None


def again(asked: Asked) -> Two | None:
    """The same as a figure before, told again."""
    return same_again(asked.whose, asked.slots) if asked.partner is None else None


def as_lately(asked: Asked) -> Two | None:
    """What crosses no border goes on with whom it began; the parts of a deal with both."""
    last = asked.last
    if asked.flow is not None or last is None or last.flow is not None or not last.reporter:
        return None
    dealt_too = {asked.slots.indicator, last.indicator} <= DEALT
    return last.reporter, asked.partner or (last.partner if dealt_too else None)


def mirrored(asked: Asked) -> Two | None:
    """ "A's exports to B rose. Imports of A's shirts rose": by B."""
    known = asked.memory.sides.get(MIRRORED.get(asked.flow or "", ""), UNKNOWN)
    return (known[1], asked.partner) if asked.partner is not None and known[0] == asked.partner and known[1] else None


def bought(asked: Asked) -> Two | None:
    """ "Cuba bought 5 tonnes from Peru. Other buyers included Chile (3 percent)": of Peru's exports."""
    ranked = asked.slots.measure.rule == "ranked" and asked.flow == "export" and asked.partner is None
    last = asked.last if ranked else None
    return (last.partner, None) if last is not None and last.flow == "import" and last.partner is not None else None


def its_subject(asked: Asked) -> Two | None:
    """ "Brazil can choose. Its output rose", "It sold": that of whom alone the last sentence told."""
    begin, number = asked.sentence.start, asked.slots.number.start
    does = asked.term.kind == "verb" and IT.fullmatch(asked.flat, begin, asked.term.start) is not None
    named = {place.code for place in asked.whose.acting(begin, number)} - {*asked.partners}
    if named or not (does or ITS.search(asked.flat, begin, number)):
        return None
    alone = alone_before(asked.whose, subject=does)
    return (alone, asked.partner) if alone not in {None, asked.partner} else None


def its_own(asked: Asked) -> Two | None:
    """ "The Union had a deficit. Its shortfall with Peru grew": the Union's."""
    if asked.flow not in TRADED or ITS_OWN.fullmatch(asked.flat, asked.sentence.start, asked.term.start) is None:
        return None
    told_of = asked.last.reporter if asked.last else None
    return (told_of, asked.partner) if asked.partner is not None and told_of not in {None, asked.partner} else None
