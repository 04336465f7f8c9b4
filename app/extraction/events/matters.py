"""What an event is about, where it happens and the how-manieth it is."""

import re

from app.extraction.deeds.frames import Found
from app.extraction.deeds.outline import Outline
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
    """What a measure, project or opening is about: its instrument or thing, as the frame words it."""
    if kind not in MATTER:
        return None
    match = MATTER[kind].search(found.words)
    if match is None:
        return None
    start, end = found.line.span(found.start + match.start(), found.start + match.end())
    return " ".join(outline.article.flat[start:end].split())[:200] or None


def ordinal(found: Found) -> int | None:
    """The number that an event has in a row: 2 of "the second visit"; None without."""
    match = ORDINAL.search(found.words)
    if match is None:
        return None
    return int(match.group(1)) if match.group(1) else ORDINALS[match.group(2)]
