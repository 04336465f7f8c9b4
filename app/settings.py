"""Settings, each read from an environment variable with the prefix `TRADEFACTS_`."""

from functools import cache

from pydantic import Field
from pydantic_settings import BaseSettings, SettingsConfigDict


class Settings(BaseSettings):
    """All that can be set; a wrong value ends the program at its start with an error that names the setting."""

    model_config = SettingsConfigDict(env_prefix="TRADEFACTS_", extra="ignore")

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


@cache
def settings() -> Settings:
    """The settings of this process."""
    return Settings()
