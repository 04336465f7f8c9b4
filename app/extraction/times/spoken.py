"""A period as a sentence tells it."""


def spoken(edtf: str, ahead: str = "") -> str:
    """An EDTF period in words: "by 2029", "from 1984 on", else what it is, with the word `ahead` of it ("in ")."""
    first, _, last = edtf.partition("/")
    if first == "..":
        return f"by {last}"
    if last == "..":
        return f"from {first} on"
    return f"{ahead}{first} to {last}" if last else f"{ahead}{first}"
