"""Summaries of events and agreements: one sentence in our own words, made from the fields."""

import re
from functools import cache

from app.extraction.deeds.deed import Deed, Side
from app.extraction.lexicons import rows
from app.extraction.times.spoken import spoken
from app.vocabulary.codes import codelist
from app.vocabulary.economies import economies

ORDINALS = {1: "first", 2: "second", 3: "third", 4: "fourth", 5: "fifth"}
LONGEST = 1000
# In the templates, what stands in brackets is said where it tells of somebody, else what stands behind the bar.
OPTIONAL, UNNAMED = re.compile(r"\[([^]|]*)\|?([^]]*)\]"), "unnamed parties"
ARTICLED = ("United ", "European ", "Eurasian ", "Central African R", "Dominican R", "Republic of", "Soviet U")
PLURALS = ("Islands", "Netherlands", "Philippines", "Bahamas", "Maldives", "Comoros", "Gambia", "Vatican")


def worded(deed: Deed) -> str:
    """The summary of a deed."""
    if deed.kind == "agreement":
        return _agreement(deed)
    template = _templates().get((deed.type, deed.status)) or _templates()[deed.type, ""]
    first, second = _actors(deed)
    told = {
        "who": _listed(first),
        "whom": _listed(second),
        "all": _listed([*first, *second]),
        "who_is": _are(first),
        "all_are": _are([*first, *second]),
        "thing": _thing(deed.subject),
        "rest": _rest(deed),
        "when": f"{_where(deed)}{_when(deed)}",
    }
    shown = OPTIONAL.sub(lambda part: part[2] if UNNAMED in part[1].format(**told) else part[1], template)
    return _sentence(shown.format(**told))


def _agreement(deed: Deed) -> str:
    kind = "agreement" if deed.type == "other" else codelist("agreement_type").codes[deed.type].name
    stage = codelist("agreement_status").codes[deed.status].name.lower()
    link = " " if (deed.subject or "").startswith("to ") else " on "
    about = f"{link}{deed.subject}" if deed.subject and deed.subject.lower() not in kind.lower() else ""
    told = f" ({stage}{_when(deed)})" if deed.status != "unknown" else ""
    names = _listed([_name(side) for side in deed.sides if side.role not in {"place", "topic"}])
    return _sentence(f"{kind} of {names}{about}{told}.")


def _actors(deed: Deed) -> tuple[list[str], list[str]]:
    second = {"host", "target", "respondent", "topic"}
    first = [_name(side) for side in deed.sides if side.role not in second | {"forum", "place"}]
    return first, [_name(side) for side in deed.sides if side.role in second]


def _rest(deed: Deed) -> str:
    forum = next((f" ({side.name})" for side in deed.sides if side.role == "forum"), "")
    about = f" ({deed.subject})" if deed.subject and deed.type != "visit" else ""
    nth = f", the {ORDINALS[deed.ordinal]} one" if deed.ordinal in ORDINALS else ""
    return f"{about}{forum}{_where(deed)}{_when(deed)}{nth}"


def _where(deed: Deed) -> str:
    return f" in {deed.place}" if deed.place and deed.type != "visit" else ""


def _when(deed: Deed) -> str:
    return f", {spoken(deed.edtf)}" if deed.edtf else ""


def _name(side: Side) -> str:
    return _with_article(economies()[side.code].name) if side.code else side.name or "somebody"


def _with_article(name: str) -> str:
    """The name of an economy as it stands in a sentence: "the United States"."""
    return f"the {name}" if name.startswith(ARTICLED) or name.endswith(PLURALS) else name


def _thing(subject: str | None) -> str:
    """What opens, as it stands in a sentence: "a railway", "two plants", "Lima airport"."""
    if subject is None:
        return "something"
    if subject.endswith("s") or not subject.islower():
        return subject
    if subject.split()[0].endswith("est"):
        return f"the {subject}"
    return f"an {subject}" if subject[0] in "aeio" else f"a {subject}"


def _listed(names: list[str]) -> str:
    names = list(dict.fromkeys(names))[:16]
    if not names:
        return UNNAMED
    return names[0] if len(names) == 1 else f"{', '.join(names[:-1])} and {names[-1]}"


def _are(names: list[str]) -> str:
    return "is" if len(set(names)) == 1 else "are"


def _sentence(text: str) -> str:
    text = " ".join(text.split())
    return (text[0].upper() + text[1:])[:LONGEST]


@cache
def _templates() -> dict[tuple[str, str], str]:
    return {(row["type"], row["status"]): row["template"] for row in rows("event_summary")}
