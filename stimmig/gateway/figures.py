"""What a process counts of itself, in Prometheus' text format. No content, no person, no conversation."""

import os
from collections import Counter
from collections.abc import Mapping

BOUNDS = (0.001, 0.002, 0.005, 0.01, 0.02, 0.05, 0.1, 0.5, 1.0)


class Figures:
    """Counters of one process; each carries its number, because every process counts for itself."""

    def __init__(self) -> None:
        self._counts: Counter[tuple[str, str, str]] = Counter()
        self._durable: Counter[float] = Counter()
        self._spent = 0.0

    def answered(self, endpoint: str, action: str, status: int) -> None:
        self._counts[endpoint, action, str(status)] += 1

    def durable(self, seconds: float) -> None:
        """How long a turn took until it was on record."""
        self._spent += seconds
        self._durable[next((bound for bound in BOUNDS if seconds <= bound), float("inf"))] += 1

    def page(self, gauges: Mapping[str, float]) -> str:
        """Everything, as it stands."""
        pid = f'process="{os.getpid()}"'
        lines = ["# TYPE stimmig_gateway_answers_total counter"]
        for (endpoint, action, status), count in sorted(self._counts.items()):
            labels = f'{pid},endpoint="{endpoint}",action="{action}",status="{status}"'
            lines.append(f"stimmig_gateway_answers_total{{{labels}}} {count}")
        lines.append("# TYPE stimmig_gateway_durable_seconds histogram")
        seen = 0
        for bound in (*BOUNDS, float("inf")):
            seen += self._durable[bound]
            name = "+Inf" if bound == float("inf") else str(bound)
            lines.append(f'stimmig_gateway_durable_seconds_bucket{{{pid},le="{name}"}} {seen}')
        lines += [
            f"stimmig_gateway_durable_seconds_sum{{{pid}}} {self._spent:.6f}",
            f"stimmig_gateway_durable_seconds_count{{{pid}}} {seen}",
        ]
        for name, value in gauges.items():
            lines += [f"# TYPE stimmig_gateway_{name} gauge", f"stimmig_gateway_{name}{{{pid}}} {value:g}"]
        return "\n".join(lines) + "\n"
