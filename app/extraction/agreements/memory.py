"""What the article said of an agreement before: its type, its parties, and mentions that only point back."""

from app.extraction.agreements.phrases import LIKE, Phrase
from app.extraction.agreements.sides import economies_of, verb_actors
from app.extraction.deeds.deed import Deed, Side
from app.extraction.deeds.frames import Found
from app.extraction.deeds.line import Line
from app.extraction.deeds.outline import codes
from app.extraction.deeds.participants import named
from app.extraction.deeds.sameness import INSTRUMENTS, OPEN, same
from app.extraction.structs import replace
from app.extraction.times.calendar import times_agree

# An agreement is sought among the first and the latest ones, so that the cost stays linear.
NEAR, BESIDE = 30, 3
# One pact goes by all of these names.
KIN = {"fta", "trade_agreement", "framework", "other"}
CLOSENESS = ["other", "trade_agreement", "framework", "fta"]
# These types say more than "deal" or "agreement".
CLOSER = {"fta", "trade_agreement", "trade_protocol", "barter", "currency_swap", "framework", "transport", "contract"}
# One more of a sort that was told before.
ONE_MORE = {*LIKE, "another", "second", "third", "fourth", "further", "additional", "separate"}
# "The deal" may be any of them.
LOOSE = {"other", "contract", "trade_agreement"}


def last_named(kind: str, earlier: list[Deed], status: str) -> Deed | None:
    """The agreement that a noun of this type points back at: what is renewed was concluded before."""
    kinds = KIN if kind in KIN else {kind}
    last = next(
        (
            deed
            for deed in reversed(earlier)
            if deed.type in kinds or (kind == "other" and deed.type != "joint_statement")
        ),
        None,
    )
    if last is None or status != "extended" or last.status not in {*OPEN, "planned"}:
        return last
    firm = [deed for deed in earlier[-NEAR:] if deed.economies == last.economies and deed.status not in OPEN]
    return firm[0] if firm else last


def earlier_of(parties: list[Side], earlier: list[Deed], one: Phrase, *, sure: bool) -> list[Deed]:
    """Those named before that are of these parties, where it is told whose "the pact" is; all, where none is theirs.

    "The pact was signed by Ana Diaz of Peru and Ken Ito of Japan" is theirs, or none that was named.
    """
    economies = economies_of(parties)
    theirs = [deed for deed in earlier[-NEAR:] if deed.economies == economies]
    if one.how == "by" and len(economies) > 1:
        return theirs
    return (theirs if sure else []) or earlier


def closer(kind: str, other: str) -> str:
    """Of two names for one pact the one that says more; else the first."""
    return max(kind, other, key=CLOSENESS.index) if {kind, other} <= set(CLOSENESS) else kind


def known(deed: Deed, earlier: list[Deed]) -> Deed:
    """The deed, with the type under which an agreement of the same parties was named before, more closely."""
    if deed.type not in CLOSENESS:
        return deed
    same = [one for one in [*earlier[:NEAR], *earlier[-NEAR:]] if one.economies == deed.economies]
    if deed.type != "other" and deed.status not in OPEN:  # what is still negotiated is another one
        same = [one for one in same if one.status not in OPEN]
    kinds = [one.type for one in same]
    best = max((kind for kind in kinds if kind in CLOSENESS), key=CLOSENESS.index, default=deed.type)
    return replace(deed, type=max(best, deed.type, key=CLOSENESS.index))


def settled(deeds: list[Deed]) -> list[Deed]:
    """The deeds in order; one that says only "deal" or "agreement" takes the type of the one nearby that says more."""
    result = []
    for index, deed in enumerate(deeds):
        near = [*deeds[max(0, index - NEAR) : index], *deeds[index + 1 : index + NEAR]]
        near = [one for one in near if one.economies == deed.economies and times_agree(one.edtf, deed.edtf)]
        kinds = {one.type for one in near} & CLOSER - {deed.type}
        several = deed.words.split()[-1:] != [] and deed.words.split()[-1].endswith("s")
        loose = (deed.type == "other" and deed.subject is None and not several) or (
            deed.headline and deed.type in LOOSE
        )
        # "An agreement on fish", "the framework agreement" of the next sentence: one.
        named_so = any(one.again and one.subject == deed.subject for one in near)
        loose = loose or (deed.type == "other" and named_so)
        # What is negotiated as a trade deal here and as a free trade pact there is one; a contract is another.
        negotiated = deed.type == "trade_agreement" and deed.status in OPEN and not deed.headline
        if negotiated:
            loose, kinds = True, kinds & KIN
        own = any(reason.startswith("clause ") for reason in deed.reasons)  # its verb says what it is
        loose = loose and not (deed.anew or own)
        result.append(replace(deed, type=kinds.pop()) if loose and len(kinds) == 1 else deed)
    return result


def of_the_same(deed: Deed, earlier: list[Deed]) -> Deed | None:
    """What a deal named before is to bring, as a further mention of it; None where only some of its parties fit."""
    last = next((one for one in reversed(earlier[-NEAR:]) if one.economies == deed.economies), None)
    if last is not None:
        return replace(deed, type=last.type, edtf=None, again=True)
    return None if any(one.economies & deed.economies for one in earlier[-BESIDE:]) else deed


def one_more(parties: list[Side], one: Phrase, line: Line, earlier: list[Deed]) -> list[Side]:
    """The two of whom the last one was told, where "a second contract with Acme" is theirs as well; else nobody."""
    at = line.at[one.first]
    ahead = line.marks[max(0, at - 1) : at + len(one.left)]
    if not earlier or one.how not in {"", "with"} or ONE_MORE.isdisjoint(ahead):
        return []
    ours = {*codes(line.items), *(side.economy for side in parties if side.economy)}
    theirs = ours <= earlier[-1].economies and len(earlier[-1].economies) == 2
    return [replace(side, role="party") for side in earlier[-1].sides] if theirs else []


def one_of_a_row(one: Phrase, line: Line, earlier: list[Deed]) -> list[Side]:
    """The two of a row of deals, of which a firm of one side has one: "Peru and Chile signed deals. Acme won orders".

    The line may name nobody else, and the phrase no partner.
    """
    acting = verb_actors(line, one) if earlier and not one.how else None
    if acting is None or not all(item.mark == "O" for item in acting.items):
        return []
    ours = named(acting.items, "party")
    firms = economies_of(ours)
    if len(firms) != 1 or not set(codes(line.items)) <= firms:
        return []
    row = next((deed for deed in reversed(earlier[-NEAR:]) if _is_row(deed) and firms < deed.economies), None)
    theirs = row.economies - firms if row is not None else set()
    return [*ours, *(Side("party", code) for code in theirs)] if len(theirs) == 1 else []


def next_of_a_row(one: Phrase, line: Line, number: int, earlier: list[Deed]) -> list[Side]:
    """Whose the next one is where a sentence goes on from partner to partner: "one with A was signed, one with B"."""
    last = earlier[-1] if earlier and earlier[-1].line == number else None
    if last is None or one.how != "with" or verb_actors(line, one) is not None:
        return []
    partners = {code for at, item in enumerate(line.items[1:]) if line.marks[at] == "with" for code in codes([item])}
    owners = [side for side in last.sides if side.economy not in partners]
    theirs = named(one.beside, "party")
    alone = len(owners) == 1 and len(last.economies) == 2 and not economies_of(theirs) & last.economies
    return [replace(owners[0], role="party"), *theirs] if alone and theirs else []


def _is_row(deed: Deed) -> bool:
    """Whether several papers were signed or agreed under one plural."""
    return deed.words.rstrip().endswith("s") and deed.status in {"signed", "agreed", "planned"}


def without_echoes(deeds: list[Deed]) -> list[Deed]:
    """The deeds without those of a headline that the body tells otherwise: it says there what is meant."""
    body = [deed for deed in deeds if not deed.headline]

    def echoes(deed: Deed) -> bool:
        near = [one for one in body[:NEAR] if one.economies <= deed.economies or deed.economies <= one.economies]
        return deed.headline and bool(near) and not any(same(deed, one) for one in near)

    return [deed for deed in deeds if not echoes(deed)]


def alike(found: Found, one: Phrase, earlier: list[Deed]) -> Deed | None:
    """The agreement to which "a similar agreement", "its own deal" is compared."""
    if found.frame.type != "other" or not any(item.mark in LIKE for item in one.left):
        return None
    single = [deed for deed in earlier if not deed.words.split()[-1:] or not deed.words.rstrip().endswith("s")]
    return (single or earlier)[-1] if earlier else None


def of_that_noun(found: Found, one: Phrase, parties: list[Side], earlier: list[Deed]) -> str | None:
    """The type of the paper of the same two that went by the same noun: "the protocol" on goods is that one."""
    noun = found.words.split()[-1]
    if not one.pointing or one.left or one.how not in {"", "by"} or noun not in INSTRUMENTS:
        return None
    economies = economies_of(parties)
    return next(
        (deed.type for deed in reversed(earlier[-NEAR:]) if noun in deed.words.split() and deed.economies == economies),
        None,
    )


def followed(parties: list[Side], like: Deed, one: Phrase) -> list[Side]:
    """Whose the like agreement is: "a similar one with C" after that of A with B is of A, who was named first."""
    partners = [side for side in named(one.beside, "party") if side.economy not in like.economies]
    owned = any(item.mark in {"own", "'s"} for item in one.left)
    if one.how != "with" or owned or len(partners) != 1 or not like.sides:
        return parties
    return [replace(like.sides[0], role="party"), *partners]
