"""Forms of English verbs, made of the verb."""

VOWELS = "aeiou"
IRREGULAR = {"have": "has", "go": "goes"}


def third_of(verb: str) -> str:
    """The form behind "it": "goes"."""
    if verb in IRREGULAR:
        return IRREGULAR[verb]
    if verb.endswith("y") and verb[-2] not in VOWELS:
        return f"{verb[:-1]}ies"
    return f"{verb}es" if verb.endswith(("s", "sh", "ch", "x")) else f"{verb}s"


def past_of(verb: str) -> str:
    """The past of a regular verb: "tried"."""
    if verb.endswith("y") and verb[-2] not in VOWELS:
        return f"{verb[:-1]}ied"
    return f"{verb}d" if verb.endswith("e") else f"{verb}ed"


def gerund_of(verb: str, past: str) -> str:
    """The form in -ing, with its last letter doubled where the past doubles it, and in begin, cut, set, put, shut."""
    if past == f"{verb}{verb[-1]}ed" or verb in {"begin", "cut", "set", "put", "shut"}:
        return f"{verb}{verb[-1]}ing"
    return f"{verb[:-1]}ing" if verb.endswith("e") and not verb.endswith("ee") else f"{verb}ing"
