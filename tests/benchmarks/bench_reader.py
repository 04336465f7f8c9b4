"""How long reading takes: `make bench-reader`. Printed, never asserted: machines are noisy.

Floors: 600 words in 15 ms (95th percentile, after warm-up, one core), importing the reader in 0.3 s, a mebibyte of any
text in 2 s, hostile repetitions too.
"""

import os
import subprocess
import sys
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path
from statistics import quantiles

from app.extraction.read import read

ARTICLES = Path(__file__).parents[1] / "extraction" / "articles"
DAY = "2024-03-28"
WORDS, WARM_UP, ROUNDS, MEBIBYTE = 600, 5, 60, 2**20
HOSTILE = {
    "digits": "1234567890",
    "digits and commas": "1,",
    "brackets": "(",
    "percentages": "5 percent ",
    "money": "$1 billion, ",
    "countries": "China and Japan, ",
    "one word": "a" * 50,
    "one sentence": "exports of China to Japan rose 5 percent and ",
    "sentences": "China's exports to Japan rose 5 percent to $3 billion in 2023. ",
    "names": "President John Smith of ",
    "agreements": "China and Japan signed an agreement on ",
    "quotes": "\"' ",
    "one word of a deal": "agreements ",
    "years": "2004 ",
    "months": "in May ",
    "tariffs": "tariffs of 5 percent on ",
    "speakers": "the customs office said ",
    "settings": "after talks in Lima, ",
    "bans": "China banned imports of beef from Japan and ",
    "visits": "President John Smith of Peru visited China on Monday and ",
    "purchases": "China agreed to buy 5 tonnes of wheat from Japan and ",
    "orders": "Boeing won an order from China, ",
    "deals named before": "under the deal China will supply Japan with 5 tonnes and ",
    "origins": "imports from China of ",
    "initials": "U.S. ",
    "share codes": "<A",
    "short lines": "China and Japan trade a lot of\n",
    "paragraphs": "China and Japan trade a lot.\n\n",
    "blank lines": "\n\n",
}


def main() -> None:
    """Print the table."""
    print(f"{'import of the reader':24} {_program('import app.extraction.read') - _program('pass'):8.3f} s")
    texts = [path.read_text(encoding="utf-8") for path in sorted(ARTICLES.glob("*.txt"))]
    if texts:
        words = " ".join(texts).split(" ")
        text = " ".join(words[:WORDS])
        for _ in range(WARM_UP):
            read(text, DAY)
        times = sorted(_seconds(lambda: read(text, DAY)) for _ in range(ROUNDS))
        print(f"{f'{WORDS} words, p50':24} {times[len(times) // 2] * 1000:8.2f} ms")
        print(f"{f'{WORDS} words, p95':24} {quantiles(times, n=20)[-1] * 1000:8.2f} ms")
    for name, piece in HOSTILE.items():
        for size in (MEBIBYTE // 4, MEBIBYTE):
            text = (piece * (size // len(piece) + 1))[:size]
            print(f"{f'{name}, {size // 1024} KiB':24} {_seconds(partial(read, text, DAY)):8.3f} s")


def _program(code: str) -> float:
    """The processor time of a fresh process that runs this."""
    begun = os.times()
    subprocess.run([sys.executable, "-c", code], check=True)
    ended = os.times()
    return ended.children_user + ended.children_system - begun.children_user - begun.children_system


def _seconds(work: Callable[[], object]) -> float:
    # Processor time of this one process: what else runs on the machine does not count.
    begun = time.process_time()
    work()
    return time.process_time() - begun


if __name__ == "__main__":
    main()
