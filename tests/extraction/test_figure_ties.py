"""Whose figure it is where clauses stand between, or a side is told by its tie to the other only."""

import pytest

from tests.extraction.facts import rows

SLOTS = ("measure", "value", "flow", "reporter", "partner")
TOLD = [
    (
        (
            "Peru's exports grew. Exports to Chile, which leads in tin exports, rose 17 percent in 2004,"
            " while imports grew 19 percent."
        ),
        [("change_pct", "17", "export", "PER", "CHL"), ("change_pct", "19", "import", "PER", "CHL")],
    ),
    (
        "Peru's exports grew. Exports to Chile - where most exports of tin go - climbed 21 percent.",
        [("change_pct", "21", "export", "PER", "CHL")],
    ),
    (
        (
            "Peruvian shipments to the smaller crisis-hit eurozone fell 3 percent, with shipments to Italy dipping by"
            " 6 percent."
        ),
        [("change_pct", "3", "export", "PER", "EA"), ("change_pct", "6", "export", "PER", "ITA")],
    ),
    (
        (
            "Peru's shipments to countries outside the EU rose 1 percent, with shipments to Turkey posting a 14 percent"
            " increase."
        ),
        [("change_pct", "1", "export", "PER", None), ("change_pct", "14", "export", "PER", "TUR")],
    ),
    (
        "Exports to Peru's largest trading partner, Chile, climbed 28 percent to $7bn.",
        [("change_pct", "28", "export", "PER", "CHL"), ("level", "7000000000", "export", "PER", "CHL")],
    ),
    (
        "Bolivia drew level with others. Exports to Peru's neighbour increased by 6 percent.",
        [("change_pct", "6", "export", "PER", "BOL")],
    ),
    (
        "Imports from Peru's biggest supplier China dropped 9 percent.",
        [("change_pct", "9", "import", "PER", "CHN")],
    ),
    (
        "Trade between Peru and Chile was 316 million dollars, 210 million dollars of which are exports from Peru.",
        [("level", "316000000", "total", "PER", "CHL"), ("level", "210000000", "export", "PER", "CHL")],
    ),
    (
        (
            "Trade between Peru and Chile was $3bn, of which $2bn was for exports to Peru and $1bn was the share of"
            " Peru's exports to Chile."
        ),
        [
            ("level", "3000000000", "total", "PER", "CHL"),
            ("level", "2000000000", "export", "CHL", "PER"),
            ("level", "1000000000", "export", "PER", "CHL"),
        ],
    ),
    (
        "Our trade balance with Chile shows a $2bn surplus, Peru's minister said.",
        [("level", "2000000000", "balance", "PER", "CHL")],
    ),
    (
        "The ministry said exports to Chile jumped 40 percent to 35 percent of Peru's total exports.",
        [("change_pct", "40", "export", "PER", "CHL"), ("share_pct", "35", "export", "PER", "CHL")],
    ),
    (
        "Peru's surplus with Chile rose to $3bn in 1984. Chilean officials said the trade surplus was $2bn.",
        [("level", "3000000000", "balance", "PER", "CHL"), ("level", "2000000000", "balance", "PER", "CHL")],
    ),
    (
        "Peru's surplus with Chile rose to $3bn in 1984. Bolivian officials said the trade surplus was $2bn.",
        [("level", "3000000000", "balance", "PER", "CHL"), ("level", "2000000000", "balance", "BOL", None)],
    ),
    (
        "Peru's shipments to Chile fell 3 percent while those bound for China jumped 8 percent.",
        [("change_pct", "3", "export", "PER", "CHL"), ("change_pct", "8", "export", "PER", "CHN")],
    ),
    (
        "Peru is the second largest supplier of tin to Chile, accounting for 18 percent of its tin imports.",
        [("share_pct", "18", "import", "CHL", "PER")],
    ),
    (
        "Peru is the second largest market for Chile, accounting for 18 percent of its exports.",
        [("share_pct", "18", "export", "CHL", "PER")],
    ),
    (
        "Peru and Chile meet. Last year, trade of the two countries, which achieved a 3-percent growth, was $7bn.",
        [("change_pct", "3", "total", "CHL", "PER"), ("level", "7000000000", "total", "CHL", "PER")],
    ),
    (
        "Peru had to import a total of 900 tonnes of rice, and met Chile. Peru bought 20 tonnes of rice from Chile.",
        [("level", "900", "import", "PER", None), ("level", "20", "import", "PER", "CHL")],
    ),
    (
        "Peru is the second largest destination for Chilean investment in Asia, at $5bn.",
        [("level", "5000000000", "investment", "CHL", "PER")],
    ),
    (
        "Toyota unveiled plans for a $1bn plant in rising Mexico and a line in China.",
        [("level", "1000000000", None, "JPN", "MEX")],
    ),
    (
        "German carmaker BMW will spend $1bn on its plant in Spartanburg, South Carolina. It will create 800 jobs.",
        [("level", "1000000000", "investment", "DEU", "USA"), ("count", "800", None, "USA", None)],
    ),
    (
        "Peru exported 300 tonnes of tin, of which a third went to Chile. Chile and Peru met.",
        [("level", "300", "export", "PER", None)],
    ),
    (
        "Peru and Chile met. Peru will export 20 tonnes of tin, and Chile 25 tonnes.",
        [("level", "20", "export", "PER", None), ("level", "25", "export", "CHL", None)],
    ),
    (
        "Trade with Chile accounted for 15 percent of Peru's total trade, while the EU's share was 14 percent.",
        [("share_pct", "15", "total", "PER", "CHL"), ("share_pct", "14", "total", "PER", "EU")],
    ),
    (
        (
            "Peru's exports fell 3 percent, led by a 20 percent drop to Chile. Shipments to Cuba rose 4 percent, and"
            " China was down 6 percent."
        ),
        [
            ("change_pct", "3", "export", "PER", None),
            ("change_pct", "20", "export", "PER", "CHL"),
            ("change_pct", "4", "export", "PER", "CUB"),
            ("change_pct", "6", "export", "PER", "CHN"),
        ],
    ),
    (
        "Peru and Chile met. In Cuba and other nations, sugar accounts for 60 percent of exports.",
        [("share_pct", "60", "export", "CUB", None)],
    ),
    (
        "Boeing said Peru had ordered 10 planes. Chile and Cuba were glad.",
        [("level", "10", "import", "PER", "USA")],
    ),
    (
        "Peru's Backus signed an order for 13 jets; Cuba was late; Chile's Falabella placed an order for 25 jets.",
        [("level", "13", None, "PER", None), ("level", "25", None, "CHL", None)],
    ),
    (
        "Peru said Chile took 20 percent of its tin exports, and Cuba 10 percent.",
        [("share_pct", "20", "export", "PER", "CHL"), ("share_pct", "10", "export", "PER", "CUB")],
    ),
    (
        "Peru agreed to buy 30 Boeing planes.",
        [("level", "30", "import", "PER", "USA")],
    ),
    (
        "Brazilian miner Vale met the French bank Fortis. The bank has debts of $3bn.",
        [("level", "3000000000", None, "FRA", None)],
    ),
]


@pytest.mark.parametrize(("text", "expected"), TOLD)
def test_the_sides_follow_ties_and_skip_clauses(text: str, expected: list[tuple[str, ...]]) -> None:
    assert rows(text, *SLOTS) == expected


def test_demand_told_in_passing_gives_other_figures_no_owner() -> None:
    told = rows(
        "Peru and Chile met. Surging Chinese demand drove it. The works produced 5 million tonnes of steel.", "reporter"
    )
    assert ("CHN",) not in told


def test_orders_of_a_maker_are_not_those_of_its_rivals_country() -> None:
    text = "U.S. maker Boeing and the Canadian maker Bombardier met. Boeing announced orders for 35 jets."
    assert rows(text, "reporter", "partner") == [("USA", None)]


def test_a_province_is_no_country() -> None:
    told = rows("Iran exported 40 tonnes of nuts via the borders of East Azerbaijan province.", "reporter", "partner")
    assert told == [("IRN", None)]


CROWDS = [
    ("All 12 republics of the former Union will have to import 24 million tons of grain.", []),
    ("Peru said its 12 growers exported 24 million tons of grain.", [("PER",)]),
    ("The Peruvian growers exported 24 million tons of grain.", [("PER",)]),
]


@pytest.mark.parametrize(("text", "reporters"), CROWDS)
def test_what_a_crowd_trades_is_not_that_of_the_articles_countries(text: str, reporters: list[tuple[str]]) -> None:
    assert rows(f"Peru and Chile met on grain. {text}", "reporter") == reporters
