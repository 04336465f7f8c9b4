"""Verbs that tell of trade only where so much of something follows: taken, sent, held, earned, put into."""

import re

from app.extraction.lexicons import alternatives, rows, word_set
from app.extraction.numbers.models import AIRCRAFT

# Small numbers are words: "ordered three ships".
SPELLED = (
    r"(?:two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fifteen|twenty|thirty|forty|fifty|sixty"
    r"|half a|a dozen|two dozen)"
)
WEIGHTS = (
    "tonnes tons mt barrels bales bpd b/d kilos kilograms kg litres liters gallons bushels ounces carats head cargoes"
    " animals"
)
TRADED_THINGS = alternatives(
    [
        *WEIGHTS.split(),
        "cubic metres",
        "cubic meters",
        *(row["noun"] for row in rows("count_noun") if row["indicator"] in {"trade_volume", "cargo_volume"}),
    ]
)
MEASURED = re.compile(
    rf" (?:[a-z]+ ){{0,4}}?(?:\d[\d.,]*|[a-z]+)(?: ?(?:mln|million|billion|thousand|bn|m|k)\b)?"
    r"(?:(?: (?:to|and|or) |-)(?:\d[\d.,]*|one|two|three|four|five|six)(?: (?:mln|million|billion|thousand)\b)?)?"
    rf"(?:{AIRCRAFT.pattern}| (?:[A-Za-z0-9-]+ ){{0,2}}?(?:{TRADED_THINGS})\b)"
)
NUMBERED = re.compile(
    r" (?:[A-Z][a-z]+(?:'s)? ){0,3}(?:[a-z]+ ){0,3}(?:(?:[A-Z][A-Za-z]{0,2}\.?)?[$\u00a3\u20ac\u00a5]? ?\d"
    r"|[a-z]+ (?:million|thousand|hundred|billion|mln|bln|lakh) )"
    rf"| {SPELLED} [A-Za-z]"
)
# Goods are taken, loaded or received by weight: much else is, too.
# "Make 4 tonnes of wheat available" makes none.
OFFERING = re.compile(r"[^.;,]{3,60} available\b")
TAKING = re.compile(
    r"(?:t(?:a|oo)k|scoop|snap|pick|mop|soak|gobbl|hoover|swallow|stock|truck|allow|us(?:e|es|ing)$|leas|charter"
    r"|promis|pledg|offer|airlift|ferr|railed|dug|digs?|gets?$|got$|getting|lets? |admit"
    r"|barter|swap|consum"
    r"|dr[ia]nk|eats?$|ate$|burn|grind|crush|yield|extract|harvest|mines|smelt|milling|fl[yeo]|off-?load|res[eo]l"
    r"|re-ex|turn"
    r"|book|br[io]|receiv|lift|load|obtain|absorb|sourced?|se?nd|sent)"
)
# "Exports made 5 billion dollars": they came to that.
TRADING = re.compile(
    r"\b(?:exports|imports|turnover|trade|shipments|sales|purchases|deliveries|deficit|surplus)"
    r"(?: (?:to|from|with|of) [A-Za-z]+)? $"
)
CHANGED = re.compile(
    r" (?:fell|rose|grew|dropped|increased|decreased|declined|climbed|jumped|surged|plunged|tumbled|slumped|soared"
    r"|dipped|were|was|are|is|also|totall?ed|reached)\b"
)
A_HECTARE = re.compile(r" [^.;,]{2,30} (?:an?|per|each) (?:hectare|acre|tree|plot)\b")
# "Got 3 million tonnes", not "gets closer to 3 million".
GETTING = {"get", "gets", "got", "getting"}
SO_MANY = re.compile(
    r"(?: (?:about|some|over|only|just|nearly|almost|up to|another|more than|at least|an extra|a further))* \d[\d.,]*"
    r"(?: (?:million|mln|billion))? (?:metric )?(?:tonnes|tons|barrels|bags|bales|head|bushels|cubic)\b"
)
# "Imports from all sources" are no doing.
SOURCES = re.compile(r"\b(?!(?:it|which|that|also|now|already|currently)\b)[a-z]+ $")
# "Making a 57 percent increase".
CHANGE_MADE = re.compile(r" an? (?:[a-z]+ )?\d[\d.]* ?(?:%|percent|per cent|pct)")
# "3 million tonnes will be sourced from Peru".
DONE = re.compile(
    r"\b(?:tonnes|tons|mt|barrels|metres|meters|litres|head|cattle|sheep|containers|cargoes|units|vehicles|cars|trucks"
    r"|aircraft|planes|kilos|bales|bags|percent|%)(?: of [a-z-]+(?: [a-z-]+){0,3})?,?"
    r" (?:(?:would|will|to|may|could|has|have|had) )?(?:was|were|is|are|be|been|being)"
    r"(?: (?:already|also|mainly|mostly|usually|currently))? $"
)
DONE_SO = re.compile(r" (?:out|from|to|for|at|in|via|through|by|abroad|overseas|on)\b")
# "The sale of 3,000 tonnes to Peru", "a cargo of 500 cars"; the sale of a stake or of bonds is none of goods.
LOTS = {"sale of", "delivery of", "cargo of", "cargoes of", "consignment of", "consignments of", "batch of", "load of"}
OF_MANY = re.compile(
    r" (?:(?:about|some|nearly|almost|over|more than|around|up to|at least|another|a further|additional) )*\d[\d.,]*"
    r"(?: (?:mln|million|billion|thousand|lakh))?(?! (?:percent|per cent|pct|years|days|months|weeks)\b) ?[A-Za-z]"
)
HELD = {"hold", "held", "own", "owned", "controls"}
# "Paid 6 billion dollars for Iranian gas".
PAYING = {"paid", "pays", "pay", "paying"}
PAID_FOR = re.compile(
    r" (?:[a-z]+ ){0,3}(?:[A-Z]+)?[$\u00a3\u20ac]?\d(?:[^,.;]|\.\d|U\.S\.){1,40} for (?:[a-z]+ )?[A-Z][a-z]+"
    r" (?!rival|firm|maker|compan|bank|stake|share|group|giant|unit|business|chain|brand|club|player|airline|land|real"
    r"|propert|bond|debt)[a-z]{3}"
)
# "Put 300 million into Hungary".
INTO = re.compile(
    r" (?:[a-z]+ ){0,3}(?:[A-Z]+)?[$\u00a3\u20ac]?\d(?:[^,.;]|\.\d){1,40} into (?:(?:the|its|their) )?(?:[a-z]+ ){0,2}"
    r"(?:[A-Z]|countr(?:y|ies)|region|economy|continent|island|kingdom|neighbou?rs?|projects?|plants?|factor(?:y|ies)"
    r"|mines?)"
)
# "The maker, in which Panasonic has 13 percent".
HAVING = {"has", "have", "had"}
IN_WHICH = re.compile(r"\bin which (?:[^,.;]{2,50}) $")
# "73 percent of what the country ships".
OF_WHICH = re.compile(r"\bof which (?:the )?(?:[A-Z][A-Za-z]+ ){1,2}$")
WHAT = re.compile(r"\bwhat (?:(?:the|its?|they) ?)?(?:[A-Za-z]+ ){0,2}$")
PART = re.compile(
    r" (?:[a-z]+ ){0,3}\d[\d.]* ?(?:%|pct|percent|per cent)(?: (?:stake|share|interest|holding)\b|[.,;]| in "
    r"| of (?:the |its )?(?:[A-Za-z'-]+ ){0,3}(?:market|shares|equity|company|venture|project|capital)\b)"
)
# "Earned 866 million dollars from coffee".
EARNED = re.compile(
    r" (?:the (?:country|nation|kingdom|island|republic|economy)|it) (?:[a-z]+ ){0,2}(?:[A-Z]+)?[$\u00a3\u20ac]?\d"
    r"|(?:[^.;,]|U\.S\.|[.,]\d){2,60} (?:from|by|through) (?:the )?"
    r"(?:(?:exporting|selling|exports? of|sales of) )?[a-z]"
)
# "Russian buyers took 60 percent of Polish apples".
PART_OF = re.compile(r" (?:[a-z]+ ){0,3}\d[\d.]* ?(?:%|pct|percent|per cent) of (?:the )?(?:[A-Z]|world|global)")
# "Earned 3 million from the sale of timber to Peru".
# "Will pump 10 million tonnes to Peru": into a pipe that leads there.
PUMPING = {"pump", "pumping"}
PUMPED_TO = re.compile(r"[^.;,]{4,80} (?:to|into) (?:the )?[A-Z]")
# "Took 5 billion euros worth of German goods".
SO_MUCH = re.compile(
    r" (?:[a-z]+ ){0,3}(?:[A-Z]{0,3} ?[$\u20ac\u00a3]?)\d[\d.,]*(?: ?(?:billion|million|mln|bln|bn|m|crore|lakh))?"
    r"(?: [A-Za-z.]+){0,2}(?:'s?)? (?:worth )?of (?:(?:[A-Z][a-z]+|its|their) )?(?:[a-z-]+ ){0,2}(?:goods|exports"
    r"|products|imports)\b"
)
# "Sends Peru goods worth 5 million".
# "Took Peruvian garments worth 5 million".
GOODS_WORTH = re.compile(
    r" (?:(?:[A-Z][a-z]+ )?(?:goods|products|merchandise)(?: [a-z]+)?|[A-Z][a-z]+(?:'s)? (?:[a-z-]+ ){0,2}?[a-z-]+)"
    r" (?:worth|valued at) "
)
SOLD = {"sale of"}
OF_THINGS = re.compile(
    r" (?!(?:its|their|his|the|a|an|stakes?|shares?|bonds?|units?|assets?|business|government|state|land|property)\b)"
    r"[a-z]+(?: (?:and )?[a-z]+){0,3} (?:to|abroad|overseas)\b"
)
RELATIVE = re.compile(
    r"\d(?: ?(?:million|billion|mln|bln|bn|m)\b)?(?: [a-z]+)? (?:that|which) (?:[A-Z][A-Za-z]+ )?(?:has |had )?$"
)
# Trains and ships carry tonnes and containers; people carry anything, and provide help.
FREIGHT = {
    "carrying",
    "carry",
    "carries",
    "transporting",
    "transports",
    "hauling",
    "handles",
    "handling",
    "loaded with",
    "laden with",
    "provide",
    "provides",
    "provided",
    "providing",
}
# Much is lost; in trade it is traders who lose, or sales.
PERCENT_NEXT = re.compile(r" (?:[a-z]+ ){0,3}\d[\d.]* ?(?:%|pct|percent|per cent)")
LOSING = {"lose", "loses", "losing", "lost"}
TRADERS = re.compile(
    r"\b(?:exporters?|importers?|growers|farmers|producers|manufacturers|traders|retailers|exports?|imports?|trade"
    r"|revenues?"
    r"|sales|orders|earnings|industry|tariffs?|sanctions|ban|embargo|boycott|jobs)\b"
)
# A country needs or seeks much else; so many tonnes of it will be imported.
SEEKING = re.compile(r"(?:need|requir|seek|sought|want|tender|in the market)")
NEEDED = re.compile(
    r"(?: (?:to (?:buy|import|purchase)|about|some|nearly|over|at least|up to|another|between|an? (?:additional"
    r"|further)|more"
    r" than|around|a total of))* \d[\d.,]*(?: ?(?:mln|million|thousand|m|k)\b)?(?: and \d[\d.,]*(?: ?(?:mln|million"
    r"|thousand|m|k)\b)?)?"
    r" (?:(?:metric|new|more|extra|imported) )*(?:tonnes|tons|mt|barrels|bales|bags|head|cubic (?:metres|meters)|bcm"
    r"|bushels"
    r"|aircraft|planes|airliners|jets|cars|trucks|buses|locomotives|wagons)\b(?! (?:a"
    r"|per) hectare)"
)
OF_GOODS = {
    "sourced",
    "sent",
    "dispatched",
    "received",
    "loaded",
    "procured",
    "obtained",
    "lifted",
    "taken",
    "brought in",
}


def is_pumped_up(flat: str, word: str, end: int) -> bool:
    """Whether the oil that is pumped goes nowhere yet: "Peru pumps 3 million barrels a day" tells its output."""
    return word in PUMPING and PUMPED_TO.match(flat, end) is None


def is_no_making(flat: str, word: str, before: str, end: int) -> bool:  # noqa: PLR0911, PLR0912 - one kind of verb each
    """Only what is counted is made or taken, and parts are held: no progress, no place, no talks.

    `before` holds the words before the verb, `end` is where it ends in the text `flat`.
    """
    if (
        (flat.startswith(" up ", end) and not flat.startswith(" up to ", end))
        or (word.endswith(" up") and flat.startswith(" to ", end))
        or CHANGE_MADE.match(flat, end)
        or (word.startswith("mak") and OFFERING.match(flat, end))
        or (word.startswith("yield") and A_HECTARE.match(flat, end))
        or (word in GETTING and SO_MANY.match(flat, end) is None)
        or (word == "sources" and SOURCES.search(before))
        or (word.endswith("s") and CHANGED.match(flat, end))
    ):
        return True  # what makes up a part; ships that "fell 5 percent" are goods
    if word in LOSING and (PERCENT_NEXT.match(flat, end) or TRADERS.search(flat, max(0, end - 80), end + 90) is None):
        return True
    if GOODS_WORTH.match(flat, end) or ((TAKING.match(word) or word in FREIGHT) and SO_MUCH.match(flat, end)):
        return False
    if word in PUMPING:
        return NUMBERED.match(flat, end) is None or MEASURED.match(flat, end) is None
    if SEEKING.match(word):
        return NEEDED.match(flat, end) is None
    if word in LOTS:
        return OF_MANY.match(flat, end) is None and not (word in SOLD and OF_THINGS.match(flat, end))
    if word in {"make", "makes", "making"} and TRADING.search(before):
        return True
    if word in HELD:
        return PART.match(flat, end) is None
    if word in HAVING:
        return IN_WHICH.search(flat, max(0, end - 70), end - len(word)) is None or PART.match(flat, end) is None
    if word in PAYING:
        return PAID_FOR.match(flat, end) is None
    if word in word_set("putting"):
        return INTO.match(flat, end) is None
    if (
        word in OF_GOODS
        and DONE_SO.match(flat, end)
        and DONE.search(flat, max(0, end - len(word) - 70), end - len(word))
    ):
        return False
    if word in FREIGHT:
        return MEASURED.match(flat, end) is None
    if WHAT.search(before) or (OF_WHICH.search(before) and NUMBERED.match(flat, end)):
        return False
    if RELATIVE.search(before):
        return False  # "the 5 million that Peru earned from exports"
    if word.startswith("earn") and EARNED.match(flat, end) is None:
        return True  # what a firm earns is no trade
    if word in word_set("fields_yield") and MEASURED.match(flat, end) is None:
        return True
    return NUMBERED.match(flat, end) is None or (
        TAKING.match(word) is not None and MEASURED.match(flat, end) is None and PART_OF.match(flat, end) is None
    )
