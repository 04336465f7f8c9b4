"""A Python client made by openapi-python-client from the program's own OpenAPI document reads facts with types."""

import importlib
import json
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType

import httpx
import pytest

from tests.program import issued_key, serving

PACKAGE = "generated_client"


@pytest.fixture(scope="module")
def client(address: str, tmp_path_factory: pytest.TempPathFactory) -> Iterator[ModuleType]:
    """The generated package, imported."""
    folder = tmp_path_factory.mktemp("python")
    document = folder / "openapi.json"
    document.write_bytes(httpx.get(f"{address}/openapi.json").content)
    # No hooks: they only reformat what was generated. The generator sends text/plain only when told that it is bytes.
    chosen = {"post_hooks": [], "content_type_overrides": {"text/plain": "application/octet-stream"}}
    (folder / "config.json").write_text(json.dumps(chosen))
    command: list[str | Path] = [
        Path(sys.executable).with_name("openapi-python-client"), "generate", "--path", document, "--meta", "none",
        "--output-path", folder / PACKAGE, "--config", folder / "config.json", "--fail-on-warning",
    ]  # fmt: skip
    made = subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False)
    assert made.returncode == 0, made.stdout + made.stderr
    sys.path.insert(0, str(folder))
    yield importlib.import_module(PACKAGE)
    sys.path.remove(str(folder))
    for name in [name for name in sys.modules if name.partition(".")[0] == PACKAGE]:
        del sys.modules[name]


def part(name: str) -> ModuleType:
    """A module of the generated package."""
    return importlib.import_module(f"{PACKAGE}.{name}")


def test_every_module_compiles_and_every_operation_has_a_function(client, address):
    folder = Path(str(client.__file__)).parent
    modules = [path.relative_to(folder).with_suffix("") for path in folder.rglob("*.py") if path.stem != "__init__"]
    for module in modules:
        part(".".join(module.parts))
    operations = httpx.get(f"{address}/openapi.json").json()["paths"].values()
    wanted = {operation["operationId"] for path in operations for operation in path.values()}
    assert {module.name for module in modules if module.parts[0] == "api"} == wanted


def test_a_list_of_facts_is_figures_events_and_agreements(client, address):
    models, list_facts = part("models"), part("api.facts.list_facts")
    with client.Client(base_url=address) as reader:
        page = list_facts.sync(client=reader, pair=["CHN-KAZ"], context=True)
    assert isinstance(page, models.FactPage)
    by_kind = {kind: [fact for fact in page.items if isinstance(fact, kind)] for kind in
               (models.Figure, models.Event, models.Agreement)}  # fmt: skip
    assert [len(found) for found in by_kind.values()] == [4, 4, 3]
    (trade,) = [figure for figure in by_kind[models.Figure] if figure.indicator == "trade_value"]
    assert trade.value == 41000000000
    assert (trade.unit, trade.reporter, trade.partner) == ("USD", "CHN", "KAZ")
    assert isinstance(trade.indicator, models.FigureIndicator)
    assert isinstance(trade.period, models.Period)
    assert trade.period.edtf == "2023"
    assert trade.evidence[0].end > trade.evidence[0].start
    (visit,) = [event for event in by_kind[models.Event] if event.type_ == models.EventType.VISIT]
    assert (visit.ordinal, visit.status) == (2, models.EventStatus.PLANNED)
    assert page.next_ is None


def test_one_fact_the_dossier_and_a_problem_have_their_types(client, address):
    models, get_fact, get_pair = part("models"), part("api.facts.get_fact"), part("api.pairs.get_pair")
    with client.Client(base_url=address) as reader:
        agreement = get_fact.sync("agr_39b76c218781cd95", client=reader)
        dossier = get_pair.sync("KAZ-CHN", client=reader)
        problem = get_fact.sync("agr_0000000000000000", client=reader)
    assert isinstance(agreement, models.Agreement)
    assert agreement.type_ == models.AgreementType.MOU
    assert isinstance(dossier, models.Dossier)
    assert [figure.value for figure in dossier.latest] == [41000000000]
    assert isinstance(problem, models.ProblemDetails)
    assert problem.status == 404


def test_a_program_proposes_corrects_and_decides_with_types(client, tmp_path):
    """An agency's figure of a made-up article, from the text to the retracted fact."""
    models, reading, writing = part("models"), "api.reading_articles", "api.writing"
    text = "Made-up wire: Norway sold fish worth 50 million dollars to Chile in 2024, said the Bureau of Fish."
    main = "Norway sold fish worth 50 million dollars to Chile"
    with serving(tmp_path) as own:
        secret = issued_key(tmp_path, "client")
        with client.AuthenticatedClient(base_url=own, token=secret) as writer:
            read = part(f"{reading}.read_text").sync(client=writer, body=models.ArticleBody(text=text))
            assert isinstance(read, models.ReadArticle)
            posted = part(f"{reading}.post_article").sync(
                client=writer, body=models.ArticleBody(text=text, published="2025-03-04", publisher="Made-up Wire")
            )
            assert isinstance(posted, models.ReadArticle)
            assert posted.article.attached is True
            figure = models.FigureSent(
                kind="figure",
                article=posted.article.id,
                summary="Norway's fish exports to Chile were worth 50 million US dollars in 2024.",
                indicator=models.FigureSentIndicator.TRADE_VALUE,
                measure=models.FigureSentMeasure.LEVEL,
                value=50_000_000,
                unit="USD",
                comparator=models.FigureSentComparator.EQ,
                flow=models.FigureSentFlowType0.EXPORT,
                reporter="NOR",
                partner="CHL",
                period=models.PeriodSent(edtf="2024"),
                status=models.FigureSentStatus.OBSERVED,
                parties=[models.PartySent(id="CHL", role=models.PartySentRole.BUYER)],
                source_agency=models.PartySent(
                    name="Bureau of Fish",
                    type_=models.PartySentType.AGENCY,
                    role=models.PartySentRole.PARTICIPANT,
                    country="NOR",
                ),
                evidence=[
                    models.EvidenceSent(
                        start=text.index(main),
                        end=text.index(main) + len(main) - 5,
                        supports=models.EvidenceSentSupports.FACT,
                    )
                ],
            )
            proposed = part(f"{writing}.propose_fact").sync(client=writer, body=figure)
            assert isinstance(proposed, models.Figure), proposed
            assert (proposed.review, proposed.value) == (models.FigureReview.PROPOSED, 50_000_000)
            assert isinstance(proposed.source_agency, models.Party)
            assert proposed.source_agency.id == "bureau-of-fish"
            assert isinstance(proposed.evidence[0].quote, str)
            patch = models.FactPatch(reason="says so", commodity="fish")
            corrected = part(f"{writing}.correct_fact").sync(proposed.id, client=writer, body=patch, if_match="*")
            assert isinstance(corrected, models.Figure), corrected
            assert (corrected.commodity, corrected.partner, corrected.summary) == ("fish", "CHL", figure.summary)
            accept = models.DecisionBody(decision=models.DecisionBodyDecision.ACCEPT)
            accepted = part(f"{writing}.review_fact").sync(proposed.id, client=writer, body=accept)
            assert isinstance(accepted, models.Figure)
            assert accepted.review == models.FigureReview.ACCEPTED
            again = part(f"{writing}.review_fact").sync(proposed.id, client=writer, body=accept)
            assert isinstance(again, models.ProblemDetails)
            assert again.status == 409
        with client.AuthenticatedClient(base_url=own, token="wrong") as stranger:
            refused = part(f"{writing}.propose_fact").sync(client=stranger, body=figure)
            assert isinstance(refused, models.ProblemDetails)
            assert (refused.status, refused.title) == (401, "Key needed")
