"""Economies and their pairs: ISO 3166-1 alpha-3 countries, historical ones, blocs, and UN M49 regions."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from app.vocabulary.codes import parts, rows


@dataclass(frozen=True, slots=True)
class Economy:
    """A country, a bloc or a region, with the names and adjectives that news uses for it.

    `type` is `country`, `bloc` or `region`; `m49` is the UN's number, three digits; `alpha2` is ISO 3166-1 alpha-2.
    Aliases name one economy only; a demonym may belong to two (`Congolese`).
    """

    code: str
    name: str
    type: str
    m49: str | None
    alpha2: str | None
    aliases: tuple[str, ...]
    demonyms: tuple[str, ...]

    @property
    def takes_part(self) -> bool:
        """Whether it can be one of a pair: the world and its regions never are."""
        return self.type != "region"


@cache
def economies() -> Mapping[str, Economy]:
    """Every economy by code, in the order of the code list."""
    return {
        row["code"]: Economy(
            row["code"],
            row["name"],
            row["type"],
            row["m49"] or None,
            row["alpha2"] or None,
            parts(row["aliases"]),
            parts(row["demonyms"]),
        )
        for row in rows("economy")
    }


@cache
def taking_part() -> frozenset[str]:
    """The codes of those that can be one of a pair."""
    return frozenset(code for code, found in economies().items() if found.takes_part)


def economy(code: str) -> Economy | None:
    """The economy of exactly that code, or None."""
    return economies().get(code)


def pair_of(a: str, b: str) -> str:
    """The pair of two economies: their codes in alphabetical order, `CHN-KAZ`."""
    return "-".join(sorted((a, b)))


def parse_pair(text: str) -> str | None:
    """The pair that `text` names, in either order and case; None unless two different economies that take part."""
    if not text.isascii():  # upper() makes ASCII letters of a few others, such as the long s
        return None
    codes = text.upper().split("-")
    if len(codes) != 2 or codes[0] == codes[1]:
        return None
    both = [economy(code) for code in codes]
    return pair_of(*codes) if all(one is not None and one.takes_part for one in both) else None
