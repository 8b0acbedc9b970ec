"""Rules broken on purpose are noticed, each by the seeds that are known to notice it."""

from __future__ import annotations

import pytest

from tests.simulation.mutants import KNOWN, NAMED, OWN, Mutant
from tests.simulation.run import broken_laws

ALL = (*NAMED, *OWN)


@pytest.mark.parametrize("mutant", ALL, ids=[one.name for one in ALL])
def test_a_broken_rule_is_noticed(mutant: Mutant) -> None:
    with mutant.alive():
        quiet = [seed for seed in KNOWN[mutant.name] if not broken_laws(seed)]
    assert len(quiet) < len(KNOWN[mutant.name]), f"{mutant.says}: look for seeds by ./dev sim --mutants"


def test_the_right_rules_are_back_afterwards() -> None:
    with ALL[0].alive():
        pass
    assert [seed for seeds in KNOWN.values() for seed in seeds if broken_laws(seed)] == []
