"""What meets headquarters by itself: at once when told, by the schedule otherwise, and it ends when it is told to."""

from __future__ import annotations

import threading
from datetime import timedelta

from app.services.sync_runner import SyncRunner
from app.sync import schedule
from app.sync.contact import is_due
from tests.models.records import add_member, add_unit


def test_it_meets_when_something_waits_and_stops_when_told(pcs):
    a = pcs()
    met = threading.Event()
    runner = SyncRunner(a.sync, told=met.set, look=0.01)
    add_unit(a.store)
    runner.start()
    assert met.wait(60)
    runner.stop()
    assert a.sync.status().waiting == 0


def test_a_fault_of_the_line_is_kept_and_the_thread_goes_on(pcs):
    a = pcs()
    a.wire.cut = True
    rounds = threading.Semaphore(0)
    runner = SyncRunner(a.sync, told=rounds.release, look=0.01)
    runner.meet_now()
    runner.start()
    assert rounds.acquire(timeout=60)
    assert a.sync.status().fault
    a.wire.cut = False
    runner.meet_now()
    assert rounds.acquire(timeout=60)
    runner.stop()
    assert a.sync.status().connected


def test_when_a_contact_is_due(pcs, clock):
    a = pcs()
    assert not is_due(a.store)  # just met
    add_member(a.store, add_unit(a.store))
    assert is_due(a.store)  # something waits
    a.meet()
    a.clock.forward(timedelta(minutes=2))
    assert is_due(a.store)
    now = clock.now()
    assert not schedule.due(now, now + timedelta(seconds=30))
    assert schedule.due(now, now + timedelta(days=3650))  # the clock was set back


def test_the_waits_grow_with_chance_up_to_half_an_hour(clock):
    now = clock.now()
    most = [
        (schedule.next_try(now, n, chance=lambda low, high: high) - now).total_seconds() for n in range(1, 15)
    ]
    assert most[0] == 10
    assert most == sorted(most)
    assert most[-1] == 30 * 60
    assert (schedule.next_try(now, 9, chance=lambda low, high: low) - now).total_seconds() == 5
    told = schedule.next_try(now, 1, chance=lambda low, high: low, told=600)
    assert told - now == timedelta(seconds=600)
