"""Changes told as a multiple: doubled, threefold, three times."""

import re
from collections.abc import Iterator
from decimal import Decimal

from app.extraction.numbers.hedges import read_hedge
from app.extraction.numbers.scanning import Number

WORDS = {
    "twice": "2",
    "doubl": "2",
    "tripl": "3",
    "trebl": "3",
    "quadrupl": "4",
    "quintupl": "5",
    "sextupl": "6",
    "halv": "0.5",
}
COUNTS = dict(
    zip(
        "two three four five six seven eight nine ten twelve twenty hundred".split(),
        (2, 3, 4, 5, 6, 7, 8, 9, 10, 12, 20, 100),
        strict=True,
    )
)
HALVED = r"(?:one|two|three|four|five)[ -]and[ -]a[ -]half"
NUMBER = rf"(?:{HALVED}|{'|'.join(COUNTS)}|\d{{1,3}}(?:,\d{{3}})?(?:\.\d{{1,2}})?)"
FACTOR = re.compile(
    r"(?P<near>\b(?:nearly|almost|about|near|more than|over) (?:the )?)?(?:"
    r"\b(?P<as>twice)(?= (?:as (?:much|many|large|high|big)|those"
    r"|the (?:(?:19|20)\d\d )?(?:level|figure|amount|total|value|volume|number|size))\b)"
    r"|\b(?P<verb>doubl|tripl|trebl|quadrupl|quintupl|sextupl|halv)(?:ed|ing)\b"
    r"|(?<!\ba )\b(?P<bare>doubl|tripl|trebl|quadrupl|quintupl|sextupl|halv)es?\b(?! digits?\b)"
    r"(?= (?:its|their|our|my|the|those|to"
    r"|in|that|by|from|over|within|(?:[a-z.'-]+ ){0,2}(?:trade|exports|imports|shipments|turnover|commerce"
    r"|investments?|sales|output|production"
    r"|purchases|deliveries|tourism|arrivals|capacity|business(?= between\b)))\b)"
    rf"|\b(?P<fold>{NUMBER})[- ]?folds?\b"
    rf"|\b(?P<grown>{NUMBER}) times(?= (?:to|in|over|since|compared|from|during|last|between|year|by|within"
    rf"|this|under)\b|[.,;])"
    rf"|\b(?P<times>{NUMBER}) times (?=(?:as|more|(?P<less>less|fewer|lower|smaller)|higher|larger|bigger|greater"
    rf"|what|the (?:(?:19|20)\d\d )?(?:level|size|amount|value|volume|figure|total|number)|that"
    rf"|those)\b)"
    rf"|\b(?P<again>twice|thrice|two times|three times)(?=[.,;\"\u201d]| (?:in|over|since|within|compared|from"
    rf"|during|last|between|this)\b))",
    re.IGNORECASE,
)
# One of these stands in each: most texts hold none, which is seen soonest without a pattern.
FACTOR_HINTS = (
    "twice|Twice|thrice|Thrice|doubl|Doubl|tripl|Tripl|trebl|Trebl|quadrupl|Quadrupl|quintupl|Quintupl|sextupl|Sextupl"
    "|halv|Halv|fold| times"
).split("|")
FACTOR_HINT = re.compile(rf"{'|'.join(FACTOR_HINTS[:-2])}|folds?\b| times\b")
FRACTION_HINTS = "half third quarter fourth fifth tenth".split()
FRACTION_HINT = re.compile(r"(?:half|thirds?|quarters?|fourth|fifths?|tenth)\b")
GROWN = re.compile(
    r"\b(?:increas|gr[eo]w|r[oi]se|jump|surg|soar|expand|multipl|climb|up)\w*(?: by)?(?: (?:nearly|almost"
    r"|about|more than|over))? ?$"
)
AGAIN = re.compile(
    r"\b(?:increas|gr[eo]w|r[oi]se|jump|surg|soar|expand|multipl|climb)\w*(?:,? (?:by|within|in|over|during"
    r"|for)? ?(?:[a-z0-9]+ ){0,5})?"
    r"(?: (?:nearly|almost|about|more than|over))? ?$"
)
# "Sells them five times more than it buys" is no change.
THAN_IT = re.compile(r"more than (?:it|they|we) (?:buys?|sells?|imports?|exports?|bought|sold|imported|exported)\b")
AGAIN_STEMS = {"twice": "twice", "two times": "twice", "thrice": "tripl", "three times": "tripl"}
COMPARATOR = {"more than": "gt", "over": "gt"}


def scan_factors(flat: str) -> list[Number]:
    """All changes told as a multiple, in order; `noun` is `down` where it became less."""
    found: list[Number] = []
    for match in _near(FACTOR, FACTOR_HINT, FACTOR_HINTS, flat):
        stem = match["verb"] or match["bare"] or match["as"]
        if match["again"]:
            # "Trade has grown within two years twice": no other verb is done twice.
            if AGAIN.search(flat, max(0, match.start() - 70), match.start()) is None:
                continue
            stem = AGAIN_STEMS[match["again"].lower()]
        if match["times"] and THAN_IT.match(flat, match.end()):
            continue
        count = match["fold"] or match["times"] or match["grown"]
        if match["grown"] and GROWN.search(flat[max(0, match.start() - 40) : match.start()]) is None:
            continue
        value = Decimal(WORDS[stem.lower()]) if stem else _count(count)
        near = " ".join((match["near"] or "").replace("the ", "").split()).lower()
        core = match.end("near") if match["near"] else match.start()
        start, comparator = (match.start(), COMPARATOR.get(near, "approx")) if near else read_hedge(flat, core, False)
        direction = "down" if match["less"] or (stem and stem.lower() == "halv") else "up"
        end = match.end() - (1 if match["times"] else 0)
        found.append(Number(start, end, core, value, None, "times", "times", comparator, direction))
    return found


FRACTION = re.compile(
    r"\b(?:(?P<near>nearly|almost|about|around|more than|over|less than) )?(?:(?:an?|one) )?"
    r"(?P<word>half|(?:(?<=\ba )|(?<=\bone ))third|quarter|fourth|fifth|tenth"
    r"|two[ -]thirds|three[ -]quarters|(?:two|three|four)[ -]fifths)\b(?=(?P<of> of (?!a "
    r"|what |such data|data|an |\d|FY|fiscal|(?:this|last|the) (?:year|decade|century)))?)"
    r"(?=(?P<change> (?:less|more|fewer|lower|higher|up|down)\b)?)",
    re.IGNORECASE,
)
PERCENT = {
    "half": "50",
    "third": "33.3",
    "quarter": "25",
    "fourth": "25",
    "fifth": "20",
    "tenth": "10",
    "two thirds": "66.7",
    "three quarters": "75",
    "two fifths": "40",
    "three fifths": "60",
    "four fifths": "80",
}
# "By a third", "an increase of a fifth", "fell a quarter" tell a change of so much, of nothing in particular.
CHANGED = re.compile(
    r"(?: by|\b(?:increase|rise|growth|gain|jump|surge|drop|fall|decline|decrease|slump|reduction|cut) of"
    r"|(?P<verb>\b(?:up|down|rose|risen|grew|grown|jumped|climbed|surged|gained|fell|fallen|dropped|declined|slumped"
    r"|plunged|shrank|shrunk|tumbled|slid))) $"
)
# "Rose half a percent", "half as much".
OF_SOMETHING = re.compile(
    r"[ -](?:of|an?|as|per ?cent(?:age)?|pct|(?:basis )?points?|thousand|million|billion|trillion|straight|consecutive"
    r"|successive|running|time|day|week|month|quarter|year|party|country)\b"
)
HEDGES = {"more than": "gt", "over": "gt", "less than": "lt"}
ORDINAL = re.compile(
    r"\b(?:the|its|their|his|her|our|other|upper|lower|top|bottom|better|first|second|third|fourth|last|this|next|each|per|same|final|current|that|previous|corresponding"
    r"|consecutive|straight|successive|running|fiscal|financial|calendar|latest|preceding|full|recent|past|coming"
    r"|every) $",
    re.IGNORECASE,
)
# "The April-June quarter" is a time.
MONTHS = re.compile(r"[-\u2013 ](?:Mar|Jun|Sep|Sept|Dec|March|June|September|December)[a-z]* $")


def scan_fractions(flat: str) -> list[Number]:
    """Parts told in words, as percentages: "a quarter of its exports", "rose by half", "a tenth less"."""
    found: list[Number] = []
    for match in _near(FRACTION, FRACTION_HINT, FRACTION_HINTS, flat):
        if not (match["of"] or match["change"] or _is_a_change(match, flat)):
            continue
        before = flat[max(0, match.start() - 15) : match.start()]
        if ORDINAL.search(before) or MONTHS.search(before):
            continue
        near = (match["near"] or "").lower()
        core = match.end("near") + 1 if near else match.start()
        start, comparator = (match.start(), HEDGES.get(near, "approx")) if near else read_hedge(flat, core, False)
        value = Decimal(PERCENT[match["word"].lower().replace("-", " ")])
        found.append(Number(start, match.end(), core, value, None, "percent", "percent", comparator))
    return found


def _is_a_change(match: re.Match[str], flat: str) -> bool:
    """Whether so much is what something rose or fell by, not a quarter of a year in which it did."""
    told = CHANGED.search(flat, max(0, match.start() - 20), match.start())
    bare = match[0] == match["word"] and match[0] != "half"
    return told is not None and not (told["verb"] and bare) and OF_SOMETHING.match(flat, match.end()) is None


def _near(pattern: re.Pattern[str], hint: re.Pattern[str], held: list[str], flat: str) -> Iterator[re.Match[str]]:
    """The matches of a costly pattern, sought only around the words that each of them holds."""
    if not any(map(flat.__contains__, held)):
        return
    done = 0
    for found in hint.finditer(flat):
        if found.start() < done:
            continue
        match = pattern.search(flat, max(done, found.start() - 28), min(len(flat), found.end() + 24))
        if match is not None:
            done = match.end()
            yield match


def _count(word: str) -> Decimal:
    if word.lower().endswith("half"):
        whole = re.split("[ -]", word.lower())[0]
        return Decimal(1 if whole == "one" else COUNTS[whole]) + Decimal("0.5")
    return Decimal(COUNTS[word.lower()]) if word.lower() in COUNTS else Decimal(word.replace(",", ""))
