"""Whether something is paid for in goods: "in exchange for rice" is barter, "for lower duties" a bargain."""

import re

from app.extraction.lexicons import word_set

PAID = re.compile(
    r"(?<!\S)(?:in exchange for|in return for|in payment for|as payment for|against) (?P<what>(?:[^\s,;:<>]+ ){1,7})"
    r"|(?<!\S)(?P<sure>in barter for|on a barter basis|(?:to|will) (?:swap|barter|trade) (?:\S+ ){1,8}?for) "
    r"|(?<!\S)(?:to|will|would) exchange (?P<given>(?:[^\s,;:<>]+ ){1,6}?)for "
)
GOODS = word_set("bartered")
# "In return for lifting the ban on beef": something is done, not delivered.
DONE = re.compile(
    r"(?:the |a |its |their )?(?:[a-z]+ly )?[a-z]+ing (?!of )|(?:lower|reduced|duty-free|access|cuts|tariff) "
)


def paid_in_goods(text: str, begin: int = 0, end: int | None = None) -> bool:
    """Whether the stretch tells a payment in goods."""
    for match in PAID.finditer(text, begin, len(text) if end is None else end):
        if match["sure"]:
            return True
        words = match["what"] or match["given"]
        if DONE.match(words) is None and not GOODS.isdisjoint(words.lower().split()):
            return True
    return False
