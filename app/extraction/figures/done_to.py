"""Figures of what trade does to something else: "imports have halved the value of the catch"."""

import re

from app.extraction.figures.slots import TRADED
from app.extraction.figures.terms import Term
from app.extraction.numbers.scanning import Number

# What they change, unless that is their own level, or what it was before.
ANOTHER = (
    r"(?: (?:up|down|back))? (?:the|its|their|our) (?!(?:previous|last|prior|same|preceding|corresponding|past|first"
    r"|second|third|year|record|mark|pace|\d)\b)(?!(?:value|volume|level|figure|total|amount|size|share|sum)"
    r"(?! of (?!(?:(?:its|their|such|these|those) )?(?:trade|exports?|imports?|shipments|sales|turnover)\b)))"
    r"(?!(?:trade|exports?|imports?|shipments|sales|turnover)\b)(?:[A-Z][A-Za-z'\u2019.-]+ )*[a-z]"
)
# "Doubled", told by the number itself, changes what follows it.
AFTER_FACTOR = re.compile(ANOTHER)
CHANGES = re.compile(
    r"\b(?:halved|doubled|tripled|trebled|quadrupled|cut|reduced|lowered|lifted|raised|boosted|pushed|drove|driven"
    rf"|increased|slashed|eroded|helped|swelled|depressed){ANOTHER}"
)

# "Costing growers 5 million dollars", "saving them", if not "in lost exports".
COSTING = re.compile(
    r"\b(?:cost(?:s|ing)?|sav(?:e|es|ed|ing)) "
    r"(?!(?:an?|the|about|some|over|nearly|almost|up|around|roughly|only|estimated|of|is|are|was|were"
    r"|has|have|had|will|would|could|may|might|to|at|in|for|and|by|on|more|less|nothing)\b)[A-Za-z][^,;]{1,40}$"
)
IN_LOST = re.compile(r"(?: (?:a|per|each|every) [a-z]+)? in (?:lost|missed|forgone) ")


def costs_somebody(flat: str, start: int, number: Number) -> bool:
    """Whether a sum is what something costs somebody, which is no measure of trade."""
    if number.sort != "money" or IN_LOST.match(flat, number.end):
        return False
    return COSTING.search(flat, max(start, number.start - 60), number.start) is not None


def is_done_to_another(flat: str, term: Term, number: Number) -> bool:
    """Whether a number tells what exports or imports, its term before it, have done to something else."""
    if term.kind != "noun" or term.flow not in TRADED or term.end > number.start:
        return False
    if number.sort == "times" and AFTER_FACTOR.match(flat, number.end):
        return True
    return CHANGES.search(flat, term.end, number.start) is not None
