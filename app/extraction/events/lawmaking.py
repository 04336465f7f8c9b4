"""Laws on trade: how far one has come by who does what with it, and how far the words run that tell what is in it."""

from app.extraction.events.clauses import Clause
from app.extraction.events.words import Hit
from app.extraction.lexicons import word_set

# With these a law is made, or will never be.
FINAL = (
    "sign",
    "enact",
    "veto",
    "promulgat",
    "gazett",
    "reject",
    "kill",
    "defeat",
    "throw",
    "threw",
    "vote down",
    "overr",
    "repeal",
    "abolish",
    "scrap",
    "revok",
    "rescind",
    "annul",
    "dismantl",
)
# Whoever issues these needs nobody else.
ORDERS = frozenset({"decree", "decrees", "edict", "edicts", "resolution", "ordinance", "proclamation", "executive"})
MODAL = word_set("modal") - {"to"}
BEGUN = frozenset({"begun", "began", "started"})
CONTENT = frozenset("that which to aimed".split())
ENDS = frozenset({",", ";", ":", "-", "--", "<", ">", "but", "unless", "if", "after", "before", "when", "while"})
LONGEST, NEAR = 16, 3


def law_stage(clause: Clause, verb: Hit, noun: Hit) -> str:
    """ "occurred" where a law is signed, vetoed or decreed; empty where it is only one step on its way."""
    begun = verb.form == "base" and clause.marks[max(0, verb.first - 2)] in BEGUN  # "has begun to repeal"
    if (
        noun.kind != "law"
        or not (verb.form == "past" or begun)
        or not MODAL.isdisjoint(clause.marks[max(0, verb.first - NEAR) : verb.first])
    ):
        return ""
    return "occurred" if verb.word.startswith(FINAL) or noun.word in ORDERS else ""


def law_content(clause: Clause, last: int) -> int:
    """Where the words end that tell what a law would do: "a bill that would raise duties on dates from Oman"."""
    marks = clause.line.marks
    begins = marks[last : last + 1] and (marks[last] in CONTENT or marks[last].endswith("ing"))
    if not begins:
        return last
    rest = range(last, min(last + LONGEST, len(marks)))
    return next((at for at in rest if marks[at] in ENDS), rest[-1] + 1)
