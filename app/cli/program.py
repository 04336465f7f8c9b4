"""What all commands of the program share: the group, its errors in one line, the store."""

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any, NoReturn

import click

from app import __version__

if TYPE_CHECKING:
    from app.model.database import Database

BAD_INPUT = 2


class Program(click.Group):
    """The commands, and one line on stderr for whatever goes wrong with the input."""

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Read what stands before the command's name."""
        with in_one_line():
            return super().parse_args(ctx, args)

    def invoke(self, ctx: click.Context) -> Any:
        """Run a command; exit code 2 tells that the input is at fault."""
        from pydantic import ValidationError

        from app.errors import Problem

        try:
            with in_one_line():
                return super().invoke(ctx)
        except Problem as problem:
            fail(problem.detail)
        except ValidationError as error:
            first = error.errors()[0]
            name = "_".join(str(part) for part in first["loc"]).upper()
            # What we say ourselves, pydantic calls a value error.
            fail(f"TRADEFACTS_{name}: {first['msg'].removeprefix('Value error, ')}")
        except BrokenPipeError:
            # Whoever read the output has seen enough; what is still in the buffer has nowhere to go.
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
            sys.exit(1)
        except (OSError, ValueError) as error:
            fail(str(error))


@contextmanager
def in_one_line() -> Iterator[None]:
    """Tells wrong usage in one line, as all else that is wrong; no arguments at all still bring the help."""
    try:
        yield
    except click.exceptions.NoArgsIsHelpError:
        raise
    except click.UsageError as error:
        where = error.ctx.command_path if error.ctx else "tradefacts"
        fail(f"{error.format_message().rstrip('.')}; see {where} --help")
    except click.ClickException as error:
        fail(error.format_message())


def fail(message: str) -> NoReturn:
    """One line on stderr, exit code 2."""
    click.echo(f"tradefacts: {' '.join(message.split())}", err=True)
    sys.exit(BAD_INPUT)


def opened(*, ready: bool = True, new: bool = True) -> "Database":
    """The store of the settings, migrated and, where there is none, made, unless told otherwise."""
    from app.model.database import Database
    from app.settings import settings
    from app.upkeep.migrate import migrate

    chosen = settings()
    store = Database(chosen.database_url, chosen.busy_seconds, chosen.read_seconds, read_url=chosen.read_url, new=new)
    click.get_current_context().call_on_close(store.close)
    if ready:
        migrate(store)
    return store


@click.group(cls=Program, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="tradefacts")
def main() -> None:
    """Bilateral trade facts: serve them, load and export them, attach articles, check the store.

    The store is where TRADEFACTS_DATABASE_URL says, by default data/tradefacts.sqlite.
    """
