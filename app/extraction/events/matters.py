"""What an event is about, where it happens and the how-manieth it is."""

import re

from app.extraction.deeds.frames import Found
from app.extraction.deeds.outline import Outline
from app.extraction.events.words import MODALS, is_verb
from app.extraction.lexicons import alternatives, word_set

ORDINALS = {
    word: number
    for number, word in enumerate("first second third fourth fifth sixth seventh eighth ninth tenth".split(), start=1)
}
# Not "on the third day of a visit", "the second leg of a tour", "the second largest buyer".
ORDINAL = re.compile(
    r"(?<!\S)(?:(\d+)(?:st|nd|rd|th)|(" + "|".join(ORDINALS) + r")) "
    r"(?!(?:days?|legs?|stops?|half|halves|parts?|stages?|phases?|quarters?|weeks?|months?|years?|century|time|times"
    r"|place|party|parties|countr(?:y|ies)|nations?|largest|biggest|greatest|highest|most|best|main|major|top|in|on"
    r"|at|of(?! (?:its|their) kind)) )"
)
# What is no part of the name of a thing.
NO_PART = word_set("prepositions") | word_set("auxiliary") | word_set("definite") | word_set("openers") | MODALS
NO_PART |= word_set("no_part_of_a_thing")
# These are verbs as well, or look as if they were.
NAMING = frozenset(
    "import export trade transit travel market customs banking shipping fishing mining processing manufacturing trading"
    " landing licensing assembly".split()
)
# "A 50-million-dollar bridge" is a bridge.
MONEY = re.compile(r"(?:thousand|million|billion|trillion)-")
# "A ban on imports of beef", "a duty on Peruvian maize".
ON, MOST_WORDS = frozenset({"on", "of"}), 5
# "Border" may only begin the name of what opens.
COMPOUNDS = frozenset({"crossing", "gate", "post", "point", "checkpoint", "station", "service"})
NOUN = r"(?:[a-z-]+ ){0,2}"
MATTER = {
    "policy_measure": re.compile(
        rf"(?<!\S){NOUN}(?:tariffs?|dut(?:y|ies)|lev(?:y|ies)|tax(?:es)?|quotas?|bans?|embargo(?:es)?|sanctions?|curbs?"
        r"|restrictions?|controls?|surcharges?|barriers?|subsid(?:y|ies)|imports|exports|shipments|legislation|bill"
        r"|guidelines|market|package|measures) "
    ),
    "project": re.compile(rf"(?<!\S){NOUN}(?:{alternatives(word_set('works'))})s? "),
    "opening": re.compile(rf"(?<!\S){NOUN}(?:{alternatives(word_set('things_opened'))})s? "),
}


def matter(found: Found, kind: str, outline: Outline) -> str | None:
    """What a measure, project or opening is about: its instrument or thing, a measure's with what that is on."""
    match = MATTER[kind].search(found.words) if kind in MATTER else None
    if match is None:
        return None
    line = found.line
    first, last = line.at[found.start + match.start()], line.at[found.start + match.end()]
    begin = next((at for at in range(last - 2, first - 1, -1) if not _is_part(line.marks[at])), first - 1) + 1
    whole = line.marks[last : last + 1]
    last += kind == "opening" and bool(whole) and whole[0].removesuffix("s") in COMPOUNDS
    end = _on_what(line.marks, last) if kind == "policy_measure" else last
    told = outline.article.flat[line.items[begin].start : line.items[end - 1].end]
    return " ".join(told.split())[:200] or None


def _is_part(mark: str) -> bool:
    """Whether a word may belong to the name of a thing: no article, verb, adverb or number."""
    if mark in NAMING or ("-" in mark and not MONEY.match(mark)):
        return True
    return (
        mark.isalpha()
        and mark.islower()
        and mark not in NO_PART
        and not (is_verb(mark) or mark.endswith(("ing", "ly")))
    )


def _on_what(marks: tuple[str, ...], at: int) -> int:
    """Where what an instrument is on ends: "a ban on imports of beef | from Chile"."""
    end = at
    while marks[end : end + 1] and marks[end] in ON:
        step = end + 1
        while step < min(len(marks), end + 1 + MOST_WORDS) and (marks[step] in {"A", "and"} or _is_part(marks[step])):
            step += 1
        while marks[step - 1] in {"A", "and"}:
            step -= 1
        if step == end + 1:
            break
        end = step
    return end


def ordinal(found: Found) -> int | None:
    """The number that an event has in a row: 2 of "the second visit"; None without."""
    match = ORDINAL.search(found.words)
    if match is None:
        return None
    return int(match.group(1)) if match.group(1) else ORDINALS[match.group(2)]
