"""The application: routers, problems, caching; nothing else."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from fastapi import FastAPI
from fastapi.middleware.cors import CORSMiddleware
from starlette.exceptions import HTTPException

from app.api import articles, changes, codelists, docs, facts, pairs, parties, reading, service, writing
from app.api.delivery import Delivery
from app.api.guard import Guard
from app.api.moments import Moments
from app.api.openapi import documented
from app.api.problems import allowed_methods, on_http_error, on_problem
from app.errors import Problem
from app.model.database import Database
from app.settings import Settings, settings


def create_app(chosen: Settings | None = None) -> FastAPI:
    """The application that serves the store of the settings (those of the environment, unless given)."""
    chosen = chosen or settings()
    store = Database(chosen.database_url, chosen.busy_seconds, chosen.read_seconds, read_url=chosen.read_url)

    @asynccontextmanager
    async def lifespan(_app: FastAPI) -> AsyncIterator[None]:
        if store.inline:
            store.seen()  # has the file open from now on, so that `restore` sees that it is in use
        yield
        store.close()

    app = documented(FastAPI(docs_url=None, redoc_url=None, redirect_slashes=False, lifespan=lifespan))
    app.state.store = store
    app.state.settings = chosen
    app.state.writes = asyncio.Lock()
    for resource in (facts, changes, pairs, articles, parties, codelists, reading, writing, service, docs):
        app.include_router(resource.router)
    app.add_exception_handler(Problem, on_problem)
    app.add_exception_handler(HTTPException, on_http_error)
    # FastAPI builds a route when it is first asked for: now, not while the first requests wait, nor in two threads.
    allowed_methods(app, {"type": "http", "path": "/", "headers": []})
    # The last one added is the outermost.
    app.add_middleware(Moments, store=store)
    app.add_middleware(
        CORSMiddleware,
        allow_origins=["*"],
        allow_methods=["GET", "HEAD", "OPTIONS"],
        allow_headers=["*"],
        expose_headers=["ETag", "Link", "Location", "Retry-After", "Tradefacts-Revision"],
        max_age=86400,
    )
    app.add_middleware(Guard)
    app.add_middleware(Delivery, store=store, cache_bytes=chosen.cache_bytes)
    return app
