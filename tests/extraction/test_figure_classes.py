"""Classes of wording that news uses for trade: every verb or noun of a meaning, not the one of an article."""

import pytest

from tests.extraction.facts import rows

SLOTS = ("measure", "value", "unit", "flow", "reporter", "partner")


@pytest.mark.parametrize("verb", ["received", "took in", "brought in", "procured", "bought", "imported", "lifted"])
def test_every_verb_of_buying_tells_imports(verb: str) -> None:
    read = rows(f"Peru {verb} 900 tonnes of Chilean copper in 2017.", *SLOTS)
    assert read == [("level", "900", "t", "import", "PER", "CHL")]


@pytest.mark.parametrize("verb", ["sent", "dispatched", "shipped", "delivered", "exported"])
def test_every_verb_of_sending_tells_exports(verb: str) -> None:
    read = rows(f"Peru {verb} 900 tonnes of tin to Chile in 2017.", *SLOTS)
    assert read == [("level", "900", "t", "export", "PER", "CHL")]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Peru depends on Chile for 30% of its copper.",
            [("share_pct", "30", "percent", "import", "PER", "CHL")],
        ),
        (
            "Peru gets 30% of its copper from Chile.",
            [("share_pct", "30", "percent", "import", "PER", "CHL")],
        ),
        (
            "Peru ships a fifth of its tin to Chile.",
            [("share_pct", "20", "percent", "export", "PER", "CHL")],
        ),
        (
            "Peru's biggest customer is Chile, with 17% of exports, followed by Brazil.",
            [("share_pct", "17", "percent", "export", "PER", "CHL")],
        ),
        (
            "Peruvian buyers paid $6 billion for Chilean copper in 2014.",
            [("level", "6000000000", "USD", "import", "PER", "CHL")],
        ),
        (
            "Goods worth $41 million crossed from Peru into Bolivia.",
            [("level", "41000000", "USD", "export", "PER", "BOL")],
        ),
        (
            "Peruvian firms have put $300m into Chile.",
            [("level", "300000000", "USD", "investment", "PER", "CHL")],
        ),
        (
            "Peru and Chile traded $400 million of goods.",
            [("level", "400000000", "USD", "total", "PER", "CHL")],
        ),
        (
            "Peru's fortunes hang on its neighbour. Chile buys 84 percent of the country's exports.",
            [("share_pct", "84", "percent", "export", "PER", "CHL")],
        ),
        (
            "Peru's copper exports to Chile rose by half to $90 million, with imports from Chile making $20 million.",
            [
                ("change_pct", "50", "percent", "export", "PER", "CHL"),
                ("level", "90000000", "USD", "export", "PER", "CHL"),
                ("level", "20000000", "USD", "import", "PER", "CHL"),
            ],
        ),
        (
            "Peruvians bought 5,400 vehicles assembled in Chile.",
            [("level", "5400", "vehicles", "import", "PER", "CHL")],
        ),
        (
            "Peruvian importers owe Chile $7 million. The debt of $9 million owed to 30 Chilean firms by Peru grew.",
            [("level", "7000000", "USD", None, "PER", "CHL"), ("level", "9000000", "USD", None, "PER", "CHL")],
        ),
        (
            "The price of copper in China rebounded to 620 yuan per tonne from 540 yuan.",
            [("level", "620", "CNY/t", None, "CHN", None), ("level", "540", "CNY/t", None, "CHN", None)],
        ),
        (
            "Chile scraps its curbs on Peruvian fish. Fish attracts a duty of 366 pesos a tonne.",
            [("level", "366", "CLP/t", "import", "CHL", "PER")],
        ),
        (
            "Peru sold tin to Austria, Hungary and southern Germany, and it will spend $235 million on piers.",
            [("level", "235000000", "USD", "investment", "PER", None)],
        ),
    ],
)
def test_a_figure_is_told_in_many_ways(text: str, expected: list[tuple[str | None, ...]]) -> None:
    assert rows(text, *SLOTS) == expected
