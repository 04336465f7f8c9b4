"""Words of trade that are a part of another word or of a name, or that mean something else where they stand."""

import re

from app.extraction.lexicons import alternatives, word_set

# What trade is the first word of: a ministry, a pact, a war.
COMPOUND = re.compile(
    rf"[ -](?:{alternatives(word_set('compounds'))}|minist\w+|relations\w*|polic\w+|negotiat\w+|protectionis\w+"
    r"|liberali[sz]ation|secretar\w+|organi[sz]ations?|commission\w*|licen[cs]es?|figures (?:on|due)|growth rate of)\b",
    re.IGNORECASE,
)
AHEAD = (
    "free|fair|unfair|world|foreign exchange|horse|slave|department of|board of|of foreign|in order|put in|law and"
    "|ministry of|chamber of|chambers of|on foreign"
)
BEFORE, ENDS_AHEAD = re.compile(rf"(?<![\w-])(?:{AHEAD})[ -]$", re.IGNORECASE), tuple(AHEAD.split("|"))
# What the world makes, uses and trades may be counted: "world output".
OF_WORLD = {"output", "production", "consumption", "demand", "sales", "exports", "imports", "crop", "harvest", "stocks"}
OTHER_CAPITAL = re.compile(r"(?:,| (?:goods|city|punishment|gains?|markets?|flows?|region|of [A-Z]|[A-Z]))")
# "Bought 54,000 vehicles assembled in Colombia" tells where they come from.
MADE = {"assembled", "produced", "mined", "harvested", "milled", "refined", "smelted"}
MADE_THERE = re.compile(
    r" (?:in|by) (?:the )?(?!January|February|March|April|May|June|July|August|September"
    r"|October|November|December)[A-Z]"
)
AUXILIARY = re.compile(r"(?:\b(?:was|were|is|are|been|be|being|has|have|had|and|it|they|which|who)|[A-Z][a-z]+) $")
RANKED = re.compile(r"\b(?:biggest|largest|top|main|key|major|second|third|export|chief|important|single) $")
# Goods go to a market or sell on it: its size is another thing.
ENTERED = re.compile(r"\b(?:to|into|onto|on|in|from|for|at)(?: (?:the|its|their|our))?(?: [A-Za-z-]+){0,2} $")
# What a firm's shares cost is no part of it.
TRADED_SHARES = re.compile(
    r"(?: (?:in|of) [A-Z][^.;,]{2,50}?)?(?: of [A-Z][a-z]+)? (?:closed|ended|fell|rose|dropped|gained|slid|jumped"
    r"|climbed|slipped|finished|were (?:up|down|trading)|traded|plunged|surged|soared|tumbled|lost)\b"
)
# "Wheat stocks", not "Tokyo stocks fell".
STORED = re.compile(
    r"\b(?!(?:and|while|as|the|bank|tech|technology|mining|when|but|asian|world|global|that|local)\b)[a-z]{3,} $"
)
# "The crop year" and "freight rates" are none.
YEAR_OF = {"crop": (" marketing year", " year", " season"), "harvest": (" year", " season"), "freight": (" rate",)}
# What exchanges of all the world have in store is no country's.
EXCHANGED = re.compile(r"\b(?:LME|COMEX|Comex|NYMEX|Nymex|LIFFE|London Metal Exchange) (?:[a-z]+ )?$")
# "Stocks stood close to 5 tonnes" are none of a bourse.
WEIGHED = re.compile(
    r"(?:[^.;]|\.\d){0,90}?\d (?:(?:million|mln|billion) )?(?:tonnes|tons|barrels|bags|bushels|bales)\b"
)
COMPOUNDED = {
    "trade",
    "commerce",
    "foreign trade",
    "bilateral trade",
    "import",
    "export",
    "tariff",
    "quota",
    "investment",
    "fdi",
    "foreign investment",
    "foreign direct investment",
    "credit",
    "transit",
    "freight",
    "debt",
}
# "Growth in Poland will be 5 percent" is its economy's.
GROWTH_OF = re.compile(
    r" (?:in|of) (?!(?:the )?[A-Z][a-z]+(?: [A-Z][a-z]+)? (?:will|would|was|is|at|of|to|could|may|slowed|should"
    r"|rose|fell"
    r"|reached|accelerated|eased|averaged|hit|came)\b)(?!(?:about|around|some|nearly|at|more|less|over|\d|no|up"
    r"|between)\b|\d)"
)
NAME_AFTER = re.compile(r" [A-Z][a-z]+")
PROPER_AFTER = re.compile(r" (?:and |for |of )?[A-Z][a-z]+")


def _is_proper(flat: str, start: int, end: int, opens: bool) -> bool:
    """Whether the word is a part of a name: "the Commerce Department", "the American Trade Coalition".

    The capital of a word that opens a sentence says nothing: "Imports of Chinese shirts".
    """
    if not (flat[start].isupper() and flat[start + 1].islower()):
        return False
    return (NAME_AFTER if opens else PROPER_AFTER).match(flat, end) is not None


# "Debt-stricken", "export-oriented", "tariff-free": a property, no measure.
STRICKEN = re.compile(
    r"-(?:stricken|laden|ridden|burdened|driven|led|oriented|dependent|reliant|rich|free|hit|fuelled|fueled|based|heavy"
    r"|focused|minded|related|weighted|hungry|starved|strapped|boosting|distorting|restricting|promoting|bound|plagued"
    r"|wracked|racked|funded|financed|intensive|competing|substituting|adjusted|indexed|linked|proof|proofed|beating)\b"
)

# The price of what is traded at an exchange is none of goods.
SHARE = ("share ", "shares ", "stock ", "equity ", "bond ")
# "At current prices, it is worth 5 million": worth is told, no price.
AT_PRICES = re.compile(r"\b[Aa]t (?:current|constant|today's|present|market|prevailing|world) $")


def is_other(flat: str, word: str, before: str, start: int, end: int, opens: bool | None) -> bool:
    """Whether the word is a part of another one, of a name, or means something else there.

    `opens` tells whether it opens a sentence, None where every word has a capital.
    """
    if word == "capital" and OTHER_CAPITAL.match(flat, end):
        return True
    quoted = AT_PRICES.search(before) is not None or before.lower().endswith(SHARE)
    if (word in {"price", "prices"} and quoted) or (word == "growth" and GROWTH_OF.match(flat, end)):
        return True  # "growth of exports" is told by the exports
    if (
        (word in YEAR_OF and flat.startswith(YEAR_OF[word], end))
        or (word == "shares" and TRADED_SHARES.match(flat, end))
        or (
            word == "stocks"
            and not flat.startswith(" of ", end)
            and (EXCHANGED.search(before) or not (STORED.search(before) or WEIGHED.match(flat, end)))
        )
    ):
        return True
    if (word == "market" and (RANKED.search(before) or ENTERED.search(before))) or (
        word in COMPOUNDED and COMPOUND.match(flat, end)
    ):
        return True
    if word in MADE and MADE_THERE.match(flat, end) and not AUXILIARY.search(before):
        return True
    return (
        STRICKEN.match(flat, end) is not None
        or (
            before[:-1].lower().endswith(ENDS_AHEAD)
            and not (word in OF_WORLD and before.endswith("orld "))
            and not (word.startswith("trade ") and before.endswith("ree "))  # a free trade deal
            and BEFORE.search(before) is not None
        )
        or (opens is not None and _is_proper(flat, start, end, opens))
    )
