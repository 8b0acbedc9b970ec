"""A clerk, chosen by Hypothesis, works on a real encrypted store: two programs at once, crashes, undo, new terms, old dates.

After every step no number stands twice, none is missing, none is printed twice in a period, and what was frozen is as it was.
"""

from __future__ import annotations

import shutil
import tempfile
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    invariant,
    precondition,
    rule,
)

from app.base.clock import FixedClock, today
from app.base.errors import RuleRefused
from app.domain.refusals import DateInFuture, NumberAmbiguous, PeriodUnknown, TermEnded, TermWrong
from app.services import numbering
from tests.numbering.office import TERM_FROM, Office, letter, open_office
from tests.numbering.soundness import faults, frozen_parts

KINDS = st.sampled_from(["CV", "QĐ", "QyĐ", "BC", "TC", "TuB"])
POINTS = st.sampled_from(["work.begun", "work.flushed", "work.journaled", "work.committed"])
OFFICE = st.integers(0, 1)
PICK = st.integers(0, 50)


class PowerCut(BaseException):
    """The process ends here; nothing after it runs."""


class Clerk(RuleBasedStateMachine):
    @initialize()
    def begin(self) -> None:
        self.folder = Path(tempfile.mkdtemp(prefix="vanthu-"))
        self.clock = FixedClock(datetime(2026, 3, 2, 1, 0, tzinfo=UTC))
        self.opened = 0
        # Two programs on one folder; each has its own connections, as two processes have.
        self.offices = [self.open(), self.open()]
        self.letters: list[str] = []
        self.told: dict[str, str] = {}
        self.frozen: dict[str, dict[str, object]] = {}
        self.term_no = 0

    def open(self) -> Office:
        """A program that starts. Its ids are chosen by no chance: Hypothesis runs a day twice and must see the same."""
        self.opened += 1
        return open_office(self.folder, clock=self.clock, seed=self.opened)

    def office(self, which: int) -> Office:
        return self.offices[which]

    def letter_at(self, pick: int) -> str:
        return self.letters[pick % len(self.letters)]

    def ready_at(self, pick: int) -> str:
        """Two times of three a signed letter, if there is one; else any."""
        rows = self.offices[0].letters.list(state="signed") if pick % 3 else ()
        return rows[pick % len(rows)].id if rows else self.letter_at(pick)

    # --- the clerk's day ----------------------------------------------------------------------------------

    @rule(which=OFFICE, kind=KINDS)
    def write(self, which: int, kind: str) -> None:
        self.letters.append(self.office(which).letters.new(letter(kind)).result.id)

    @rule(which=OFFICE, kind=KINDS, ago=st.integers(0, 40))
    def write_and_sign(self, which: int, kind: str, ago: int) -> None:
        office = self.office(which)
        made = office.letters.new(letter(kind)).result.id
        self.letters.append(made)
        office.letters.sign(made, on=max(today(self.clock) - timedelta(days=ago), TERM_FROM))

    @rule(which=OFFICE, kind=KINDS)
    def write_sign_and_issue(self, which: int, kind: str) -> None:
        """The usual day. Refused only when the term is over or has not begun."""
        letters = self.office(which).letters
        made = letters.new(letter(kind)).result.id
        self.letters.append(made)
        letters.sign(made)
        try:
            self.told[made] = letters.issue(made).result.printed
        except (TermEnded, PeriodUnknown):
            pass

    @precondition(lambda self: self.letters)
    @rule(which=OFFICE, pick=PICK, step=st.sampled_from(["submit", "approve", "sign", "return", "edit"]))
    def step(self, which: int, pick: int, step: str) -> None:
        letters, chosen = self.office(which).letters, self.letter_at(pick)
        try:
            match step:
                case "submit":
                    letters.submit(chosen)
                case "approve":
                    self.office(which).way.approve(chosen)
                case "sign":
                    letters.sign(chosen)
                case "return":
                    letters.give_back(chosen, reason="thiếu căn cứ")
                case _:
                    letters.edit(chosen, letter("CV", subject=f"sửa lần {pick}"))
        except RuleRefused:
            pass  # a step that the letter's state does not allow

    @precondition(lambda self: self.letters)
    @rule(which=OFFICE, pick=PICK, ago=st.one_of(st.none(), st.integers(-2, 400)))
    def issue(self, which: int, pick: int, ago: int | None) -> None:
        """With the day of signing, or any day: earlier in the term, before it, in the future."""
        chosen = self.ready_at(pick)
        on = None if ago is None else today(self.clock) - timedelta(days=ago)
        before = self.office(which).letters.get(chosen).row
        try:
            row = self.office(which).letters.issue(chosen, on=on).result
        except (DateInFuture, TermEnded, PeriodUnknown):
            assert before.state == "signed"
        except RuleRefused:
            assert before.state != "signed", "a signed letter with a good date gets its number"
        else:
            assert before.state == "signed"
            self.told[chosen] = row.printed

    @precondition(lambda self: self.told)
    @rule(which=OFFICE, pick=PICK, by_print=st.booleans())
    def void(self, which: int, pick: int, by_print: bool) -> None:
        chosen = list(self.told)[pick % len(self.told)]
        named = self.told[chosen] if by_print else chosen
        try:
            row = self.office(which).numbers.void(named, reason="gửi nhầm").result
        except RuleRefused:
            assert self.office(which).letters.get(chosen).row.state == "void"
        except NumberAmbiguous:
            assert by_print, "the same print may stand in two terms; a letter's id names one"
        else:
            assert row.id in self.told

    @rule(which=OFFICE, kind=KINDS, days=st.integers(0, 30))
    def hold(self, which: int, kind: str, days: int) -> None:
        until = today(self.clock) + timedelta(days=days)
        try:
            self.office(which).holding.hold(kind, reason="chờ quyết định", until=until)
        except (TermEnded, PeriodUnknown):
            pass

    @rule(which=OFFICE, pick=PICK)
    def release(self, which: int, pick: int) -> None:
        office = self.office(which)
        if held := office.holding.list():
            row = office.holding.release(held[pick % len(held)].id, reason="không ban hành").result
            assert row.id == "", "a released number is no letter's"

    @rule(which=OFFICE, kind=KINDS, pick=PICK, point=st.one_of(st.none(), POINTS))
    def use_held(self, which: int, kind: str, pick: int, point: str | None) -> None:
        """A letter takes a number that waits for it, or the power goes while it does: then it still waits, or is used."""
        office = self.office(which)
        held = office.holding.list()
        made = office.signed(kind)
        self.letters.append(made)
        wanted = held[pick % len(held)].number if held else "3"

        def cut(at: str) -> None:
            if at == point:
                raise PowerCut

        office.store.stop = cut
        try:
            self.told[made] = office.letters.issue(made, held=wanted).result.printed
        except (RuleRefused, PowerCut):
            pass
        if point is None:
            office.store.stop = lambda at: None
            return
        office.store.close()
        self.offices[which] = self.open()
        printed = self.office(which).letters.get(made).row.printed
        if printed is not None:
            self.told[made] = printed

    @rule(which=OFFICE, kind=KINDS, pick=PICK)
    def insert(self, which: int, kind: str, pick: int) -> None:
        """A number with a letter, in a book that allows it and in one that does not."""
        office = self.office(which)
        books = office.series.list()
        if books:
            office.series.set_inserts(books[pick % len(books)].id, pick % 2 == 0)
        made = office.signed(kind)
        self.letters.append(made)
        try:
            row = office.letters.issue(made, behind=str(pick % 6 + 1)).result
        except RuleRefused:
            return
        assert row.suffix
        self.told[made] = row.printed

    @rule(which=OFFICE, again=st.booleans())
    def undo(self, which: int, again: bool) -> None:
        undo = self.office(which).undo
        try:
            undo.redo() if again else undo.undo()
        except RuleRefused:
            return
        known = {row.id for row in self.office(which).letters.list()}
        self.letters = [one for one in self.letters if one in known]
        assert set(self.told) <= known, "an undo never reaches a number"

    # --- time -----------------------------------------------------------------------------------------------

    @rule(days=st.integers(1, 60))
    def days_pass(self, days: int) -> None:
        self.clock.forward(timedelta(days=days))

    @precondition(lambda self: self.term_no < 3)
    @rule(which=OFFICE, bounded=st.booleans())
    def new_term(self, which: int, bounded: bool) -> None:
        self.term_no += 1
        begins = today(self.clock) + timedelta(days=1)
        ends = begins + timedelta(days=90) if bounded else None
        try:
            self.office(which).series.declare_term(f"kỳ {self.term_no}", starts_on=begins, ends_on=ends)
        except TermWrong:
            pass  # the term before began on the same day, or numbers lie in the new one already
        self.clock.forward(timedelta(days=1))

    # --- what goes wrong ------------------------------------------------------------------------------------

    @precondition(lambda self: self.letters)
    @rule(which=OFFICE, pick=PICK, point=POINTS)
    def power_cut(self, which: int, pick: int, point: str) -> None:
        """The program dies while it gives a number; it is opened again. What was committed counts, even unheard."""
        office, chosen = self.office(which), self.ready_at(pick)

        def cut(at: str) -> None:
            if at == point:
                raise PowerCut

        office.store.stop = cut
        try:
            self.told[chosen] = office.letters.issue(chosen).result.printed
        except RuleRefused:
            pass
        except PowerCut:
            pass
        office.store.close()
        self.offices[which] = self.open()
        row = self.office(which).letters.get(chosen).row
        assert (row.printed is not None) == (row.state in ("issued", "void"))
        if row.printed is not None:
            self.told[chosen] = row.printed

    @rule(which=OFFICE)
    def reopen(self, which: int) -> None:
        self.offices[which].store.close()
        self.offices[which] = self.open()

    # --- laws -----------------------------------------------------------------------------------------------

    @invariant()
    def numbers_are_sound(self) -> None:
        if not hasattr(self, "offices"):
            return
        assert faults(self.offices[0].store) == []

    @invariant()
    def frozen_stays(self) -> None:
        if not hasattr(self, "offices"):
            return
        now = frozen_parts(self.offices[1].store)
        assert now.keys() == self.told.keys()
        for letter_id, parts in self.frozen.items():
            assert now[letter_id] == parts
        self.frozen = now

    def teardown(self) -> None:
        for office in getattr(self, "offices", ()):
            office.store.close()
        shutil.rmtree(getattr(self, "folder", "nothing"), ignore_errors=True)


Clerk.TestCase.settings = settings(
    max_examples=20, stateful_step_count=30, deadline=None, suppress_health_check=list(HealthCheck)
)
TestClerk = Clerk.TestCase


def broken_day(monkeypatch: pytest.MonkeyPatch, name: str, rule: object) -> str:
    """What the laws say after a day on which the clerk gives three numbers and one of numbering's rules is broken."""
    monkeypatch.setattr(numbering, name, rule)
    clerk = Clerk()
    try:
        clerk.begin()
        for which, kind in ((0, "CV"), (1, "CV"), (0, "QĐ"), (0, "CV")):
            clerk.write_sign_and_issue(which, kind)
        clerk.frozen_stays()
        return "; ".join(faults(clerk.offices[0].store))
    finally:
        clerk.teardown()


def test_the_day_without_a_broken_rule_is_sound(monkeypatch: pytest.MonkeyPatch) -> None:
    assert broken_day(monkeypatch, "next_number", numbering.next_number) == ""


@pytest.mark.parametrize(
    ("broken", "told"),
    [
        (lambda first, given: max(first, max(given, default=-1) + 2), "gap in"),
        (lambda first, given: max(first, max(given, default=first)) + 1, "gap in"),
    ],
    ids=["leaves gaps", "begins late"],
)
def test_the_laws_notice_a_broken_numberer(
    broken: object, told: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A law that cannot fail proves nothing: with the rule broken, the same clerk's day is found out. The clerk's steps are
    given here and not drawn, for luck has no say in whether a law holds."""
    assert told in broken_day(monkeypatch, "next_number", broken)
