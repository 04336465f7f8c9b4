"""Codes that foreign keys point at, filled from the vocabulary: what it does not know the database refuses."""

from sqlmodel import Field, SQLModel

from app.model.columns import TableRow


class EconomyCode(TableRow, table=True):
    """Economies that reporters, partners and countries may be."""

    __tablename__ = "economy"
    code: str = Field(primary_key=True)


class IndicatorCode(TableRow, table=True):
    """Indicators that figures may be of."""

    __tablename__ = "indicator"
    code: str = Field(primary_key=True)


class UnitCode(TableRow, table=True):
    """Units in use: currencies and listed units, and each price and counted noun from its first use on."""

    __tablename__ = "unit"
    code: str = Field(primary_key=True)


unit_codes = SQLModel.metadata.tables["unit"]
