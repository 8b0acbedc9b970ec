"""Footnotes: counted through the file, hung on the words they explain."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from app.layout.compose_type import PLAIN, Setter, Stroke, clean, joined, spans_of
from app.layout.parts import Run
from app.layout.sheet import Para, Role, Span

_LONG = 600  # letters; a longer footnote may go on over leaf


@dataclass(slots=True)
class Notes:
    """The count of one file."""

    setter: Setter
    count: int = 0

    def hung(self, runs: Iterable[Run], stroke: Stroke = PLAIN, part: str | None = None) -> tuple[Span, ...]:
        """Runs as spans, each footnote behind the words it hangs on."""
        made: list[Span] = []
        for run in runs:
            made += spans_of([run], stroke)
            if run.note is not None and clean(run.note):
                made.append(self._mark(clean(run.note), part))
        return joined(made)

    def _mark(self, words: str, part: str | None) -> Span:
        self.count += 1
        number = str(self.count)
        look = self.setter.look(Role.FOOTNOTE, keep_lines=len(words) <= _LONG)
        spans = (Span(number, raised=True), *self.setter.spans(Role.FOOTNOTE, f" {words}"))
        return Span(number, raised=True, note=Para(Role.FOOTNOTE, spans, look, part))
