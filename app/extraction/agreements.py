"""Agreements: documents and deals between parties, from their noun, the parties beside it and the stage told of it."""

import re
from dataclasses import replace

from app.extraction.deed import Deed, Side
from app.extraction.frames import Found, expand, find
from app.extraction.line import Item, Line
from app.extraction.outline import Outline, codes
from app.extraction.participants import both, named, of_roles, subject
from app.extraction.progress import Progress, progress
from app.extraction.stages import denied
from app.extraction.whens import when

LEFT = 6
MODIFIERS = frozenset(
    "bilateral new proposed planned comprehensive regional multilateral draft first second third landmark historic "
    "long-term major wide-ranging economic preliminary interim separate similar several mentioned said aforementioned eight two three four five six "
    "seven nine ten dozen trade N EE E A S O D 's cross-border and formal five-year three-year one-year".split()
)
DETERMINERS = {
    "the",
    "a",
    "an",
    "this",
    "that",
    "its",
    "their",
    "his",
    "her",
    "any",
    "such",
    "these",
    "those",
    "no",
    "another",
}
POINTING = {"the", "this", "that", "these", "its", "their", "such"}
PEOPLE = re.compile(rf"(?:(?:talks|negotiations) )?(?:< [^<>]+ > )?(?P<how>between|with|among|of|by) (?P<who>{expand('{people}')}|{expand('{they}')})")
APART = re.compile(rf"(?:(?!(?:which|that|while|but) )[^\s;:<>]+ ){{1,7}}?(?P<how>between) (?P<who>{expand('{people}')})")
ON = re.compile(
    r"(?:< [^<>]+ > )?(?:on|for|to|covering) (?P<what>(?:(?!(?:which|that|with|was|were|will|by|in|at|signed|between|has|have|is|are) )[^\s,;:<>]+ ){1,9})"
)
BILATERAL = re.compile(
    r"(?<!\S)(?:bilateral|both|two (?:countries|sides|nations|governments|neighbours|neighbors|presidents|leaders|ministers)|mutual|their|each other) "
)
PAIR = re.compile(expand("{pairs}"))
# These names are whole: what follows says what they are to bring, not what they are about.
WHOLE = {"partnership", "joint_statement", "fta", "joint_venture"}
OWNED = {"its", "their", "our", "'s"}
WITHIN = re.compile(r", (?:facilitating|covering|including|allowing|enabling|supporting|promoting|aiming at|aimed at) ")
LEADING = re.compile(r"(?:the )?(?:[a-z]+ing |the )?(?:the )?")
LISTS = re.compile(r"(?:which )?(?:comprises|comprise|includes|groups|covers|consists of) (?:\S+ ){1,6}")
VERB = re.compile(
    rf"(?P<who>{expand('{people}')})(?:(?:have|has|had|also|officially|formally|D|recently|on|jointly|will|to|is|are|set|expected|plan|plans) )*(?:signed|sign|signs|inked|concluded|conclude|concludes|reached|reach|finalised|finalized|struck|agreed on|agreed to|agreed|entered into|negotiated|negotiate|initialled|initialed|formed|established|extended|renewed|renew|extend|exchanged|issued|issue|issues|released|release|made|announced|completed|clinched|approved) (?:\S+ ){{0,4}}$"
)


def agreement_deeds(outline: Outline) -> list[Deed]:
    """Every agreement named with its parties, in order; nothing merged yet."""
    deeds: list[Deed] = []
    for number, line in enumerate(outline.lines):
        if line.kind == "heading":
            continue
        taken: list[tuple[int, int]] = []
        for found in find("deal_frame", line):
            if not denied(found) and not any(found.start < end and start < found.end for start, end in taken):
                if (deed := _framed(found, line, number, outline)) is not None:
                    taken.append((found.start, found.end))
                    deeds.append(deed)
        for found in sorted(find("deal_noun", line), key=lambda one: (one.start, -one.end)):
            if any(found.start < end and start < found.end for start, end in taken):
                continue
            taken.append((found.start, found.end))
            if (deed := _deed(found, line, number, outline, deeds)) is not None:
                deeds.append(deed)
    return deeds


def _deed(found: Found, line: Line, number: int, outline: Outline, earlier: list[Deed]) -> Deed | None:
    first, pointing = _left(found, line)
    after = line.text[found.end :]
    people, on = PEOPLE.match(after), None
    end = found.end + (people.end() if people else 0)
    if found.frame.type not in WHOLE and (on := ON.match(line.text[end:])) is not None and not people:
        end += on.end()
        people = PEOPLE.match(line.text[end:])
        end += people.end() if people else 0
    if people is None and (people := APART.match(line.text[end:])):
        end += people.end()
    told = progress(line.text, first, found.end, end)
    if told.denied:
        return None
    left = line.items[line.at[first] : line.at[found.start]]
    beside = _beside(line, people, end)
    parties, sure = _parties(found, line, number, outline, left, people, beside, first)
    generic = found.frame.type == "other"
    if pointing and not sure and earlier:
        return _again(found, line, number, outline, earlier, told, first)
    if (generic or not sure) and told.status == "unknown":
        return None
    if not parties or (len({side.economy for side in parties}) < 2 and not sure):
        return None
    if told.status == "unknown" and found.frame.type == "partnership" and _owned(line, first):
        told = Progress("in_force", first, end, False, ("partnership that they have",))
    deed = _told(found, line, number, outline, parties, told, first, end, on.group("what").strip() if on else None)
    return _with_contents(deed, line, end, outline)


def _framed(found: Found, line: Line, number: int, outline: Outline) -> Deed | None:
    """A deal that a whole clause tells: somebody agreed to buy, won an order, is negotiating to sell."""
    parties: list[Side] = []
    for role in ("buyer", "seller", "party"):
        parties += of_roles(found, (role,), outline, number)
    if len({side.economy for side in parties if side.economy}) < 2:
        return None
    told = Progress(_reached(found), found.start, found.end, False, (f"frame {found.frame.name}",))
    return _told(found, line, number, outline, parties, told, found.start, found.end, None)


def _reached(found: Found) -> str:
    """What a frame says of its stage, unless the words say that it is still to come."""
    signed = re.search(r"(?<!\S)signed ", found.words)
    if found.frame.status == "agreed" and re.search(r"(?<!\S)(?:will|is to|are to|expected to|plans to|hopes to|to be) ", found.words):
        return "planned"
    return "signed" if signed else found.frame.status


def _left(found: Found, line: Line) -> tuple[int, bool]:
    """Where the noun phrase begins, without its article; whether it points back at something named before."""
    index = line.at[found.start]
    step = index
    while step > 0 and index - step < LEFT and line.items[step - 1].mark in MODIFIERS:
        step -= 1
    while step < index and line.items[step].mark in {"and", "'s"}:
        step += 1
    start = next(offset for offset, at in line.at.items() if at == step)
    before = line.items[step - 1].mark if step > 0 else ""
    return start, before in POINTING


def _owned(line: Line, first: int) -> bool:
    """Whether somebody has it: "its partnership", "their strategic partnership"."""
    at = line.at[first]
    return at > 0 and line.items[at - 1].mark in OWNED


def _with_contents(deed: Deed, line: Line, end: int, outline: Outline) -> Deed:
    """With the clause that says what it brings as further evidence and subject, and the owner of an "its" as a party."""
    more = list(deed.more)
    covered = {side.economy for side in deed.sides}
    for item in line.items:
        if item.end <= deed.start and item.mark == "E" and set(codes([item])) & covered and deed.type == "partnership":
            more = [(item.start, item.end, "parties")]
    subject_words = deed.subject
    if (clause := WITHIN.match(line.text[end:])) is not None and deed.type in {"mou", "cooperation", "framework"}:
        begin = end + clause.end()
        middle = re.search(r" and (?=\S+ing )", line.text[begin:])
        parts = [(begin, begin + middle.start() + 1), (begin + middle.end(), len(line.text))] if middle else [(begin, len(line.text))]
        stretches = [line.span(a, b) for a, b in parts if a < b]
        more += [(*stretch, "fact") for stretch in stretches]
        flat = outline.article.flat
        subject_words = subject_words or ", ".join(_matter(flat[a:b]) for a, b in stretches)[:200].strip()
    return replace(deed.with_more(more), subject=subject_words)


def _matter(words: str) -> str:
    """The matter of a clause: without its verb, its article and where it is to happen."""
    return re.split(r" (?:in|along|through|across|at|by|under|with|for) ", LEADING.sub("", " ".join(words.split())))[0]


def _beside(line: Line, people: re.Match[str] | None, end: int) -> list[Item]:
    if people is None:
        return []
    begin = end - len(people.group("who"))
    return line.between(begin, end)


def _parties(
    found: Found,
    line: Line,
    number: int,
    outline: Outline,
    left: list[Item],
    people: re.Match[str] | None,
    beside: list[Item],
    first: int,
) -> tuple[list[Side], bool]:
    """The parties, and whether the phrase itself or its verb names them."""
    parties = named(beside, "party")
    if people and not parties:
        parties = [Side("party", code) for code in both(found, outline, number)]
    how = people.group("how") if people else ""
    if how in {"between", "among", "of"} and len(parties) >= 2:
        return parties, True
    joined = [Side("party", code) for code in codes([item for item in left if item.mark in {"EE", "A", "E"}])]
    if found.line.text.startswith("K ", found.start):
        listed = codes(line.items[line.at[found.end] :]) if LISTS.match(line.text[found.end :]) else []
        return [Side("party", code) for code in listed or both(found, outline, number)], bool(listed)
    if len(joined) >= 2 and not parties:
        return joined, True
    head = line.text[:first]
    if (verb := VERB.search(head)) is not None:
        who = named(line.between(verb.start("who"), verb.end("who")), "party")
        every = who + [side for side in [*parties, *joined] if side.economy not in {one.economy for one in who}]
        if len({side.economy for side in every}) >= 2:
            return every, True
        parties = every
    if not parties and not joined and (pair := PAIR.search(head)) is not None:
        two = named(line.between(pair.start(), pair.end()), "party")
        if len({side.economy for side in two}) == 2:
            return two, True
    if how == "with" and parties:
        owner = [Side("party", code) for code in codes(left) or subject(found, first, outline, number)]
        every = owner + [side for side in parties if side.economy not in {one.economy for one in owner}]
        if len({side.economy for side in every}) >= 2:
            return every, True
    if len({side.economy for side in parties}) < 2:
        pair = [Side("party", code) for code in both(found, outline, number)]
        sure = BILATERAL.search(line.text) is not None
        if {side.economy for side in [*parties, *joined]} <= {side.economy for side in pair}:
            return parties + [side for side in pair if side.economy not in {one.economy for one in parties}], sure
    return parties or joined, False


def _told(
    found: Found,
    line: Line,
    number: int,
    outline: Outline,
    parties: list[Side],
    told: Progress,
    first: int,
    end: int,
    subject_words: str | None,
) -> Deed:
    start, stop = line.span(first, max(end, found.end))
    edtf, time = (
        when(found, outline, "planned" if told.status == "planned" else "occurred")
        if told.status != "unknown"
        else (None, None)
    )
    begin, finish = line.span(min(first, told.start), max(end, told.end))
    if told.status != "unknown":
        start, stop = min(start, begin), max(stop, finish)
    more = [(time.start, time.end, "period")] if time is not None and not start <= time.start < stop else []
    role = "signatory" if told.status == "signed" else "party"
    return Deed(
        kind="agreement",
        type=found.frame.type,
        status=told.status,
        start=start,
        end=stop,
        sides=tuple(Side(role if side.role == "party" else side.role, side.code, side.name, side.type, side.country) for side in parties),
        edtf=edtf,
        subject=subject_words,
        words=found.words,
        headline=line.kind == "headline",
        line=number,
        more=tuple(more),
        reasons=(f"noun {found.frame.type}", *told.reasons),
        confidence=0.75 if told.status != "unknown" else 0.55,
    )


def _again(
    found: Found, line: Line, number: int, outline: Outline, earlier: list[Deed], told: Progress, first: int
) -> Deed | None:
    """A later mention of an agreement named before, where it tells how far that has come."""
    kinds = {found.frame.type} if found.frame.type != "other" else None
    last = next((deed for deed in reversed(earlier) if kinds is None or deed.type in kinds), None)
    if last is None or told.status == "unknown":
        return None
    deed = _told(found, line, number, outline, list(last.sides), told, first, found.end, None)
    return Deed(
        **{
            **{name: getattr(deed, name) for name in Deed.__dataclass_fields__},
            "type": last.type,
            "subject": last.subject,
        }
    )
