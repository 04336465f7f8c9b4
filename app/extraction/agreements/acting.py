"""The clause around a verb: where it begins, who acts in it, and whether it is denied or only wished."""

import re

from app.extraction.deeds.line import Item, Line
from app.extraction.deeds.outline import belongs
from app.extraction.lexicons import word_set
from app.extraction.names.organisations import Organisation
from app.extraction.structs import struct

# Where another clause begins. "That" and "said" open what was said.
OPENING = re.compile(
    r"(?<!\S)(?:[;:]|--?|that|while|but|which|who|after|when|as|because|if|whether"
    r"|and (?:has|have|had|will|would|also|then)) "
    r"|(?<!\S)(?:said|says|announced|confirmed|reported|added|told \S+|disclosed)(?: D)?(?: on D)?(?: that)? "
    r"|< (?:[^\s<>]+ ){2,}> "  # but not the short name of who acts
)
# "Peru signed a contract, and Ghana ...": another one acts, where a verb stands before.
AND_THEN = re.compile(r"(?<!\S), and (?=(?:the )?(?:E|A|O|P) )")
# "The delay prompted Peru to act and Peru signed": whoever was named before acts anew.
ANOTHER = re.compile(r"(?<!\S)[a-z]+ and (?=(?:the )?(?P<who>(?:E|A|O|P) ))")
DONE = re.compile(r"(?<!\S)(?:[a-z]+ed|will|has|have|is|are|was|were|won|sold|bought|set) ")
# "After talks in Lima, Ghana signed ...": the first words up to the comma tell when and where.
SETTING = re.compile(
    r"(?:[a-z]+ing|after|during|in|at|on|under|with|since|as|by|for|before|when|earlier|meanwhile|also|separately|D)"
    r" [^;:]*?, "
)
# "Myanmar, which borders China, signed": what is inserted acts only where nobody else is named.
INSERTED = re.compile(
    r"(?<!\S), (?:which|who|whose|where|a|an|the|one|its|part|[a-z]+ed|led|[a-z]{2,}ing) (?:[^\s,;:]+ ){1,16}(?=, )"
)
# Nor do the members of a bloc that are only listed.
LISTED = re.compile(
    r"(?<!\S)(?:which |that )?(?:groups|grouping|includes|including|comprises|comprising|made up of|consists of"
    r"|consisting of|composed of|comprised of) (?:(?:the|E|A|,|and|as|well|both) )+"
)
# "While Peru talked, Chile signed": what stands ahead is another's.
SUBORDINATE = re.compile(
    r"(?:(?:so|but|and|yet) )?(?:while|although|though|when|as|after|because|if|since|before|once) [^;:]*?, "
    r"(?=(?:the )?(?:E|A|O|P|EE|it|they|both) )"
)
# "Days after signing a pact with Peru, Chile ...": who acts is named behind.
FRONTED = re.compile(r"(?:(?:in|D|N|[a-z-]+) ){0,5}?(?:after|since|by|before|while|in|on|despite|besides|without) $")
BEHIND = re.compile(r", (?P<who>(?:the )?(?:E|A|O|P|EE) (?:and (?:the )?(?:E|A|O|P) )?)")
FAR = 200
RIVAL = 7
NAMES = {"E", "A", "EE", "P", "O"}
# A name right behind one of these is where or to whom something is done, not who does it.
ASIDE = set("in at to from near into via over against on for during outside around".split())
# "Ministers from Peru" act for it; "the ministers of trade and economy from" as well.
ENVOYS = set(
    "ministers officials representatives leaders delegates negotiators companies firms envoys businessmen presidents"
    " counterparts premiers heads chiefs diplomats delegations importers exporters traders buyers banks".split()
)
FAR_ENVOY = 7
# "The first EU country" is a country, not the bloc.
MEMBERS = {"era", "country", "nation", "member", "state", "economy"}
COUNTED = {"two", "three", "four", "five", "several", "some", "many", "N"}
# "The Gujarat government" is a party of its country.
RULED = {"government", "state", "authorities", "province", "provincial", "municipal"}
DEALS = word_set("deals")
PRONOUN = re.compile(
    r"(?<!\S)(?:it|they|he|she|both|the (?:company|firm|group|bank|airline|carmaker|consortium|two)\b\S*) "
)


@struct(frozen=True, slots=True)
class Actors:
    """Those who act in a clause: their items, and where the first of them begins in the line's words.

    `pronoun` tells that the clause names nobody but says "it", "they" or "the company".
    """

    items: list[Item]
    start: int
    pronoun: bool


def actors(line: Line, at: int) -> Actors:
    """Who acts in the clause of the verb that stands at `at` in the line's words."""
    inserted = [match.span() for match in INSERTED.finditer(line.text, 0, at)]
    inserted += [match.span() for match in LISTED.finditer(line.text, 0, at)]
    cuts = [
        match.end()
        for match in OPENING.finditer(line.text, 0, at)
        if not any(first < match.start() < last for first, last in inserted)
    ]
    cuts += [match.end() for match in AND_THEN.finditer(line.text, 0, at) if DONE.search(line.text, 0, match.start())]
    cuts += [match.end() for match in ANOTHER.finditer(line.text, 0, at) if _is_named_again(line, match)]
    ahead = SUBORDINATE.match(line.text, 0, at)
    cuts += [ahead.end()] if ahead is not None and DONE.search(ahead.group()) else []
    begin = max(cuts, default=0)
    while (setting := SETTING.match(line.text, begin, at)) is not None:  # "On Monday, after talks in Lima, ..."
        begin = setting.end()
    found = _acting(line, begin, at, inserted) or _behind(line, at)
    if found:
        return Actors(found, _offset(line, found[0]), False)
    pronoun = PRONOUN.search(line.text, begin, at)
    if cuts and (pronoun or not line.text[begin:at].strip()):
        # "Peru said it signed": the speaker acts.
        cuts.sort()
        earlier = cuts[-2] if len(cuts) > 1 else 0
        if (setting := SETTING.match(line.text, earlier, cuts[-1])) is not None:
            earlier = setting.end()
        speakers = _acting(line, earlier, cuts[-1], inserted)
        if speakers:
            return Actors(speakers, _offset(line, speakers[0]), True)
    return Actors([], begin, pronoun is not None)


def _is_named_again(line: Line, match: re.Match[str]) -> bool:
    """Whether who stands behind an "and" was named ahead of it."""
    items = line.items[: line.at[match.start()]]
    again = belongs(line.items[line.at[match.start("who")]].reference)
    return bool(again) and any(item.mark in NAMES and belongs(item.reference) == again for item in items)


def _behind(line: Line, at: int) -> list[Item]:
    """Who acts behind the comma, where the clause of a participle opens the sentence."""
    if not line.marks[line.at[at]].endswith("ing") or FRONTED.fullmatch(line.text, 0, at) is None:
        return []
    behind = BEHIND.search(line.text, at, at + FAR)
    named = line.between(behind.start("who"), behind.end("who")) if behind else []
    return [item for item in named if item.mark in NAMES]


def _acting(line: Line, begin: int, end: int, inserted: list[tuple[int, int]]) -> list[Item]:
    """The names between two offsets, but those behind a preposition, and a place in which a body is."""
    first, last = line.at[begin], line.at[end]
    aside = {index for start, stop in inserted for index in range(line.at[start], line.at[stop])}
    found: list[Item] = []
    for index in range(first, last):
        item = line.items[index]
        if index in aside and any(belongs(one.reference) for one in found):
            continue
        if item.mark == "S" and index + 1 < last and line.items[index + 1].mark in RULED and belongs(item.reference):
            found.append(item)
            continue
        if item.mark not in NAMES or not (belongs(item.reference) or isinstance(item.reference, Organisation)):
            continue
        near = [one.mark for one in line.items[max(first, index - 2) : index]]
        envoys = near[-1:] == ["from"] and _of_envoys(line, first, index - 1)
        if near and not envoys and (near[-1] in ASIDE or (near[-1] in {"the", "a"} and near[0] in ASIDE)):
            continue
        # "Signed a pact with Peru and sealed another": Peru does not.
        if "with" in near[-2:] and not DEALS.isdisjoint(line.marks[first:index]):
            continue
        if index + 1 < last and (line.items[index + 1].mark in MEMBERS or _is_of_members(line, index)):
            continue
        found.append(item)
    return [item for item in found if not _owns_another(line, item, found)] if "'s" in line.words else found


def _of_envoys(line: Line, first: int, at: int) -> bool:
    """Whether those who act are "from" somewhere, with no other name between: "ministers of trade from"."""
    near = line.marks[max(first, at - FAR_ENVOY) : at]
    return not ENVOYS.isdisjoint(near) and NAMES.isdisjoint(near[max(map(near.index, ENVOYS & {*near})) :])


def _is_of_members(line: Line, index: int) -> bool:
    """Whether a bloc only tells whose members they are: "the two Mercosur countries" are two of it."""
    ahead, behind = line.marks[max(0, index - 1) : index], line.marks[index + 1]
    return bool(ahead) and ahead[0] in COUNTED and behind.removesuffix("s") in {*MEMBERS, "countrie", "economie"}


def _owns_another(line: Line, item: Item, found: list[Item]) -> bool:
    """Whether a company only tells whose rival or unit another one is: "Nokia's rival Ericsson" won."""
    at = line.items.index(item) if item.mark == "O" else 0
    if item.mark != "O" or line.marks[at + 1 : at + 2] != ("'s",):
        return False
    near = line.items[at + 2 : at + RIVAL]
    return any(one.mark == "O" and one in found and belongs(one.reference) for one in near)


def _offset(line: Line, item: Item) -> int:
    return line.offsets[line.items.index(item)]
