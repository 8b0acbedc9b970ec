"""The same world driven by Hypothesis, which cuts a failure down to the few steps that matter."""

from __future__ import annotations

import random

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, rule

from tests.simulation.oracle import faults
from tests.simulation.world import World

PCS = st.integers(0, 3)
LUCK = st.integers(0, 30)


class Country(RuleBasedStateMachine):
    """People, PCs and a headquarters; each step says who acts and with which luck."""

    world: World

    @initialize(seed=st.integers(0, 7), line=st.sampled_from((0.0, 0.3)))
    def founded(self, seed: int, line: float) -> None:
        self.world = World(seed)
        self.world.faults = line

    def _does(self, event: str, pc: int, luck: int) -> None:
        world = self.world
        world.rng = random.Random(luck)
        world.random = world.rng.random
        world.now += 1000
        who = world.pcs[pc % len(world.pcs)]
        if who.alive:
            getattr(world, event)(who)

    @rule(
        pc=PCS,
        luck=LUCK,
        event=st.sampled_from(("edit", "edit", "issue", "decide", "send", "answer_grant", "erase")),
    )
    def somebody_works(self, pc: int, luck: int, event: str) -> None:
        self._does(event, pc, luck)

    @rule(pc=PCS, luck=LUCK)
    def somebody_connects(self, pc: int, luck: int) -> None:
        self._does("round", pc, luck)

    @rule(pc=PCS, luck=LUCK, event=st.sampled_from(("give_back", "take_over")))
    def a_series_changes_hands(self, pc: int, luck: int, event: str) -> None:
        self._does(event, pc, luck)

    @rule(
        pc=PCS,
        luck=LUCK,
        event=st.sampled_from(("late_comes", "write_bundle", "read_bundle", "read_receipt", "clock_jumps")),
    )
    def something_comes_by_another_way(self, pc: int, luck: int, event: str) -> None:
        self._does(event, pc, luck)

    @rule(pc=PCS, luck=LUCK, event=st.sampled_from(("image", "restore", "clone", "hq_backup", "hq_restore")))
    def a_machine_fails(self, pc: int, luck: int, event: str) -> None:
        self._does(event, pc, luck)

    def teardown(self) -> None:
        if hasattr(self, "world"):
            self.world.rng = random.Random(1)
            self.world.random = self.world.rng.random
            self.world.settle()
            assert faults(self.world) == []


Country.TestCase.settings = settings(stateful_step_count=30, suppress_health_check=list(HealthCheck))
TestCountry = Country.TestCase
