"""Happenings that only date something else, were merely due, or tell nothing but that something was built once."""

import re

from app.extraction.deeds.frames import Found
from app.extraction.deeds.scenes import told_apart

BY_THE_WAY = {"policy_measure", "opening", "entry_into_force"}
BUILT = re.compile(r"(?<!\S)(?:was|were) (?:[a-z]+ly )?(?:built|constructed|erected|laid|financed|completed) $")
WAS_TO = re.compile(
    r"(?<!\S)(?:was|were|had been) (?:originally |initially |first )?(?:scheduled|due|expected|supposed|slated|meant) "
)
ONCE = re.compile(
    r"(?<!\S)(?:as soon as|after|before|when|once|until|since) (?:[^\s,;:]+ ){1,7}$"
    r"|(?:taking|coming|going|entering) (?:into )?[a-z]+ $"
)
# "Had invested in 2,800 projects", "15 firms have set up factories": so many, of any time.
MANY = re.compile(r"(?<!\S)in (?:more than |over |about |some |nearly )?N (?:[a-z-]+ ){0,2}projects ")
# "Peru welcomes Chinese firms to invest in its mines": nobody does yet.
WELCOMED = re.compile(r"[AE] (?:companies|firms|enterprises|businesses|investors) to ")
BEFORE_IT = re.compile(r"(?<!\S)before (?:[^\s,;:]+ ){1,5}$")


def is_background(found: Found, kind: str, status: str, edtf: str | None) -> bool:
    """Whether it only dates something else, or was merely due, or tells nothing but that something was built once."""
    if status == "occurred" and kind in BY_THE_WAY and WAS_TO.search(found.words):
        return True  # "the launch was scheduled for last August"
    if kind == "entry_into_force" and BEFORE_IT.search(found.told):
        return True  # "more than in 2011, before the pact came into force"
    if kind == "project" and (MANY.search(found.words) or WELCOMED.match(found.words)):
        return True
    if edtf is not None:
        return False
    built = kind == "project" and status == "occurred" and BUILT.search(found.told) is not None
    return built or (kind in BY_THE_WAY and _by_the_way(found) and not _does(found))


def _by_the_way(found: Found) -> bool:
    """Whether it only dates something else, by what is ahead of it or by its own first words: "once the pact is"."""
    return told_apart(found) or (found.frame.type == "entry_into_force" and ONCE.search(found.told) is not None)


def _does(found: Found) -> bool:
    """Whether somebody is named who takes a measure: "after Peru banned imports", not "after the ban took effect"."""
    taken = found.frame.type == "policy_measure" and "effective" not in found.frame.name
    return taken and any(role == "imposer" for role, _, _ in found.roles)
