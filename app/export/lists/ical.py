"""Days as iCalendar (RFC 5545): one all-day event for each, with a reminder the day before."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime, timedelta
from typing import NamedTuple


class Event(NamedTuple):
    uid: str
    """The same task keeps its uid: a calendar that takes the file again moves the event instead of doubling it."""
    on: date
    title: str
    words: str


def calendar_file(events: Iterable[Event], *, stamp: datetime) -> bytes:
    """The file's bytes."""
    from icalendar import Alarm, Calendar
    from icalendar import Event as CalendarEvent

    calendar = Calendar()  # type: ignore[no-untyped-call]
    calendar.add("prodid", "-//Van thu Doan//VI")
    calendar.add("version", "2.0")
    calendar.add("method", "PUBLISH")
    calendar.add("x-wr-calname", "Văn thư Đoàn")
    for event in events:
        made = CalendarEvent()  # type: ignore[no-untyped-call]
        made.add("uid", event.uid)
        made.add("dtstamp", stamp)
        made.add("dtstart", event.on)
        made.add("dtend", event.on + timedelta(days=1))
        made.add("summary", event.title)
        if event.words:
            made.add("description", event.words)
        made.add("transp", "TRANSPARENT")
        alarm = Alarm()  # type: ignore[no-untyped-call]
        alarm.add("action", "DISPLAY")
        alarm.add("description", event.title)
        alarm.add("trigger", timedelta(hours=-16))  # eight in the morning of the day before
        made.add_component(alarm)
        calendar.add_component(made)
    drawn: bytes = calendar.to_ical()
    return drawn
