"""Over the articles of a decision: who decides, on what grounds, and that they decide."""

from __future__ import annotations

from app.layout.compose_notes import Notes
from app.layout.compose_type import Setter, clean, runs_of, stroke_of, with_text
from app.layout.parts import Letter, Run
from app.layout.sheet import Block, Para, Role
from app.layout.typed import without_number
from app.standards.schema import Kind


def authority(setter: Setter, notes: Notes, letter: Letter, kind: Kind) -> list[Block]:
    """Who decides, on what grounds, and that they decide; the order of the first two is the standard's."""
    standard = setter.standard
    line: list[Block] = []
    if letter.authority_line and clean(letter.authority_line):
        line.append(
            setter.centred(
                Role.AUTHORITY_LINE,
                letter.authority_line,
                setter.text_width,
                "authority_line",
                keep_next=True,
                after=standard.place("after_authority_line"),
            )
        )
    grounds = _grounds(setter, notes, letter)
    before = standard.choice("authority_line") == "before-grounds"
    made = [*line, *grounds] if before else [*grounds, *line]
    if made and kind.resolving:
        made.append(setter.para(Role.RESOLVING, kind.resolving.use, keep_next=True))
    return made


def _grounds(setter: Setter, notes: Notes, letter: Letter) -> list[Block]:
    standard = setter.standard
    kept = [(i, runs) for i, rich in enumerate(letter.grounds) if (runs := runs_of(rich))]
    stroke = stroke_of(setter.standard.role(Role.GROUND))
    made: list[Block] = []
    for order, (index, runs) in enumerate(kept):
        last = order == len(kept) - 1
        end = standard.word("ground_last" if last else "ground_end")
        runs = _marked(without_number(runs, "-"), ";,.", end)
        mark = standard.word("ground_mark")
        spans = notes.hung([*([Run(t=mark)] if mark else []), *runs], stroke, f"grounds[{index}]")
        made.append(Para(Role.GROUND, spans, setter.look(Role.GROUND), f"grounds[{index}]"))
    return made


def _marked(runs: list[Run], old: str, end: str) -> list[Run]:
    """Runs with ``end`` as their last mark instead of any of the marks in ``old``."""
    last = runs[-1]
    bare = last.t.rstrip(" " + old)
    if not bare and len(runs) > 1:
        return _marked(runs[:-1], old, end)
    return [*runs[:-1], with_text(last, (bare or last.t) + end)]
