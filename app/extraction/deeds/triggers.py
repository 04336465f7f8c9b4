"""Rules that are tried only where a word stands that triggers them."""

from collections.abc import Iterable
from itertools import chain
from typing import Generic, TypeVar

Rule = TypeVar("Rule")


class Triggered(Generic[Rule]):
    """Rules in order, each with its triggers; a line has few of the words, so most rules are not even asked."""

    def __init__(self, rules: Iterable[tuple[Iterable[str], Rule]]) -> None:
        self.rules: list[Rule] = []
        self.numbers: dict[str, list[int]] = {}
        for number, (words, rule) in enumerate(rules):
            self.rules.append(rule)
            for word in dict.fromkeys(words):
                self.numbers.setdefault(word, []).append(number)
        self.triggers = frozenset(self.numbers)

    def by(self, words: frozenset[str]) -> list[Rule]:
        """The rules of which a trigger is among the words, in their order."""
        told = words & self.triggers
        if len(told) < 2:
            return [self.rules[number] for word in told for number in self.numbers[word]]
        return [*map(self.rules.__getitem__, sorted({*chain(*map(self.numbers.__getitem__, told))}))]
