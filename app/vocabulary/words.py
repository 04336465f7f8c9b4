"""Words as search and names compare them: case and accents do not matter, a word is a run of letters and digits."""

import re
from hashlib import sha256
from unicodedata import category, normalize

WORD = re.compile(r"[^\W_]+")
NOT_ASCII = re.compile(r"[^a-z0-9]")
# Unicode does not decompose these, yet people type the plain letter: "Mærsk", "Łódź", "Yıldırım".
PLAIN = str.maketrans(
    {"ł": "l", "ø": "o", "đ": "d", "ħ": "h", "ŧ": "t", "ı": "i", "æ": "ae", "œ": "oe", "ð": "d", "þ": "th"}
)


def words(text: str) -> list[str]:
    """The words of a text, without case and accents (Unicode case folding and NFKD, all marks dropped)."""
    if text.isascii():
        return WORD.findall(text.lower())
    return WORD.findall(_plain(text))


def fold(text: str) -> str:
    """The words joined by blanks: two names are the same when these are equal."""
    return " ".join(words(text))


def slug(name: str) -> str:
    """A name as an id: its words in ASCII, joined by hyphens; with a digest where that loses a letter or has none.

    Else "ВТБ 24" and "Сбербанк 24" were one party, and so were all names of signs alone.
    """
    folded = fold(name)
    ascii_words = "-".join(filter(None, (NOT_ASCII.sub("", word) for word in folded.split())))
    return ascii_words if folded and folded.isascii() else f"{ascii_words or 'x'}-{_digest(folded or name)}"


def _digest(text: str) -> str:
    return sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:12]


def _plain(text: str) -> str:
    decomposed = normalize("NFKD", text.casefold())
    return "".join(letter for letter in decomposed if category(letter)[0] != "M").casefold().translate(PLAIN)
