"""Nouns that name an agreement only with more beside them: alliances of firms, one of many, what workers agree on."""

import re

from app.extraction.agreements.phrases import Phrase
from app.extraction.agreements.progress import Progress
from app.extraction.agreements.sides import verb_actors
from app.extraction.deeds.deed import Side
from app.extraction.deeds.frames import Found
from app.extraction.deeds.line import Line

# A deal by these nouns is one of many: it needs parties that the text names.
GENERIC = {"other", "contract"}
# An alliance of states is goodwill, or a league; a venture is one of firms.
FIRMS_ONLY = {"alliance", "venture_of", "merger"}
SURE_ONLY = {"communique", "credit"}
# "Movement towards a compromise" is of anybody.
BARE = {"compromise ", "understanding ", "settlement "}
MEMORANDA = {"memorandum", "memorandums", "memoranda"}
MADE = {"agreed", "signed", "in_force", "terminated"}
# "One of a string of deals" tells where the one told before belongs.
ONE_OF = re.compile(
    r"(?<!\S)(?<!under )(?<!was )(?<!were )(?<!is )(?<!are )"
    r"(?:part of|one of|among|(?:latest|first|last|biggest|largest) (?:of|in)) (?:an? |the |several |N )?"
    r"(?:(?:string|slew|raft|series|package|batch|set|number|host|flurry|spate) of )?(?:[a-z-]+ )?$"
)
# What those agree on who work for others is at home.
LABOUR = re.compile(
    r"(?<!\S)(?:workers|unions?|employees|staff|strikers|pilots|dockers|teachers|nurses|players?|clubs?|workforce|walkouts?|uaw"
    r"|autoworkers|miners|trade unionists|(?:on|general|hunger|the|a|an) strikes?) "
)
PACTS = {"fta", "trade_agreement", "framework", "cooperation"}
AT_ALL = {"any", "all", "every", "most"}


def vague(found: Found, parties: list[Side], sure: bool, line: Line, one: Phrase, told: Progress) -> bool:
    """Whether the noun lacks what makes it an agreement of two economies."""
    by_name = one.how == "with" and told.status in MADE
    by_name = by_name or (sure and told.status in {"signed", "planned"} and found.words == "partnership ")
    together = one.how in {"between", "with"} or (sure and verb_actors(line, one) is not None)
    firms = by_name or (together and any(side.type for side in parties))
    firms = firms or (sure and sum(side.type == "company" for side in parties) > 1)  # "the Acme and Delta alliance"
    alone = found.words.rstrip() in MEMORANDA and not one.pointing  # a president signs one as an order
    loose = found.frame.name in SURE_ONLY or (found.words in BARE and not one.pointing)
    if (found.frame.name in FIRMS_ONLY and not firms) or ((alone or loose) and not sure):
        return True
    at = line.at[one.first]
    if at > 0 and line.items[at - 1].mark in AT_ALL:
        return True
    told_to = max(found.start, one.end) if sure else len(line.text)
    at_home = found.frame.type in GENERIC and LABOUR.search(line.text, 0, told_to) is not None
    part = ONE_OF.search(line.text, 0, one.first)
    # "Part of the barter deal between Peru and Chile" is of one that is named.
    named = one.how in {"between", "with"} or any(item.mark == "EE" for item in one.left)
    whole = named and sure and not found.words.rstrip().endswith("s")
    return at_home or (part is not None and not (whole and part.group().startswith("part of ")))


def hoped_for(found: Found, line: Line, one: Phrase) -> bool:
    """Whether "a free trade pact with Peru" is one that may be: of one that there is, more is told, or it is "the"."""
    ahead = line.marks[max(0, line.at[one.first] - 2) : line.at[one.first]]
    return found.frame.type in PACTS and ahead[-1:] in {("a",), ("an",)} and ahead[0] not in {"is", "was", "are"}
