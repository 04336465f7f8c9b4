"""Which route a path belongs to, told without the router: answers from the cache never reach it."""

from collections.abc import Callable, Iterable
from functools import lru_cache

NO_ROUTE = "none"


def templates(paths: Iterable[str]) -> Callable[[str], str]:
    """A function from a path to the template that it fits, such as `/v1/facts/{id}`, or `none`.

    Labels of metrics must be few, whatever clients ask for.
    """
    exact = set(paths)
    by_length: dict[int, list[list[str]]] = {}
    for path in exact:
        if "{" in path:
            by_length.setdefault(path.count("/"), []).append(path.split("/"))

    @lru_cache(maxsize=4096)
    def template(path: str) -> str:
        if path in exact:
            return path
        parts = path.split("/")
        for candidate in by_length.get(len(parts) - 1, ()):
            pairs = zip(candidate, parts, strict=True)
            if all(known == given or (known.startswith("{") and given) for known, given in pairs):
                return "/".join(candidate)
        return NO_ROUTE

    return template
