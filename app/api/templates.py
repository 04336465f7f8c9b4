"""Which route a path belongs to, told without the router: answers from the cache never reach it."""

import re
from collections.abc import Callable, Iterable
from functools import lru_cache

PARAMETER = re.compile(r"\{[^}]*\}")
NO_ROUTE = "none"


def templates(paths: Iterable[str]) -> Callable[[str], str]:
    """A function from a path to the template that it fits, such as `/v1/facts/{id}`, or `none`.

    Labels of metrics must be few, whatever clients ask for.
    """
    exact = set(paths)
    patterned = [path for path in exact if "{" in path]
    # One look finds which: each is a group, and its braces stand for one part of a path.
    parts = (map(re.escape, PARAMETER.split(path)) for path in patterned)
    pattern = re.compile("|".join(f"({'[^/]+'.join(fixed)})" for fixed in parts))

    @lru_cache(maxsize=4096)
    def template(path: str) -> str:
        if path in exact:
            return path
        found = pattern.fullmatch(path)
        return patterned[found.lastindex - 1] if found and found.lastindex else NO_ROUTE

    return template
