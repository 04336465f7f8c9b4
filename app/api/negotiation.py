"""Which format a client gets: by `?format=`, else by the header Accept (RFC 9110, section 12)."""

import re
from contextlib import suppress
from functools import lru_cache

import mimeparse

from app.errors import NotAcceptable, Reason, Refused

# Last wins where a client likes several equally: a browser gets JSON.
MEDIA = {"ndjson": "application/x-ndjson", "csv": "text/csv", "json": "application/json"}
ALSO = {"application/ndjson": "ndjson", "application/jsonl": "ndjson", **{media: name for name, media in MEDIA.items()}}
CONTENT_TYPE = {
    "json": "application/json",
    "csv": "text/csv; charset=utf-8; header=present",
    "ndjson": "application/x-ndjson",
}

# How much of a header is looked at: no client of good faith sends more, and sixty thousand letters take long to weigh.
LONGEST = 1000
# The members of a list: a comma between quotes parts nothing.
MEMBER = re.compile(r'(?:[^,"]|"(?:[^"\\]|\\.)*"?)+')


def asked_format(accept: str, wanted: str | None, offered: tuple[str, ...] = ("json", "csv", "ndjson")) -> str:
    """The format of the answer. `wanted` (from `?format=`) goes before the header.

    Refused for a format that is not offered here, NotAcceptable where the header leaves none.
    """
    if wanted is not None:
        if wanted in offered:
            return wanted
        raise Refused.because(
            [Reason("query", "format", f"{wanted[:40]!r} cannot be had here; {' or '.join(offered)} can")]
        )
    found = best(accept, offered)
    if found is None:
        media = ", ".join(MEDIA[name] for name in offered)
        raise NotAcceptable(
            f"none of {accept[:200]!r} can be had here: {media} can", [Reason("header", "Accept", media)]
        )
    return found


@lru_cache(maxsize=512)
def best(accept: str, offered: tuple[str, ...]) -> str | None:
    """The offered format that the header likes best, or None. What is no media type leaves the others as they are."""
    if not accept.strip():
        return "json"
    supported = [media for media in ALSO if ALSO[media] in offered]
    ranges = []
    for member in MEMBER.findall(accept.lower()):
        with suppress(mimeparse.MimeTypeParseException):
            ranges.append(mimeparse.parse_media_range(member))
    liked = [(mimeparse.quality_and_fitness_parsed(media, ranges), place) for place, media in enumerate(supported)]
    (quality, _), place = max(liked)
    return ALSO[supported[place]] if quality else None


@lru_cache(maxsize=512)
def takes_gzip(accept_encoding: str) -> bool:
    """Whether the header Accept-Encoding likes gzip no less than an answer as it is."""
    weights: dict[str, float] = {}
    for part in accept_encoding.split(","):
        name, _, parameter = part.partition(";")
        try:
            weights[name.strip().lower()] = float(parameter.partition("=")[2] or 1)
        except ValueError:
            weights[name.strip().lower()] = 0.0
    rest = weights.get("*", 0.0)
    gzip = weights.get("gzip", weights.get("x-gzip", rest))
    # Named by nobody, an answer as it is comes last (RFC 9110, section 12.5.3).
    return gzip > 0 and gzip >= weights.get("identity", 0.0)
