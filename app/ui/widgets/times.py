"""Moments and days as a clerk says them: 'hôm nay 09:41', 'hôm qua 17:05', '3 ngày trước', '12/05/2026'."""

from __future__ import annotations

from datetime import date, datetime

from PySide6.QtCore import QCoreApplication

from app.base.clock import VIETNAM

_LONG_AGO = 30


def when(moment: datetime, now: datetime) -> str:
    """A moment of the past, in Vietnamese time."""
    then, here = moment.astimezone(VIETNAM), now.astimezone(VIETNAM)
    days = (here.date() - then.date()).days
    if days <= 0:
        return QCoreApplication.translate("Times", "hôm nay {time}").format(time=f"{then:%H:%M}")
    if days == 1:
        return QCoreApplication.translate("Times", "hôm qua {time}").format(time=f"{then:%H:%M}")
    if days < _LONG_AGO:
        return QCoreApplication.translate("Times", "{days} ngày trước").format(days=days)
    return f"{then:%d/%m/%Y}"


def due(day: date, today: date) -> str:
    """A deadline seen from today: 'quá hạn 3 ngày', 'hôm nay', 'ngày mai', 'còn 5 ngày', '12/05/2026'."""
    days = (day - today).days
    if days < 0:
        return QCoreApplication.translate("Times", "quá hạn {days} ngày").format(days=-days)
    if days == 0:
        return QCoreApplication.translate("Times", "hôm nay")
    if days == 1:
        return QCoreApplication.translate("Times", "ngày mai")
    if days < _LONG_AGO:
        return QCoreApplication.translate("Times", "còn {days} ngày").format(days=days)
    return f"{day:%d/%m/%Y}"
