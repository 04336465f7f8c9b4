"""Structs: dataclasses that nobody changes.

Type checkers see them frozen. At run time they are not: to make a frozen one takes four times as long, and to read an
article is to make a thousand of them.
"""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from dataclasses import dataclass as struct
else:
    from dataclasses import dataclass

    def struct(*, frozen, slots=False, eq=True):
        """A dataclass with the hash that a frozen one has."""
        return dataclass(slots=slots, eq=eq, unsafe_hash=frozen and eq)


__all__ = ["struct"]
