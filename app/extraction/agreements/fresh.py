"""Whether an agreement is told as one more beside those told before it."""

import re

from app.extraction.agreements.phrases import Phrase
from app.extraction.agreements.progress import Progress
from app.extraction.deeds.deed import Deed
from app.extraction.deeds.line import Line
from app.extraction.deeds.sameness import OPEN

# How many mentions back the other one may stand.
BESIDE = 3
# The first sentences of an article tell in short what follows.
LEAD = 4
# "Seven more accords" are not those named before.
ANEW = {"another", "more", "further", "additional", "separate"}
# "A previous deal" was not made on the day of the news.
BYGONE = {"previous", "earlier", "existing", "old", "original", "former", "past"}
# "The two also signed an accord".
ALSO = re.compile(
    r"(?<!\S)also (?:been )?"
    r"(?:signed|inked|initialled|concluded|sealed|reached|agreed|witnessed the signing of) "
)
WISHED = {*OPEN, "planned"}
HELD = {"in_force", "terminated"}
MADE = {"signed", "agreed", "in_force", "extended", "planned"}
# "The agreement on water" names its matter, "the agreement to lower duties" tells what was agreed.
ABOUT = ("on ", "concerning ", "regarding ", "relating to ", "covering ")
PAPERS = {"mou", "trade_protocol", "joint_statement"}
# Words of which many papers are made.
OF_MANY = frozenset("cooperation co-operation mutual bilateral trade economic establishment development".split())


def is_one_more(deed: Deed, told: Progress, line: Line, one: Phrase, earlier: list[Deed]) -> bool:
    """Whether its words, or those told before of the same parties, say that it is another one."""
    at = line.at[one.first]
    words = {item.mark for item in line.items[max(0, at - 1) : at + len(one.left)]}
    near = [other for other in earlier[-BESIDE:] if other.economies == deed.economies and not other.headline]
    older = bool(words & BYGONE) and told.status == "in_force" and any(other.status in MADE for other in near)
    signed_too = (
        told.status == "signed" and at > 0 and line.items[at - 1].mark in {"a", "an"} and _after_the_lead(deed, earlier)
    )
    # "Wants a new pact" after the one that expires, or that was only extended.
    older_ones = {other.status for other in near}
    follows = "new" in words and told.status in OPEN and older_ones <= {*HELD, "extended"} and bool(near)
    also = not one.pointing and "also" in line.words and ALSO.search(line.text, 0, max(told.end, one.end)) is not None
    one_more = not ANEW.isdisjoint(words) or older or also or signed_too or follows
    return one_more or _beside_the_new(told, line, one, earlier)


def on_another_matter(told: Progress, line: Line, one: Phrase, end: int, earlier: list[Deed]) -> bool:
    """Whether "the agreement on water" that was signed is one of a bundle, or beside one on another matter."""
    near = [other for other in earlier[-BESIDE:] if not other.headline]
    if told.status not in {"signed", "planned"} or not near:
        return False
    if one.left and one.how == "between" and near[-1].type in PAPERS:
        return True  # "a memorandum on jobs and the gas supply agreement between Acme and Delta"
    if not one.subject or not line.text.startswith(ABOUT, end):
        return False
    matter = {*one.subject.split()} - OF_MANY
    if any(matter & {*(other.subject or "").lower().split()} for other in near):
        return False
    return near[-1].subject is not None or near[-1].words.rstrip().endswith(("s", "memoranda"))


def of_another_year(year: str | None, earlier: list[Deed]) -> bool:
    """Whether its own year is that of none named before: "the 1985 arrangement", "the pact, signed in 1984"."""
    return year is not None and all(
        other.status in WISHED or (other.edtf is not None and not other.edtf.startswith(year)) for other in earlier
    )


def _after_the_lead(deed: Deed, earlier: list[Deed]) -> bool:
    """Whether the article told of another signature of the two in full before, not only in its first sentences."""
    body = [other for other in earlier if not other.headline]
    lead = min(body[0].line, LEAD) if body else 0
    return any(
        other.economies == deed.economies and other.status == "signed" and lead < other.line < deed.line
        for other in body[-BESIDE:]
    )


def _beside_the_new(told: Progress, line: Line, one: Phrase, earlier: list[Deed]) -> bool:
    """Whether "a pact in effect until June" is the old one, after the article told of one that was just agreed."""
    at = line.at[one.first]
    named_anew = at > 0 and line.items[at - 1].mark in {"a", "an"} and told.status == "in_force"
    return named_anew and any(one.status == "agreed" and not one.headline for one in earlier[-BESIDE:])
