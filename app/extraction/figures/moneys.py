"""Whose own money an article counts in."""

from app.extraction.article import Article
from app.vocabulary.economies import economies

# Moneys in which many countries count.
SHARED_MONEY = {"USD", "EUR", "XAF", "XOF", "XDR"}


def home(article: Article) -> str | None:
    """Whose own money the article counts in, if one country's only: "10 trillion yen"."""
    units = {one.unit for one in article.numbers if one.sort == "money" and one.unit not in SHARED_MONEY}
    if len(units) != 1:
        return None
    money = (units.pop() or "")[:2]  # a code of ISO 4217 begins with the country's of ISO 3166
    return next((one.code for one in economies().values() if one.alpha2 == money and one.takes_part), None)
