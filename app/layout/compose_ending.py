"""The mark after the last words. What was typed stays when the standard lets it pass and none was asked."""

from __future__ import annotations

from app.layout.compose_type import Setter, clean, with_text
from app.layout.parts import Letter, Run
from app.standards.schema import Kind

END_MARKS = (" ./.", "./.", " /.", "/.", ".")  # longest first
_LEADER = 6  # so many dots are a blank for the pen
_SPEAKING = ("!", "?", "…", ":")


class Ending:
    """Puts the mark after the last words. What was typed stays when the standard lets it pass and none was asked."""

    def __init__(self, setter: Setter, letter: Letter, kind: Kind) -> None:
        entry = kind.ending or setter.standard.words["ending"]
        self._asked = letter.ending
        self._mark = clean(letter.ending) if letter.ending is not None else entry.use
        self._allowed = entry.allowed

    def after_quote(self) -> str:
        """The mark behind closing quotation marks."""
        return self._mark

    def put(self, runs: list[Run]) -> list[Run]:
        whole = "".join(run.t for run in runs)
        typed = next((mark for mark in END_MARKS if whole.endswith(mark)), "")
        own = self._asked is None and typed and typed.strip() in self._allowed
        mark = typed.strip() if own else self._mark
        bare = whole[: len(whole) - len(typed)].rstrip(" ;,")
        if not bare:
            return runs
        dots = len(bare) - len(bare.rstrip(".…"))
        if (
            typed == "." and bare.endswith(("..", "…")) and dots < _LEADER
        ):  # three dots, and a fourth that says nothing
            bare = bare.rstrip("…") + "…" if bare.endswith("…") else bare.rstrip(".") + "..."
        if mark == "." and bare.endswith((*_SPEAKING, "...")):
            return _cut(runs, len(bare))
        kept = _cut(runs, len(bare))
        last = kept[-1]
        return [*kept[:-1], with_text(last, last.t + mark)]


def _cut(runs: list[Run], length: int) -> list[Run]:
    """The first ``length`` characters of the runs."""
    kept: list[Run] = []
    for run in runs:
        if length <= 0:
            break
        kept.append(with_text(run, run.t[:length]))
        length -= len(run.t)
    return kept
