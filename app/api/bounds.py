"""What is wrong with a request before any route looks at it: too long, no UTF-8, no host, a key where none belongs."""

from urllib.parse import unquote_to_bytes

from app.errors import BadRequest, HeadersTooLarge, Problem, Reason, Refused, UriTooLong
from app.telemetry import KEY

LONGEST_PATH = 2_000
LONGEST_QUERY = 20_000


def too_long(raw_path: bytes, query: bytes, header_bytes: int, most: int) -> Problem | None:
    """What passes its bound: path, query, or the header fields together."""
    if len(raw_path) > LONGEST_PATH:
        return UriTooLong(f"a path has at most {LONGEST_PATH} bytes", [Reason("path", "path", "too long")])
    if len(query) > LONGEST_QUERY:
        return UriTooLong(f"a query string has at most {LONGEST_QUERY} bytes", [Reason("query", "", "too long")])
    if header_bytes > most:
        return HeadersTooLarge(f"header fields have at most {most} bytes together")
    return None


def odd_path(raw_path: bytes) -> Problem | None:
    """Bytes in a path that no address here has."""
    if b"%" not in raw_path and raw_path.isascii():
        return None
    try:
        path = unquote_to_bytes(raw_path).decode()
    except UnicodeDecodeError:
        return BadRequest("the path is no valid UTF-8", [Reason("path", "path", "is no valid UTF-8")])
    if "\0" in path:
        return BadRequest("the path holds a NUL character", [Reason("path", "path", "holds a NUL character")])
    return None


def no_one_host() -> Problem:
    """No `Host`, or several, which server and proxy could read differently (RFC 9112, section 3.2)."""
    wrong = "a request names its host in exactly one header Host"
    return BadRequest(wrong, [Reason("header", "Host", wrong)])


def misplaced_key(query: bytes) -> Problem | None:
    """A key in an address: proxies and browsers keep addresses, so whoever sent it should know."""
    if b"tfk_" not in query or not KEY.search(query.decode("latin-1")):
        return None
    wrong = "a key goes into the header Authorization alone; addresses are logged on their way: revoke it"
    return Refused.because([Reason("query", "", wrong)])
