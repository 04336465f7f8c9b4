"""Settings, each read from an environment variable with the prefix `TRADEFACTS_`."""

from collections.abc import Iterable, Iterator
from difflib import get_close_matches
from functools import cache
from ipaddress import ip_network
from typing import Annotated, Literal

from pydantic import AfterValidator, Field
from pydantic_settings import BaseSettings, SettingsConfigDict


def _rate(text: str) -> str:
    """A rate as the library `limits` writes it, or nothing."""
    if text:
        from limits import parse_many  # noqa: PLC0415 - only where a rate is set

        try:
            parse_many(text)
        except ValueError:
            raise ValueError("a rate is written as 30/minute, or 30/minute;500/day") from None
    return text


def _networks(text: str) -> str:
    """Addresses and networks, separated by commas."""
    for part in filter(None, (part.strip() for part in text.split(","))):
        try:
            ip_network(part)
        except ValueError:
            raise ValueError(f"{part!r} is no address or network, such as 10.0.0.0/8") from None
    return text


Rate = Annotated[str, AfterValidator(_rate)]
Networks = Annotated[str, AfterValidator(_networks)]


PREFIX = "TRADEFACTS_"
# From so alike on a name is taken for a slip.
ALIKE = 0.75


class Settings(BaseSettings):
    """All that can be set; a wrong value ends the program at its start with an error that names the setting."""

    model_config = SettingsConfigDict(env_prefix=PREFIX, extra="ignore")

    database_url: str = Field(
        "sqlite:///data/tradefacts.sqlite", description="Where the store is: sqlite:///FILE or postgresql://..."
    )
    read_url: str | None = Field(
        None, description="Where replicas of a store on PostgreSQL answer readers (libpq URL, several hosts and all)."
    )
    cache_bytes: int = Field(64 * 2**20, ge=0, description="Memory for finished answers, in bytes; 0 keeps none.")
    read_seconds: float = Field(
        5.0, gt=0, description="Longest time that one question may take before it is answered 503 too-costly."
    )
    count_bound: int = Field(100_000, ge=1, description="Up to how many facts `count=true` counts exactly.")
    busy_seconds: float = Field(10.0, ge=0, description="How long a write waits for another program's write to end.")

    export_seconds: float = Field(600.0, gt=0, description="Longest time that one CSV or NDJSON stream may take.")
    header_bytes: int = Field(65_536, ge=1024, description="Most bytes of a request's line and header fields.")
    body_bytes: int = Field(8 * 2**20, ge=1024, description="Most bytes of any body.")
    header_seconds: float = Field(10.0, gt=0, description="Longest time for a request's line and header fields.")
    body_seconds: float = Field(60.0, gt=0, description="Longest time for a request's body.")
    idle_seconds: int = Field(15, ge=1, description="How long a connection is kept between two requests.")
    stall_seconds: float = Field(30.0, gt=0, description="How long a client may leave an answer unread.")
    stop_seconds: int = Field(10, ge=1, description="How long a stop waits for requests under way.")
    most_connections: int = Field(4000, ge=1, description="Connections at a time, in each process.")
    most_reads: int = Field(256, ge=1, description="Requests without a body under way at a time, in each process.")
    most_writes: int = Field(64, ge=1, description="Requests with a body under way at a time, in each process.")
    reading_rate: Rate | None = Field(None, description="How often one client may have articles read.")
    search_rate: Rate | None = Field(None, description="How often one client may search by `q`.")
    trusted_proxies: Networks = Field("127.0.0.1,::1", description="Whose X-Forwarded-For is believed.")

    log_format: Literal["text", "json"] = Field("text", description="Of logs: text or json.")
    access_log: bool = Field(False, description="Whether each request is logged.")
    metrics_folder: str | None = Field(None, description="Where workers of one server tell each other their numbers.")


@cache
def settings() -> Settings:
    """The settings of this process."""
    return Settings()


def misspelt(names: Iterable[str]) -> Iterator[str]:
    """What is wrong with names of variables that are nearly those of settings: they would be left aside.

    They are told and not refused: a cluster names variables after its services, and one may be called tradefacts.
    """
    known = [name.upper() for name in Settings.model_fields]
    for name in names:
        prefix, told = name[: len(PREFIX)].upper(), name[len(PREFIX) :].upper()
        if prefix == PREFIX and told not in known:
            for meant in get_close_matches(told, known, 1, ALIKE):
                yield f"{name} is no setting: {PREFIX}{meant} is one"
