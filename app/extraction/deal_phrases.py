"""The phrase that names an agreement: its modifiers, its parties and its subject around the noun."""

import re
from dataclasses import dataclass
from functools import cache

from app.extraction.frames import Found, expand
from app.extraction.lexicons import rows
from app.extraction.line import Item, Line
from app.extraction.outline import Outline

LEFT = 6
POINTING = {"the", "this", "that", "these", "its", "their", "such"}
# A short name in brackets may stand between the noun and what follows it.
BRACKETS = r"(?:< [^<>]+ > )?"
PEOPLE = re.compile(
    rf"(?:(?:talks|negotiations) )?{BRACKETS}(?P<how>between|with|among|of|by|to) (?:an? )?"
    rf"(?P<who>{expand('{people}')}|{expand('{they}')})"
)
APART = re.compile(
    r"(?:[^\s,;:<>]+ ){0,3}?(?:signed|reached|concluded|initialled|agreed|inked) "
    rf"(?:(?!(?:which|that|while|but) )[^\s;:<>]+ ){{0,6}}?(?P<how>between|by) (?P<who>{expand('{people}')})"
)
END = r"(?:which|that|with|was|were|will|by|in|at|signed|between|has|have|is|are) "
ON = re.compile(rf"{BRACKETS}(?:on|for|to|covering) (?P<what>(?:(?!{END})[^\s,;:<>]+ ){{1,9}})")
# These names are whole: what follows says what they are to bring, not what they are about.
WHOLE = {"partnership", "joint_statement", "fta", "joint_venture"}
ALIAS = re.compile(r"(?:agreement|pact|accord|treaty|partnership) < ([a-z]+) > ")


@dataclass(frozen=True, slots=True)
class Phrase:
    """Where the phrase stands in its line's words, and what it holds.

    `pointing` tells that it points back at an agreement named before; `how` is the word before the parties named in it
    (`between`, `with`), `beside` are their words, `left` those before the noun; `tail` is where the verb may follow.
    """

    first: int
    end: int
    pointing: bool
    how: str
    left: list[Item]
    beside: list[Item]
    subject: str | None
    tail: int


def phrase(found: Found, line: Line, aliases: set[str]) -> Phrase:
    """The whole phrase around a noun that names an agreement."""
    first, pointing = _left(found, line, aliases)
    whole, end = found.frame.type in WHOLE, found.end
    about: re.Match[str] | None = None
    beside: list[Item] = []
    how, tail = "", end
    for pattern in (PEOPLE, ON, PEOPLE, APART):
        match = pattern.match(line.text, end)
        if match is None or (pattern is ON and whole) or (pattern is not ON and how):
            continue
        tail = end if pattern is APART else match.end()
        end = match.end()
        if pattern is ON:
            about = match
        else:
            how, beside = match.group("how"), line.between(match.start("who"), match.end("who"))
    left = line.items[line.at[first] : line.at[found.start]]
    return Phrase(first, end, pointing, how, left, beside, about.group("what").strip() if about else None, tail)


def short_names(outline: Outline) -> set[str]:
    """The short names that stand in brackets after an agreement's noun."""
    return {match.group(1) for line in outline.lines for match in ALIAS.finditer(line.text)}


def _left(found: Found, line: Line, aliases: set[str]) -> tuple[int, bool]:
    """Where the noun phrase begins, without its article; whether it points back at something named before."""
    index = line.at[found.start]
    step = index
    while step > 0 and index - step < LEFT and line.items[step - 1].mark in _modifiers():
        step -= 1
    if step > 0 and line.items[step - 1].mark in aliases:
        return next(offset for offset, at in line.at.items() if at == step - 1), True
    while step < index and line.items[step].mark in {"and", "'s"}:
        step += 1
    start = next(offset for offset, at in line.at.items() if at == step)
    before = line.items[step - 1].mark if step > 0 else ""
    return start, before in POINTING


@cache
def _modifiers() -> frozenset[str]:
    """Words and marks that may stand between the article and the noun."""
    return frozenset(row["word"] for row in rows("deal_modifier"))
