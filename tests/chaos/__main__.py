"""`make chaos`: kill the server many times while clients write, and prove that nothing acknowledged is lost."""

import sys
import time
from pathlib import Path
from tempfile import TemporaryDirectory

import click

from tests.chaos.rounds import Figures, run


@click.command()
@click.option("--kills", default=200, show_default=True, type=click.IntRange(1), help="How many times to kill.")
@click.option("--seed", default=1, show_default=True, help="Of everything that is random.")
def main(kills: int, seed: int) -> None:
    """Kill `tradefacts serve` at random moments, fill its disk, lock its file, and print what was lost; then exit 1."""
    began = time.monotonic()
    with click.progressbar(length=kills, label="kills", file=sys.stderr) as bar, TemporaryDirectory() as folder:

        def tell(figures: Figures) -> None:
            bar.update(figures.kills - bar.pos)

        figures = Figures()
        try:
            run(Path(folder), kills, seed, figures, tell)
        except KeyboardInterrupt:
            print("ended before its time")
    print(f"{figures.kills} kills survived, {figures.proofs} proofs, {time.monotonic() - began:.0f} s, seed {seed}")
    print(f"{figures.answers['acknowledged']} writes acknowledged and checked, {figures.versions} versions of facts")
    print("troubles:", ", ".join(f"{name} {count}" for name, count in sorted(figures.troubles.items())))
    print("answers:", ", ".join(f"{name} {count}" for name, count in sorted(figures.answers.items())))
    for wrong in figures.wrong:
        print(f"WRONG: {wrong}")
    sys.exit(1 if figures.wrong else 0)


main()
