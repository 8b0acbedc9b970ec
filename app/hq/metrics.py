"""What is counted, in Prometheus' format, over all workers of one machine. Labels are routes and codes, never units."""

from __future__ import annotations

import os
from typing import Any, Final

from app.hq.refusals import NoDriver

SHARED: Final = "PROMETHEUS_MULTIPROC_DIR"
"""Set by `serve` before it starts several workers: where they lay their counts together."""
_BOUNDS: Final = (0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5, 5.0, 10.0)


class Metrics:
    """The counters of one process."""

    def __init__(self) -> None:
        try:
            import prometheus_client as prometheus
            from prometheus_client import multiprocess
        except ImportError:
            raise NoDriver(name="prometheus-client") from None
        self._prometheus = prometheus
        self._multiprocess: Any = multiprocess
        registry = prometheus.CollectorRegistry()
        self._own = registry
        self.requests = prometheus.Counter(
            "vanthu_hq_requests", "Requests answered.", ["route", "status"], registry=registry
        )
        self.seconds = prometheus.Histogram(
            "vanthu_hq_request_seconds", "Time to answer.", ["route"], buckets=_BOUNDS, registry=registry
        )
        self.operations = prometheus.Counter(
            "vanthu_hq_operations", "Operations pushed, by outcome.", ["outcome"], registry=registry
        )
        self.rows = prometheus.Counter("vanthu_hq_rows", "Rows pulled.", registry=registry)
        self.bytes = prometheus.Counter("vanthu_hq_bytes", "Bytes of bodies.", ["way"], registry=registry)
        self.refused = prometheus.Counter(
            "vanthu_hq_refused", "Refusals, by code.", ["code"], registry=registry
        )
        self.faults = prometheus.Counter(
            "vanthu_hq_faults", "Faults of the server itself.", registry=registry
        )

    def text(self) -> bytes:
        """All that was counted."""
        if not os.environ.get(SHARED):
            return self._prometheus.generate_latest(self._own)
        together = self._prometheus.CollectorRegistry()
        self._multiprocess.MultiProcessCollector(together)
        return self._prometheus.generate_latest(together)
