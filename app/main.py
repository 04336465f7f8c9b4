"""The application: routers, problems, caching; nothing else."""

import asyncio
import gc
import sys
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from fastapi import FastAPI
from fastapi.telemetry import TelemetryConfig
from starlette.exceptions import HTTPException

from app.api import articles, changes, codelists, docs, facts, metrics, pairs, parties, reading, service, writing
from app.api.delivery import Delivery
from app.api.guard import Guard
from app.api.kept import Kept
from app.api.moments import Moments
from app.api.openapi import document
from app.api.origins import Origins
from app.api.problems import on_http_error, on_problem
from app.api.rates import Rates
from app.api.routes import Application
from app.api.tally import Shared, Tally
from app.errors import Problem
from app.model.database import Database
from app.settings import Settings, settings

RESOURCES = (facts, changes, pairs, articles, parties, codelists, reading, writing, service, metrics, docs)
# After how many new objects Python looks for those that hold each other, and how long a thread may hold up others.
COLLECTED, SWITCH_SECONDS = 20_000, 0.0005


def create_app(chosen: Settings | None = None) -> FastAPI:
    """The application that serves the store of the settings (those of the environment, unless given)."""
    chosen = chosen or settings()
    store = Database(chosen.database_url, chosen.busy_seconds, chosen.read_seconds, read_url=chosen.read_url)

    tally = Tally()
    shared = Shared(tally, chosen.metrics_folder)

    @asynccontextmanager
    async def lifespan(_app: FastAPI) -> AsyncIterator[dict[str, Tally]]:
        if store.inline:
            store.seen()  # has the file open from now on, so that `restore` sees that it is in use
        async with shared.published():
            yield {"tally": tally}
        store.close()

    # FastAPI would look for providers of OpenTelemetry at each request; what is measured here is at /metrics.
    silent: TelemetryConfig = {"tracing": False, "metrics": False, "logs": False}
    routes = [route for resource in RESOURCES for route in resource.router.routes]
    app = Application(
        routes, docs_url=None, redoc_url=None, redirect_slashes=False, lifespan=lifespan, telemetry=silent
    )
    document(app)
    app.state.store = store
    app.state.settings = chosen
    app.state.tally = tally
    app.state.shared = shared
    app.state.rates = Rates(chosen, tally)
    app.state.writes = asyncio.Lock()
    app.add_exception_handler(Problem, on_problem)
    app.add_exception_handler(HTTPException, on_http_error)
    # The last one added is the outermost.
    app.add_middleware(Moments, store=store)
    app.add_middleware(Origins)
    kept = Kept(store, chosen.cache_bytes, tally)
    app.add_middleware(Delivery, store=store, kept=kept)
    app.add_middleware(Guard, chosen=chosen, tally=tally, kept=kept, template=app.template)
    return app


def served() -> FastAPI:
    """The application that has its process for itself, which is set up for it."""
    app = create_app()
    # What is loaded stays: the collector need not look at it again and again, nor so often at the little that does not.
    gc.freeze()
    gc.set_threshold(COLLECTED)
    gc.enable()
    # A thread that reads an article would hold up answers by ten times as much.
    sys.setswitchinterval(SWITCH_SECONDS)
    return app
