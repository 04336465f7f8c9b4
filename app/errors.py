"""What can go wrong for a client, each with its HTTP status and title; `api/problems.py` tells it (RFC 9457)."""

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from typing import ClassVar


@dataclass(frozen=True, slots=True)
class Reason:
    """One thing that is wrong, and where: a query, path or header `name`, or an RFC 6901 `pointer` into the body."""

    place: str
    where: str
    detail: str

    def as_dict(self) -> dict[str, str]:
        """The member of a problem's `errors`."""
        key = "pointer" if self.place == "body" else "name"
        return {"in": self.place, key: self.where, "detail": self.detail}


class Problem(Exception):
    """The root of all that a client is told; `reasons` name each place, `headers` go along with the answer."""

    status: ClassVar[int] = 500
    name: ClassVar[str] = "internal-error"
    title: ClassVar[str] = "Internal error"

    def __init__(self, detail: str, reasons: Sequence[Reason] = (), headers: Mapping[str, str] | None = None) -> None:
        super().__init__(detail)
        self.detail = detail
        self.reasons = tuple(reasons)
        self.headers = dict(headers or {})


class BadRequest(Problem):
    """The request itself is malformed: bytes that are no UTF-8, a path with NUL, no `Host` or several."""

    status, name, title = 400, "bad-request", "Malformed request"


class NotFound(Problem):
    """Nothing has this address."""

    status, name, title = 404, "not-found", "Not found"


class MethodNotAllowed(Problem):
    """The address is right, the method is not; `Allow` names the right ones."""

    status, name, title = 405, "method-not-allowed", "Method not allowed"


class NotAcceptable(Problem):
    """None of the media types that the client accepts can be had here."""

    status, name, title = 406, "not-acceptable", "Not acceptable"


class RequestTimeout(Problem):
    """The client took too long to send its request."""

    status, name, title = 408, "request-timeout", "Request timeout"


class Conflict(Problem):
    """The request contradicts what is stored."""

    status, name, title = 409, "conflict", "Conflict"


class PreconditionFailed(Problem):
    """The client's copy (If-Match) is stale."""

    status, name, title = 412, "precondition-failed", "Precondition failed"


class PreconditionRequired(Problem):
    """The request must say which version it means (If-Match), so that nobody's change is lost."""

    status, name, title = 428, "precondition-required", "Precondition required"


class Unauthorized(Problem):
    """No key, or one that is not good."""

    status, name, title = 401, "unauthorized", "Key needed"


class Forbidden(Problem):
    """The key is good, but not for this."""

    status, name, title = 403, "forbidden", "Not allowed with this key"


class TooLarge(Problem):
    """The body passes its bound."""

    status, name, title = 413, "too-large", "Body too large"


class UnsupportedMediaType(Problem):
    """The body is of a type that is not taken here."""

    status, name, title = 415, "unsupported-media-type", "Media type not supported"


class UriTooLong(Problem):
    """The query string passes its bound."""

    status, name, title = 414, "uri-too-long", "URI too long"


class Refused(Problem):
    """Parameters or a proposal break a rule; every reason is told at once."""

    status, name, title = 422, "refused", "Refused"

    @classmethod
    def because(cls, reasons: Sequence[Reason]) -> "Refused":
        """All reasons in one problem; its detail is the first, and how many more there are."""
        more = f" (and {len(reasons) - 1} more, see errors)" if len(reasons) > 1 else ""
        return cls(f"{reasons[0].where or reasons[0].place}: {reasons[0].detail}{more}", reasons)

    @classmethod
    @contextmanager
    def later(cls, reasons: list[Reason]) -> Iterator[None]:
        """Adds the reasons of a refusal in its block to `reasons`, so that they are told with what else is wrong."""
        try:
            yield
        except Refused as refused:
            reasons += [reason for reason in refused.reasons if reason not in reasons]


class TooManyRequests(Problem):
    """This client has asked for what is expensive more often than is allowed; `Retry-After` tells when again."""

    status, name, title = 429, "too-many-requests", "Too many requests"


class HeadersTooLarge(Problem):
    """The header block passes its bound."""

    status, name, title = 431, "headers-too-large", "Request headers too large"


class TooCostly(Problem):
    """The answer would take longer than its bound."""

    status, name, title = 503, "too-costly", "Too costly"


class Unavailable(Problem):
    """The store cannot be reached, is locked, or its disk is full: try again later."""

    status, name, title = 503, "unavailable", "Store not available"


class Busy(Problem):
    """As much is under way as may be at a time: try again at once."""

    status, name, title = 503, "busy", "Busy"
