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
    after,
    can,
)

ALLOWED = {
    ("edit", "draft"): "draft",
    ("edit", "returned"): "returned",
    ("submit", "draft"): "submitted",
    ("submit", "returned"): "submitted",
    ("return", "submitted"): "returned",
    ("return", "signed"): "returned",
    ("sign", "draft"): "signed",
    ("sign", "returned"): "signed",
    ("sign", "submitted"): "signed",
    ("issue", "signed"): "issued",
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
