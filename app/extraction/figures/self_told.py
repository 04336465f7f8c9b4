"""Numbers that tell by themselves what they measure: prices of a unit, power, a part of some market."""

import re

from app.extraction.figures.terms import Term
from app.extraction.numbers.scanning import Number

# "Is tendering tomorrow for 40 tonnes", "awarded export licences for 40 tonnes".
SOUGHT = re.compile(
    r"\b(?P<tender>tender(?:s|ed|ing)?|bidding|bids?)(?: (?:from|by|of|in) (?:the )?[A-Z][A-Za-z]+)?"
    r"(?: (?:today|tomorrow|yesterday|again|this week|next week|next month"
    r"|(?:on )?(?:[A-Z][a-z]+ \d\d?|[A-Z][a-z]+day)))*"
    r" (?:for|to (?:buy|import|purchase))"
    r"(?: (?:about|some|up|to|a|total|of|nearly|over))* $"
    r"|\b(?P<way>export|import) (?:licen[cs]es?|permits?|applications?|bids?|approvals?|clearances?|certificates?"
    r"|registrations?|authori[sz]ations?) (?:for|on|covering|of|totall?ing)"
    r"(?: (?:about|some|up|to|a|total|of|nearly|over|another|further|additional))* $"
)
# "Targeted 3 billion of Peruvian goods for sanctions".
TARGETED = re.compile(
    r"\b(?P<verb>target(?:s|ed|ing)?|list(?:s|ed|ing)?|singl(?:ed|es|ing) out|select(?:s|ed|ing)?|put(?:s|ting)?"
    r"|identified)"
    r"(?: (?:about|some|nearly|almost|over|more|than|up|to|a|total|of|an|estimated|as|much))* $"
)
GOODS_OF = re.compile(
    r" (?:worth )?(?:of|in) [A-Z][A-Za-z.]+(?:'s)? (?:[a-z-]+ ){0,3}(?:goods|products|imports|exports)\b"
    r"[^.;]{0,80}\b(?:sanctions|tariffs?|duties|retaliation|penalties|curbs|quotas|restrictions)\b"
)
SOLD_BY = {"quantity", "count"}
LED = re.compile(r"\b(?:to|from)(?: (?:an?|the|about|some|nearly|over|around|record))* $")
BY_UNIT = dict.fromkeys(("MW", "GW", "kW", "TW"), "capacity") | dict.fromkeys(("TEU", "FEU"), "cargo_volume")
# "Captured 6 percent of the Peruvian market", "holds a 12 percent share of the market for tin".
OF_MARKET = re.compile(
    r" (?:market )?(?:share )?(?:of|in) (?:the |its |their |our )?(?:(?!(?:of|in|and|or|to|from|for|by|with)\b)"
    r"[A-Za-z.'-]+ ){0,4}market\b(?! [a-z]{3,}s\b)(?! (?:value|capitali[sz]ation|economy|price|rate)s?\b)"
    r"| market share\b"
)
# "A 30 percent share in the refinery".
OF_FIRM = re.compile(
    r"(?: equity| minority| majority| controlling)? (?:share|interest|holding|participation|ownership)s? (?:in|of)"
    r" (?:[A-Za-z'.-]+ ){0,5}(?:refinery|project|venture|company|firm|bank|plant|mine|field|consortium|group|airline"
    r"|pipeline|port|terminal|factory|unit|subsidiary|block|concession|maker|operator)\b"
)
BIGGEST = re.compile(r"\b(?:largest|biggest|main|key|top|major|chief|single|second|third)\b")


# "Issued 5 tonnes of maize import licences".
OF_LICENCES = re.compile(
    r"(?: (?:worth )?of)?(?: [a-z-]+){0,3} (?P<way>export|import) (?:licen[cs]es?|permits?|certificates?|registrations?"
    r"|authori[sz]ations?|applications?|approvals?)\b"
)


def sought(flat: str, number: Number) -> Term | None:
    """The trade that a tender, licences or sanctions are for."""
    if number.sort == "money" and GOODS_OF.match(flat, number.end):
        aimed = TARGETED.search(flat, max(0, number.start - 60), number.start)
        return Term(*aimed.span("verb"), "trade_value", "import", "", "verb", aimed["verb"]) if aimed else None
    if number.sort in SOLD_BY and (named := OF_LICENCES.match(flat, number.end)):
        return Term(*named.span("way"), "trade_value", named["way"], "", "noun", f"{named['way']}s")
    if number.sort not in SOLD_BY or (told := SOUGHT.search(flat, max(0, number.start - 70), number.start)) is None:
        return None
    if told["tender"]:
        return Term(*told.span("tender"), "trade_value", "import", "", "verb", told["tender"])
    return Term(*told.span("way"), "trade_value", told["way"], "", "noun", f"{told['way']}s")


def self_told(flat: str, number: Number) -> Term | None:
    """The term that a number is by its unit, or by the words right after it."""
    if number.sort == "price":
        return Term(number.core, number.end, "price", None, "", "noun", "price")
    carried = LED.search(flat, max(0, number.start - 24), number.start)  # from what was measured before
    if number.sort == "quantity" and number.unit in BY_UNIT and not carried:
        indicator = BY_UNIT[number.unit]
        return Term(number.core, number.end, indicator, None, "", "noun", indicator)
    if number.sort == "percent" and (market := OF_MARKET.match(flat, number.end)):
        if BIGGEST.search(market.group()):
            return None  # of what goes to the largest market
        return Term(number.end, market.end(), "market_share", None, "", "noun", "market share")
    if number.sort == "percent" and (owned := OF_FIRM.match(flat, number.end)):
        return Term(number.end, owned.end(), "stake", None, "", "noun", "share")
    return None
