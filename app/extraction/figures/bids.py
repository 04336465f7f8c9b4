"""What is bid for a firm, and what a bid values it at."""

import re

SUM = r"(?:[A-Z]{0,3}[$£€¥] ?)?\d"
HEDGED = r"(?: (?:about|around|some|nearly|almost|over|more|than|up|to|a|an|total|of|another|as|much))*"
# "A 5 billion dollar bid", "a $5 billion hostile takeover offer".
SUM_BEFORE = re.compile(
    r"\d(?:[ -]?(?:million|billion|mln|bln|bn|m|trillion|tn|crore)\b)?(?:[ -][a-z]+)?"
    r"(?: \([^()]{2,30}\))?(?: (?!(?:and|or|in|on|for|to|of|by|with|at)\b)[a-z-]+){0,3} $"
)
SUM_AFTER = re.compile(rf"(?: for [^.;\d]{{2,70}}?)?,? (?:of|worth|valued at|totall?ing|at){HEDGED} {SUM}")
# "A late bid of 400 dollars a troy ounce": gold is bid for.
PER_UNIT = re.compile(
    rf"[^.;\d]{{0,20}}{SUM}[\d.,]*(?: [a-z]+)? (?:an?|per) (?:troy )?"
    r"(?:ounce|oz|barrel|bushel|pound|lb|tonne|ton|kilo\w*|kg)\b"
)
# "Bid 5 billion pounds for", "offered $62 billion for the maker".
PAYING = re.compile(
    rf"{HEDGED} {SUM}(?:[^.;]|\.\d){{0,50}}? (?:\([^()]{{2,30}}\) )?(?:a share )?(?:for|to (?:buy|acquire"
    rf"|take over)) (?:the |a |an |its )?[A-Za-z]"
)
# "Values the Canadian miner at 17 billion".
VALUING = re.compile(rf" [^.;\d]{{3,70}}? at{HEDGED} {SUM}")
FIRM = re.compile(
    r"\b(?:company|firm|group|equity|stake|shares|business|bank|airline|maker|miner|producer|insurer|chain|brewer"
    r"|retailer|carmaker|operator|unit|corporation|enterprise|club)\b| (?:the )?[A-Z][a-z]+"
)
PRICE_OF_FIRM = re.compile(
    rf"{HEDGED} {SUM}(?:[^.;,]|[.,]\d){{0,30}}? for (?:(?:the|a|an|its) )?(?:(?:[A-Z][\w.]* ?){{1,2}}(?:'s|-based)? )?"
    r"(?:[a-z-]+ ){0,4}?(?:company|firm|group|business|airline|maker|miner|producer|insurer|chain|brewer|retailer"
    r"|carmaker|operator|unit|arm|subsidiary|division|publisher|developer|brand|rival|bank|start-up|startup)\b"
)
VERBS = {"bid", "bids", "bidding", "offered", "offering", "offers", "offer"}
VALUES = {"values", "valued", "valuing", "value"}


def is_no_bid(flat: str, word: str, before: str, end: int) -> bool:
    """Whether the word tells no sum that a firm is bid for or valued at."""
    if word in VALUES:
        told = VALUING.match(flat, end)
        return told is None or FIRM.search(told.group()) is None
    if PER_UNIT.match(flat, end):
        return True
    if word in VERBS and PAYING.match(flat, end):
        return False
    return SUM_BEFORE.search(before) is None and SUM_AFTER.match(flat, end) is None


def is_paid_for_firm(flat: str, end: int) -> bool:
    """Whether what is paid is the price of a firm: "paid $2 billion for the brewer Backus"."""
    return PRICE_OF_FIRM.match(flat, end) is not None
