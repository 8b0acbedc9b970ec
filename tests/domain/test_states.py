"""The way of a letter: every step that is not in the table is refused with what to do instead."""

from __future__ import annotations

import pytest

from app.base.errors import Exit
from app.domain.states import (
    STATE_NAMES,
    STEP_NAMES,
    LetterState,
    NumberMoment,
    Step,
    StepRefused,
    Way,
    after,
    can,
    may,
)

ALLOWED = {
    ("edit", "draft"): "draft",
    ("edit", "returned"): "returned",
    ("submit", "draft"): "submitted",
    ("submit", "returned"): "submitted",
    ("return", "submitted"): "returned",
    ("return", "approved"): "returned",
    ("content", "submitted"): "submitted",
    ("format", "submitted"): "submitted",
    ("return", "signed"): "returned",
    ("sign", "draft"): "signed",
    ("sign", "returned"): "signed",
    ("sign", "submitted"): "signed",
    ("sign", "approved"): "signed",
    ("issue", "signed"): "issued",
    ("seal", "issued"): "issued",
    ("take-back", "signed"): "signed",
    ("take-back", "issued"): "issued",
    ("send", "issued"): "issued",
    ("recall", "issued"): "recalled",
    ("replace", "issued"): "replaced",
    ("replace", "recalled"): "replaced",
    ("void", "issued"): "void",
}


@pytest.mark.parametrize("step", list(Step))
@pytest.mark.parametrize("state", list(LetterState))
def test_the_whole_table(step: Step, state: LetterState) -> None:
    expected = ALLOWED.get((step.value, state.value))
    assert can(step, state) is (expected is not None)
    if expected is not None:
        assert after(step, state) == expected
        return
    with pytest.raises(StepRefused) as refused:
        after(step, state)
    assert refused.value.exit is Exit.RULES
    assert STATE_NAMES[state] in refused.value.sentence()
    assert STEP_NAMES[step] in refused.value.sentence()
    assert refused.value.advice()


def test_numbers_at_printing() -> None:
    printing = NumberMoment.PRINTING
    assert after(Step.ISSUE, "submitted", when=printing) is LetterState.ISSUED
    assert after(Step.SIGN, "issued", when=printing) is LetterState.ISSUED
    assert not can(Step.ISSUE, "draft", when=printing)
    assert not can(Step.SIGN, "issued")


def test_the_full_way_signs_only_what_was_approved() -> None:
    for state in ("draft", "returned", "submitted"):
        assert can(Step.SIGN, state)
        assert not can(Step.SIGN, state, way=Way.FULL)
        with pytest.raises(StepRefused) as refused:
            after(Step.SIGN, state, way=Way.FULL)
        assert "letter approve" in refused.value.advice()
    assert after(Step.SIGN, "approved", way=Way.FULL) is LetterState.SIGNED
    printing = NumberMoment.PRINTING
    assert not can(Step.ISSUE, "submitted", when=printing, way=Way.FULL)
    assert after(Step.ISSUE, "approved", when=printing, way=Way.FULL) is LetterState.ISSUED


def test_each_step_has_its_people() -> None:
    assert may(Step.CONTENT, "head") and not may(Step.CONTENT, "drafter")
    assert may(Step.FORMAT, "clerk") and not may(Step.FORMAT, "head")
    assert may(Step.SIGN, "leader") and not may(Step.SIGN, "drafter")
    assert may(Step.SUBMIT, "drafter")
    assert not may(Step.ISSUE, "leader")
    assert not may(Step.SUBMIT, "guest")
