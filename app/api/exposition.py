"""The numbers in Prometheus's text format."""

from collections.abc import Iterator
from itertools import accumulate
from typing import Any

from prometheus_client import CollectorRegistry, generate_latest
from prometheus_client.core import (
    CounterMetricFamily,
    GaugeMetricFamily,
    HistogramMetricFamily,
    InfoMetricFamily,
    Metric,
)
from prometheus_client.registry import Collector

from app import __version__
from app.api.tally import BOUNDS, READING, Labels, Tally

COUNTED = {
    "cache_hits": "Answers given from the cache.",
    "cache_misses": "Answers to reading that were made anew.",
    "malformed": "Requests that were no HTTP, or were sent too slowly, and connections beyond the bound.",
    "limited": "Requests refused because their client had spent its rate.",
}


class Told(Collector):
    """The numbers as prometheus-client writes them; `held` is what the store holds, None if it cannot be read."""

    def __init__(self, tally: Tally, held: dict[str, Any] | None) -> None:
        self.tally = tally
        self.held = held

    def collect(self) -> Iterator[Metric]:
        """Every metric."""
        yield InfoMetricFamily("tradefacts", "The release.", value={"version": __version__})
        requests = {labels: numbers for labels, numbers in self.tally.times.items() if len(labels) == 3}
        names = ["route", "method", "status"]
        total = CounterMetricFamily("tradefacts_requests", "Requests answered.", labels=names)
        for labels, numbers in sorted(requests.items(), key=str):
            total.add_metric([str(label or "none") for label in labels], sum(numbers[:-1]))
        yield total
        by_route: dict[Labels, list[float]] = {}
        for labels, numbers in requests.items():
            known = by_route.get(labels[:2], [0.0] * len(numbers))
            by_route[labels[:2]] = [a + b for a, b in zip(known, numbers, strict=True)]
        yield _histogram("tradefacts_request_duration_seconds", "Time to answer, streams to their end.", by_route)
        reading: dict[Labels, list[float]] = {(): self.tally.times.get(READING, [0.0] * (len(BOUNDS) + 2))}
        yield _histogram("tradefacts_reading_duration_seconds", "Time to read one article.", reading)
        for name, meaning in COUNTED.items():
            yield CounterMetricFamily(f"tradefacts_{name}", meaning, value=self.tally.counts[name])
        yield GaugeMetricFamily("tradefacts_store_up", "1 if the store can be read.", value=int(self.held is not None))
        if self.held is not None:
            yield from _store(self.held)


def exposition(tally: Tally, held: dict[str, Any] | None) -> bytes:
    """The text that Prometheus reads."""
    registry = CollectorRegistry(auto_describe=False)
    registry.register(Told(tally, held))
    return generate_latest(registry)


def _store(held: dict[str, Any]) -> Iterator[Metric]:
    facts = GaugeMetricFamily("tradefacts_facts", "Facts that the store holds.", labels=["kind", "review"])
    for labels, number in sorted(held["facts"].items()):
        facts.add_metric(labels, number)
    yield facts
    yield GaugeMetricFamily("tradefacts_store_bytes", "Size of the store.", value=held["bytes"])
    yield GaugeMetricFamily("tradefacts_revision", "The store's last revision.", value=held["revision"])
    yield GaugeMetricFamily("tradefacts_articles", "Articles that the store holds.", value=held["articles"])
    yield GaugeMetricFamily("tradefacts_texts", "Articles whose text is attached.", value=held["texts"])


def _histogram(name: str, meaning: str, found: dict[Labels, list[float]]) -> Metric:
    family = HistogramMetricFamily(name, meaning, labels=["route", "method"] if () not in found else [])
    for labels, numbers in sorted(found.items(), key=str):
        below = accumulate(numbers[:-1])
        buckets = list(zip([*map(str, BOUNDS), "+Inf"], below, strict=True))
        family.add_metric([str(label) for label in labels], buckets, sum_value=numbers[-1])
    return family
