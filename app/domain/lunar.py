"""Vietnamese lunar dates to solar dates, for the two holidays that follow the moon (Tết, Giỗ Tổ Hùng Vương).

Pure astronomy at UTC+7 (mean new moons with the main periodic terms and the sun's longitude, after Meeus, Astronomical
Algorithms): good for the years 1900 to 2100. Owns nothing else of the calendar.
"""

from __future__ import annotations

import math
from datetime import date
from functools import lru_cache
from typing import Final

_ZONE: Final = 7.0 / 24.0
_MONTH: Final = 29.530588853
_NEW_MOON_1900: Final = 2415021.076998695
_ORDINAL_TO_JULIAN: Final = 1721425  # julian day number of date.fromordinal(n) is n + this


def _new_moon(k: int) -> int:
    """Julian day number, in Vietnam, of the k-th new moon after 1900-01-01."""
    t = k / 1236.85
    t2, t3, rad = t * t, t * t * t, math.pi / 180
    mean = 2415020.75933 + 29.53058868 * k + 0.0001178 * t2 - 0.000000155 * t3
    mean += 0.00033 * math.sin((166.56 + 132.87 * t - 0.009173 * t2) * rad)
    sun = (359.2242 + 29.10535608 * k - 0.0000333 * t2 - 0.00000347 * t3) * rad
    moon = (306.0253 + 385.81691806 * k + 0.0107306 * t2 + 0.00001236 * t3) * rad
    node = (21.2964 + 390.67050646 * k - 0.0016528 * t2 - 0.00000239 * t3) * rad
    shift = (0.1734 - 0.000393 * t) * math.sin(sun) + 0.0021 * math.sin(2 * sun)
    shift += -0.4068 * math.sin(moon) + 0.0161 * math.sin(2 * moon) - 0.0004 * math.sin(3 * moon)
    shift += 0.0104 * math.sin(2 * node) - 0.0051 * math.sin(sun + moon) - 0.0074 * math.sin(sun - moon)
    shift += 0.0004 * math.sin(2 * node + sun) - 0.0004 * math.sin(2 * node - sun)
    shift += -0.0006 * math.sin(2 * node + moon) + 0.0010 * math.sin(2 * node - moon)
    shift += 0.0005 * math.sin(2 * moon + sun)
    slow = -0.000278 + 0.000265 * t + 0.000262 * t2  # dynamical time minus universal time
    return math.floor(mean + shift - slow + 0.5 + _ZONE)


def _solar_term(day: int) -> int:
    """Which twelfth of the sun's path the sun is in at midnight, in Vietnam, that begins ``day``."""
    t = (day - 0.5 - _ZONE - 2451545.0) / 36525
    t2, rad = t * t, math.pi / 180
    anomaly = (357.52910 + 35999.05030 * t - 0.0001559 * t2 - 0.00000048 * t * t2) * rad
    mean = 280.46645 + 36000.76983 * t + 0.0003032 * t2
    centre = (1.914600 - 0.004817 * t - 0.000014 * t2) * math.sin(anomaly)
    centre += (0.019993 - 0.000101 * t) * math.sin(2 * anomaly) + 0.000290 * math.sin(3 * anomaly)
    return math.floor(((mean + centre) % 360) / 30)


def _eleventh_month(year: int) -> int:
    """Julian day of the first day of the lunar month that holds the winter solstice of ``year``."""
    end = date(year, 12, 31).toordinal() + _ORDINAL_TO_JULIAN
    k = math.floor((end - 2415021) / _MONTH)
    start = _new_moon(k)
    return _new_moon(k - 1) if _solar_term(start) >= 9 else start


@lru_cache(maxsize=64)
def solar(year: int, month: int, day: int) -> date:
    """Solar date of ``day`` of the ordinary (not leap) lunar ``month`` of lunar ``year``; months 1 to 10 only."""
    if not 1 <= month <= 10:
        raise ValueError(month)
    before, following = _eleventh_month(year - 1), _eleventh_month(year)
    first = math.floor(0.5 + (before - _NEW_MOON_1900) / _MONTH)
    offset = month + 1  # months after the eleventh of the year before
    if following - before > 365:  # thirteen months: the first without a main solar term is the leap one
        leap = next(
            i
            for i in range(1, 14)
            if _solar_term(_new_moon(first + i)) == _solar_term(_new_moon(first + i + 1))
        )
        if offset >= leap:
            offset += 1
    return date.fromordinal(_new_moon(first + offset) + day - 1 - _ORDINAL_TO_JULIAN)
