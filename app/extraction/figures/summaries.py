"""One sentence in our own words, made from a figure's fields."""

from app.extraction.figures.slots import Slots
from app.extraction.times.spoken import spoken
from app.vocabulary.codes import codelist
from app.vocabulary.economies import economies

FLOWS = {
    "export": "exports",
    "import": "imports",
    "total": "trade",
    "balance": "trade balance",
    "investment": "investment",
}
COMPARED = {"approx": "about ", "gt": "more than ", "ge": "at least ", "lt": "less than ", "le": "up to "}
BIG = ((10**12, "trillion"), (10**9, "billion"), (10**6, "million"))


def subject_of(slots: Slots) -> str:
    """What the figure is about, in words: "rice exports"."""
    noun = FLOWS.get(slots.flow or "", "")
    if slots.indicator in {"trade_balance", "current_account"}:
        head = "current account" if slots.indicator == "current_account" else "trade"
        return f"{head} {slots.balance or 'balance'}"
    if slots.indicator == "other":
        noun = slots.term.word
    elif slots.indicator not in {"trade_value", "trade_volume", "investment"}:
        noun = (
            "growth rate"
            if slots.term.balance == "growth"
            else codelist("indicator").codes[slots.indicator].name.lower()
        )
    return f"{slots.commodity} {noun}" if slots.commodity else noun


def figure_summary(slots: Slots, value: str) -> str:
    """The figure as a sentence."""
    who = _who(slots)
    return f"{who}{_what(slots)}: {_how(slots)}{_value(slots, value)}{_when(slots)}{_firm(slots)}."


def _who(slots: Slots) -> str:
    names = economies()
    if slots.reporter is None:
        return ""
    reporter = names[slots.reporter].name
    if slots.partner and slots.partner != "WLD":
        joint = {"export": "to", "import": "from", "balance": "with", "investment": "in"}.get(slots.flow or "", "and")
        return f"{reporter} {joint} {names[slots.partner].name}, "
    return f"{reporter}, "


def _what(slots: Slots) -> str:
    return subject_of(slots)


def _how(slots: Slots) -> str:
    if slots.measure.code == "change_factor":
        return ""
    if slots.measure.code.startswith("change"):
        return {"up": "up ", "down": "down "}.get(slots.measure.direction or "", "change of ")
    return "a share of " if slots.measure.code == "share_pct" else ""


def _value(slots: Slots, value: str) -> str:
    shown = f"{_short(value)}-{_short(str(slots.number.value_max))}" if slots.number.value_max else _short(value)
    return f"{COMPARED.get(slots.comparator, '')}{shown} {_unit(slots)}"


def _unit(slots: Slots) -> str:
    """The unit in words: what tripled is 3 times as much."""
    if slots.measure.code == "change_factor":
        less = slots.measure.direction == "down" and slots.value > 1
        return "times less" if less else "times as much"
    return "percentage points" if slots.unit == "pp" else slots.unit


def _short(value: str) -> str:
    number = float(value)
    for size, word in BIG:
        if number >= size:
            return f"{number / size:.10g} {word}"
    whole, _, rest = value.partition(".")
    rest = rest.rstrip("0")
    return f"{int(whole):,}{'.' if rest else ''}{rest}"


def _when(slots: Slots) -> str:
    return f" {spoken(slots.period, 'in ')}" if slots.period else ""


def _firm(slots: Slots) -> str:
    if slots.record:
        return f", a record {slots.record}"
    return "" if slots.status == "observed" else f" ({slots.status})"
