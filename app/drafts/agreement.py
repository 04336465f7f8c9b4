"""Agreements: documents and deals between parties, at whatever stage."""

from typing import Annotated, Literal

from pydantic import Field

from app.drafts.fact import Fact
from app.drafts.types import Codes


class Agreement(Fact):
    """A treaty, memorandum, contract, partnership or initiative; `period` is the day of its status."""

    kind: Literal["agreement"] = "agreement"
    type: Annotated[str, Codes("agreement_type"), Field(description="What sort of agreement.")]
    status: Annotated[str, Codes("agreement_status"), Field(description="Proposed, signed, in force ...")]
