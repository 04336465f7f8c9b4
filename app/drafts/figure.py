"""Figures: a quantity about the trade or the economy of one or two economies."""

from typing import Annotated, Literal

from pydantic import Field

from app.drafts.fact import Fact
from app.drafts.party import Party
from app.drafts.period import Period
from app.drafts.types import HS, Codes, EconomyCode, Name, Value


class Figure(Fact):
    """A number that the article states: of what, in which unit, of whom, when, and whether observed or aimed at."""

    kind: Literal["figure"] = "figure"
    indicator: Annotated[str, Codes("indicator"), Field(description="What is measured.")]
    measure: Annotated[str, Codes("measure"), Field(description="How it is measured: a level, a change, a share.")]
    value: Annotated[Value, Field(description="The magnitude as stated, in base units: 41000000000, not 41.")]
    value_max: Annotated[Value | None, Field(description="The upper end of a range, else null.")] = None
    unit: Annotated[
        str,
        Field(max_length=80, description="Currency, `percent`, `pp`, `times`, `t`, `USD/t`, or a counted noun."),
    ]
    direction: Annotated[Annotated[str, Codes("direction")] | None, Field(description="Of a change, else null.")] = None
    balance: Annotated[Annotated[str, Codes("balance")] | None, Field(description="Of a trade balance, else null.")] = (
        None
    )
    comparator: Annotated[str, Codes("comparator"), Field(description="Exact, about, more than, at least ...")]
    record: Annotated[Annotated[str, Codes("record")] | None, Field(description="Called a record, else null.")] = None
    flow: Annotated[Annotated[str, Codes("flow")] | None, Field(description="Exports, imports, both, the balance.")] = (
        None
    )
    reporter: Annotated[EconomyCode | None, Field(description="Whose exports, imports or economy it is.")] = None
    partner: Annotated[EconomyCode | None, Field(description="With whom; WLD: all; null: none named.")] = None
    commodity: Annotated[Name | None, Field(description="Of which goods, in words; null: not of one.")] = None
    hs: Annotated[
        str | None,
        Field(pattern=HS, description="Harmonized System code of the commodity, or null."),
    ] = None
    source_agency: Annotated[Party | None, Field(description="Whose statistics it is, or null.")] = None
    base_period: Annotated[Period | None, Field(description="What a change is measured against.")] = None
    status: Annotated[str, Codes("figure_status"), Field(description="Observed, estimated, forecast, aimed at ...")]
