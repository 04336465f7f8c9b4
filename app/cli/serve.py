"""The command that serves."""

import sys

import click

from app import __version__
from app.cli.program import fail, main, opened


@main.command()
@click.option("--host", default="127.0.0.1", show_default=True, help="Address to listen on.")
@click.option("--port", default=8000, show_default=True, type=click.IntRange(0, 65535), help="Port to listen on.")
@click.option("--workers", default=1, show_default=True, type=click.IntRange(1, 64), help="Processes that serve.")
def serve(host: str, port: int, workers: int) -> None:
    """Migrate the store, load the bundled facts, and serve.

    Example: tradefacts serve --port 8000
    """
    import signal

    import uvicorn

    from app.bundle.bundled import load_bundle

    _check_free(host, port)
    store = opened()
    load_bundle(store)
    store.close()
    shown = "localhost" if host in {"127.0.0.1", "0.0.0.0", "::", "::1"} else host  # noqa: S104 - only compared
    click.echo(
        f"Tradefacts {__version__}\n  API   http://{shown}:{port}/\n  Docs  http://{shown}:{port}/docs", err=True
    )
    # uvicorn ends a served process by its own signal once it has shut down; that is a clean end.
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(0))
    try:
        uvicorn.run(
            "app.main:create_app",
            factory=True,
            host=host,
            port=port,
            workers=workers,
            server_header=False,
            access_log=False,
            log_level="warning",
            timeout_graceful_shutdown=10,
        )
    except KeyboardInterrupt:
        sys.exit(0)


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
