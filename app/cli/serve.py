"""The command that serves."""

import os
import sys
from contextlib import ExitStack
from typing import TYPE_CHECKING

import click

from app import __version__
from app.cli.program import fail, main, opened

if TYPE_CHECKING:
    from app.settings import Settings

# Beside connections: the store, exports, logs, modules.
OTHER_FILES = 256
# uvicorn kills a worker that does not answer it for so long: on a busy machine, importing takes longer than its 5 s.
WORKER_SECONDS = 60


@main.command()
@click.option("--host", default="127.0.0.1", show_default=True, help="Address to listen on.")
@click.option("--port", default=8000, show_default=True, type=click.IntRange(0, 65535), help="Port to listen on.")
@click.option("--workers", default=1, show_default=True, type=click.IntRange(1, 64), help="Processes that serve.")
@click.option("--log-format", type=click.Choice(["text", "json"]), help="Of logs: as set, else text.")
@click.option("--access-log", is_flag=True, help="Log each request, less its query.")
def serve(host: str, port: int, workers: int, log_format: str | None, access_log: bool) -> None:
    """Migrate the store, load the bundled facts, and serve.

    Example: tradefacts serve --port 8000
    """
    import gc
    import logging.config
    import signal
    from tempfile import TemporaryDirectory

    gc.disable()  # a start makes half a million objects, and nearly all stay; `served` enables it

    import uvicorn

    from app.api.wire import Wire
    from app.bundle.bundled import load_bundle
    from app.settings import misspelt, settings
    from app.telemetry import log, log_config

    chosen = settings()
    # Workers are processes of their own, which read the environment as this one did.
    os.environ["TRADEFACTS_LOG_FORMAT"] = log_format or chosen.log_format
    os.environ["TRADEFACTS_ACCESS_LOG"] = str(access_log or chosen.access_log)
    _check_free(host, port)
    _open_files(chosen.most_connections)
    store = opened()
    load_bundle(store)
    store.close()
    with ExitStack() as stack:
        if workers > 1 and not chosen.metrics_folder:
            os.environ["TRADEFACTS_METRICS_FOLDER"] = stack.enter_context(TemporaryDirectory(prefix="tradefacts"))
        settings.cache_clear()
        chosen = settings()
        logs = log_config(chosen.log_format)
        logging.config.dictConfig(logs)
        for told in misspelt(os.environ):
            log.warning("%s", told)
        _tell(host, port, chosen)
        # uvicorn ends a served process by its own signal once it has shut down; that is a clean end.
        signal.signal(signal.SIGTERM, lambda *_: sys.exit(0))
        try:
            uvicorn.run(
                "app.main:served",
                factory=True,
                host=host,
                port=port,
                workers=workers,
                http=Wire,
                ws="none",
                proxy_headers=False,  # the guard believes them where they are to be believed
                server_header=False,
                access_log=False,
                log_config=logs,
                log_level="warning",
                timeout_keep_alive=chosen.idle_seconds,
                timeout_worker_healthcheck=WORKER_SECONDS,
                timeout_graceful_shutdown=chosen.stop_seconds,
            )
        except KeyboardInterrupt:
            sys.exit(0)


def _open_files(most_connections: int) -> None:
    """Let the process have as many open files as it may have connections; many systems allow 1024 unless asked."""
    if sys.platform == "win32":
        return
    import resource

    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    needed = most_connections + OTHER_FILES
    if hard != resource.RLIM_INFINITY and hard < needed:
        fail(f"TRADEFACTS_MOST_CONNECTIONS: {hard} files may be open (ulimit -n), {needed} are needed")
    if soft != resource.RLIM_INFINITY and soft < needed:
        resource.setrlimit(resource.RLIMIT_NOFILE, (needed, hard))


def _tell(host: str, port: int, chosen: "Settings") -> None:
    """Where it is, for a person; for a program a record like all others."""
    shown = "localhost" if host in {"127.0.0.1", "0.0.0.0", "::", "::1"} else host  # noqa: S104 - only compared
    api = f"http://{f'[{shown}]' if ':' in shown else shown}:{port}/"
    docs = f"{api}docs"
    if chosen.log_format == "json":
        from app.telemetry import log

        log.info("Tradefacts %s serves", __version__, extra={"version": __version__, "api": api, "docs": docs})
    else:
        click.echo(f"Tradefacts {__version__}\n  API   {api}\n  Docs  {docs}", err=True)


def _check_free(host: str, port: int) -> None:
    """Fail in one line where the address cannot be had; the server itself would tell it after its own start."""
    import socket

    try:
        family, kind, _, _, address = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)[0]
        with socket.socket(family, kind) as tried:
            tried.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            tried.bind(address)
    except OSError as error:
        fail(f"{host}:{port} cannot be listened on: {error.strerror}")
