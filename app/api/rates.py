"""How often one client may ask for what is expensive: reading articles, and full text. Off unless set.

Counted in each process on its own, so two workers allow up to twice as much.
"""

import math
import time
from ipaddress import IPv6Address, ip_address
from typing import TYPE_CHECKING

from starlette.requests import Request

from app.api.access import bearer
from app.api.tally import Tally
from app.errors import TooManyRequests, Unauthorized
from app.settings import Settings

if TYPE_CHECKING:
    from limits import RateLimitItem

# Whoever has one address of an IPv6 network of this size has them all.
NETWORK_BITS = 64


class Rates:
    """The rates of an application, by policy, and what each client has spent."""

    def __init__(self, chosen: Settings, tally: Tally) -> None:
        self.allowed: dict[str, list[RateLimitItem]] = {"reading": [], "search": []}
        self.counts = tally.counts
        set_rates = {"reading": chosen.reading_rate, "search": chosen.search_rate}
        if not any(set_rates.values()):
            return
        # Of 31 modules, which a server without rates need not load.
        from limits import parse_many  # noqa: PLC0415 - as said
        from limits.storage import MemoryStorage  # noqa: PLC0415 - as said
        from limits.strategies import SlidingWindowCounterRateLimiter  # noqa: PLC0415 - as said

        self.allowed |= {policy: parse_many(rate) for policy, rate in set_rates.items() if rate}
        self.limiter = SlidingWindowCounterRateLimiter(MemoryStorage())

    def spend(self, policy: str, client: str) -> list[tuple[bytes, bytes]]:
        """Count one request of a client: the RateLimit fields of its answer. TooManyRequests where nothing is left."""
        allowed = self.allowed[policy]
        spent = next((item for item in allowed if not self.limiter.test(item, policy, client)), None)
        if spent is None:
            for item in allowed:
                self.limiter.hit(item, policy, client)
        named = [(f"{policy}-{item.GRANULARITY.name}", item) for item in allowed]
        policies = ", ".join(f'"{name}";q={item.amount};w={item.get_expiry()}' for name, item in named)
        left = ", ".join(f'"{name}";{self._left(item, policy, client)}' for name, item in named)
        if spent is None:
            return [(b"ratelimit-policy", policies.encode()), (b"ratelimit", left.encode())]
        self.counts["limited"] += 1
        wait = self._seconds(item=spent, policy=policy, client=client)
        raise TooManyRequests(
            f"{spent} are allowed to one client; try again in {wait} seconds",
            headers={"Retry-After": str(wait), "RateLimit-Policy": policies, "RateLimit": left},
        )

    def _left(self, item: "RateLimitItem", policy: str, client: str) -> str:
        remaining = self.limiter.get_window_stats(item, policy, client).remaining
        return f"r={remaining};t={self._seconds(item, policy, client)}"

    def _seconds(self, item: "RateLimitItem", policy: str, client: str) -> int:
        return max(1, math.ceil(self.limiter.get_window_stats(item, policy, client).reset_time - time.time()))


async def spend(request: Request, policy: str) -> None:
    """Count a request that is expensive. TooManyRequests if its client, a key or an address, has spent its rate."""
    rates: Rates = request.app.state.rates
    if rates.allowed[policy]:
        marks = rates.spend(policy, await _client(request))
        request.scope.setdefault("state", {})["marks"] = marks


async def _client(request: Request) -> str:
    try:
        key = await bearer(request)
    except Unauthorized:
        key = None  # or each wrong key would be a client of its own
    if key is not None:
        return f"key {key.author.name}"
    host = request.client.host if request.client else ""
    try:
        address = ip_address(host)
    except ValueError:
        return host
    if isinstance(address, IPv6Address):
        # A socket of both versions shows clients of IPv4 so: they are no network together.
        return str(address.ipv4_mapped or int(address) >> (128 - NETWORK_BITS))
    return host
