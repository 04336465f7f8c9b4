"""Trade told by goods on their way: "goods worth 5 million crossed into Laos", "a quarter of its oil from Peru"."""

import re

from app.extraction.article import Article, within
from app.extraction.figures.terms import Term
from app.extraction.numbers.scanning import Number

# Goods that go to a country, or come from one, without anybody who sends or takes them.
WORTH = re.compile(r"(?:worth|valued at|totall?ing)(?: (?:of|about|some|over|nearly|almost))* $")
# "5 tonnes of the grain", "of U.S. wheat", "of zinc, worth 3 million,", "more".
OF_GOODS = (
    r"(?: (?:worth )?of (?:(?:the|that|this|its|their) )?(?:[A-Z][A-Za-z.]+ )?(?:[a-z-]+ ){0,2}[a-z-]+|"
    r"(?: [a-z]+)? more)?"
    r"(?:,? worth (?:[a-z]+ ){0,3}[A-Z$]{0,4}[^,.; ]{1,12}(?: (?:million|billion|mln|bn))?(?: (?:dollars|dlrs))?)?"
    r"(?:,? \([^().;]{3,40}\)|,[^,.;]{3,40},| --?[^.;]{3,40}--?)?,?"
)
# "Has already been", "is expected to be", "were due to".
HOW = (
    r"(?: (?:have|has|had|was|were|is|are|been|be|being|will|would|could|should|may|might|must|can|to|remains?|remained"
    r"|expected|due|set|scheduled|likely|about|supposed|still|also|now|already|currently|soon|usually|since|there))*"
)
# Going needs where to, arriving needs where, coming needs where from.
MOVED = re.compile(
    OF_GOODS + HOW + r" (?:(?P<to>available|allocated|allotted|earmarked|reserved|cross(?:ed|es|ing)?|flow(?:ed|s|ing)?"
    r"|mov(?:ed|es?|ing)|pass(?:ed|es|ing)|go(?:es|ing|ne)?|went|head(?:ed|ing|s)?|pour(?:ed|ing|s)?|travell?(?:ed"
    r"|ing)|entered|shipped"
    r"|trans-?shipped|sent|exported|sold|delivered|dispatched|despatched|bound|destined|transported|trucked|railed"
    r"|airlifted|air-?freighted|flown|ferried|hauled|carried|piped|routed|smuggled|trafficked|diverted|left"
    r"|leav(?:es?|ing)"
    r"|sail(?:ed|ing|s)?|on (?:its|their|the) way|en route|in transit)"
    r"(?=(?: (?:(?:across )?the (?:border|frontier)|(?:from|out of|through|via) (?:the )?[A-Z][a-z]+"
    r"(?: [A-Z][a-z]+)?|by [a-z]+))* (?:to|into|for) )"
    r"|(?P<in>arriv(?:ed?|es|ing)|land(?:ed|s|ing)?|dock(?:ed|s|ing)?|unloaded|discharged|cleared)(?= (?:in|at|into) )"
    r"|(?P<from>c[ao]mes?|coming|originat(?:ed?|es|ing)|sourced)(?= from ))(?: [a-z]+){0,3} "
)
# "5 million dollars worth of goods has been traded between Peru and Chile".
BOTH_WAYS = re.compile(
    r"(?: worth)?(?: of [a-z]+(?: [a-z]+)?)? (?:has|have|had|was|were|is|are)(?: (?:been|being))?(?: [a-z]+ly)?"
    r" (?P<verb>traded|exchanged|bartered)(?: [a-z]+){0,3} between "
)
# "5 million dollars in goods crosses the border every day".
OVER_BORDER = re.compile(
    r"(?: worth)? (?:of|in) (?:[a-z-]+ )?(?P<verb>goods|merchandise|cargo|products|trade|freight|commerce)(?: now"
    r"| each day)?"
    r"(?: (?:cross(?:es|ed|ing)?|mov(?:es?|ed|ing)|flow(?:s|ed|ing)?|pass(?:es|ed|ing)?|goes|go|went|travels?))?"
    r" (?:(?:across|over|through) )?(?:the|their|its|that) (?:[A-Za-z.-]+ ){0,3}(?:border|frontier|bridge|crossing"
    r"|strait)\b"
)
# "Did 5 million dollars' worth of business".
BUSINESS = re.compile(
    r"'?(?: (?:a|each|every|per) (?:year|month))?(?: worth)?(?: of| in)?(?: [a-z-]+)? (?P<verb>business|goods"
    r"|merchandise)\b"
)
DOING = re.compile(
    r"\b(?:exchang(?:e|es|ed|ing)|d(?:o|oes|id|one|oing)|conduct(?:ed|s|ing)?|transact(?:ed|s|ing)?)"
    r"(?: (?:about|some|over|nearly|almost|more|than|around|up|to|only|just|a|record))* $"
)
WITH_MANY = re.compile(
    r"(?:the )?[A-Z][A-Za-z .]{2,24}? and (?:the rest|all|its|various|other|many|several|foreign|different)\b"
)
OF_ITS = re.compile(r" of (?:its|their|all (?:its|their)|the country's)\b")
FROM = re.compile(r" of (?:[a-z]+ ){1,5}from (?:the )?[A-Z]")
TO = re.compile(r" of (?:[a-z0-9,.-]+ ){1,6}to (?:the )?[A-Z]")
SENDING = re.compile(
    r"\b(?P<verb>ships?|shipped|sends?|sent|sells?|sold|exports?|exported|deliver(?:s|ed)?|suppl(?:y|ies|ied))"
    r" (?:(?:about|some|nearly|almost) )?$"
)
# "A quarter of Chile's wine goes to Britain", "30 percent of Peru's oil comes from Brazil".
GOING = re.compile(
    r" of (?:the )?[A-Z][^.;,\d]{1,40}?(?:'s?|\u2019s?) (?:[a-z-]+ ){1,4}?(?:now |already |currently |still |also )?"
    r"(?:(?P<out>go(?:es)?|went|heads?|(?:is|are|was|were) (?:exported|sold|shipped|sent|destined|bound|marketed))"
    r"(?= (?:to|for|abroad|overseas|there)\b)"
    r"|(?P<in>comes?|came|(?:is|are|was|were) (?:imported|bought|sourced|supplied|shipped in|brought in))"
    r"(?= (?:from|by|abroad)\b))"
)
RELYING = re.compile(
    r"\b(?P<verb>depend(?:s|ed|ing|ent)?|rel(?:y|ies|ied|ying|iant)|counts?|leans?)"
    r"(?: (?:heavily|almost entirely|mainly))? (?:up)?on (?:the )?[A-Z][^.,;]{2,40}"
    r" for (?:(?:about|some|nearly|almost) )?$"
)
GETTING = re.compile(
    r"\b(?P<verb>gets?|got|getting|receiv(?:es?|ed|ing)|draws?|obtain(?:s|ed)?|sourc(?:es?|ed|ing)|meets?|takes?"
    r"|secur(?:es?|ed)|procur(?:es?|ed)) (?:(?:about|some|nearly|almost) )?$"
)


def moved_term(article: Article, number: Number, start: int) -> Term | None:
    """The exports that goods on their way to a country are: "goods worth 5 million crossed into Laos"."""
    flat = article.flat
    if number.sort not in {"money", "quantity", "count"}:
        return None
    if both := BOTH_WAYS.match(flat, number.end):
        pair = "" if WITH_MANY.match(flat, both.end()) else "pair"
        return Term(*both.span("verb"), "trade_value", "total", pair, "noun", both["verb"])
    did = DOING.search(flat, max(start, number.start - 40), number.start) is not None
    joint = OVER_BORDER.match(flat, number.end) or (BUSINESS.match(flat, number.end) if did else None)
    if number.sort == "money" and joint is not None:
        return Term(*joint.span("verb"), "trade_value", "total", "pair", "noun", joint["verb"])
    if number.sort == "money" and not WORTH.search(flat, start, number.start):
        return None
    moved = MOVED.match(flat, number.end)
    if moved is None or not within(article.places, moved.end(), moved.end() + 24):
        return None
    way = moved.lastgroup or ""
    begin, end = moved.span(way)
    return Term(begin, end, "trade_value", "export" if way == "to" else "import", "", "noun", moved[way])


def sourced_term(article: Article, number: Number, start: int) -> Term | None:
    """The trade of which a part is told: "gets 60 percent of its wheat from Peru", "ships a third there"."""
    flat = article.flat
    if number.sort == "percent" and (gone := GOING.match(flat, number.end)):
        side = "out" if gone["out"] else "in"
        return Term(*gone.span(side), "trade_value", "export" if gone["out"] else "import", "", "noun", gone[side])
    if number.sort != "percent" or not OF_ITS.match(flat, number.end):
        return None
    told = RELYING.search(flat, start, number.start)
    if told is None and FROM.match(flat, number.end):
        told = GETTING.search(flat, start, number.start)
    flow = "import"
    if told is None and TO.match(flat, number.end):
        told, flow = SENDING.search(flat, start, number.start), "export"
    return Term(*told.span("verb"), "trade_value", flow, "", "verb", told["verb"]) if told else None
