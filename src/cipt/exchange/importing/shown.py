"""What Excel shows of a value: a date or a number in the words of the cell's number format."""

from __future__ import annotations

import re
from datetime import date, datetime, time
from decimal import Decimal

from cipt.model.dates import MONTHS, Day

_IN_QUOTES = re.compile(r'"([^"]*)"')
_ASIDE = re.compile(r"\[[^\]]*\]|_.|\*.")
_DATE_PART = re.compile(r"yyyy|yy|mmmmm|mmmm|mmm|mm|m|dddd|ddd|dd|d|\\.|.", re.IGNORECASE)
_DECIMALS = re.compile(r"0\.(0+)")


def day_of(value: date, number_format: str) -> Day:
    """The day that a date cell means, of a month or a year alone where that is all it shows."""
    day = value.date() if isinstance(value, datetime) else value
    pattern = _plain(number_format)
    if "d" in pattern:
        return Day(day.year, day.month, day.day)
    text = f"{day.year:04}-{day.month:02}" if "m" in pattern else f"{day.year:04}"
    month = day.month if "m" in pattern else 12
    return _last_of(day.year, month, text)


def date_as_shown(value: date, number_format: str) -> str:
    """A date as Excel prints it; in full where the format is none of dates."""
    pattern = _IN_QUOTES.sub(lambda found: re.sub(r"(.)", r"\\\1", found[1]), number_format)
    pattern = _ASIDE.sub("", pattern).split(";")[0]
    if not re.search("[dmy]", pattern, re.IGNORECASE):
        return f"{value.day:02}/{value.month:02}/{value.year}"
    parts = _DATE_PART.findall(re.sub(r"[ ,-]*(h+:.*|AM/PM)$", "", pattern, flags=re.IGNORECASE))
    return "".join(_part(part, value) for part in parts).strip()


def number_as_shown(value: int | float, number_format: str) -> str:
    """A number as Excel prints it under the commoner formats."""
    exact = Decimal(repr(value)) if isinstance(value, float) else Decimal(value)
    if not exact.is_finite():
        return str(exact)
    pattern = _plain(number_format).split(";")[0]
    decimals = _DECIMALS.search(pattern)
    places = len(decimals[1]) if decimals else 0
    if pattern.endswith("%"):
        return f"{_rounded(exact * 100, places)}%"
    if decimals or re.search("[0#]", pattern):
        shown = _rounded(exact, places)
        grouped = f"{Decimal(shown):,}" if "#,#" in pattern else shown
        # A whole-number format that hides decimals would lose them.
        return grouped if decimals or exact == exact.to_integral_value() else _bare(exact)
    return _bare(exact)


def as_text(value: object, number_format: str) -> str:
    """Any value of a cell as it is seen."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "TRUE" if value else "FALSE"
    if isinstance(value, date):
        return date_as_shown(value, number_format)
    if isinstance(value, time):
        return value.isoformat("minutes")
    if isinstance(value, int | float):
        return number_as_shown(value, number_format)
    return str(value)


def _plain(number_format: str) -> str:
    return _ASIDE.sub("", _IN_QUOTES.sub("", number_format)).lower().replace("general", "")


def _part(part: str, value: date) -> str:
    if part.startswith("\\"):
        return part[1:]
    words = {
        "yyyy": f"{value.year:04}",
        "yy": f"{value.year % 100:02}",
        "mmmmm": MONTHS[value.month - 1][0],
        "mmmm": MONTHS[value.month - 1],
        "mmm": MONTHS[value.month - 1][:3],
        "mm": f"{value.month:02}",
        "m": str(value.month),
        "dddd": value.strftime("%A"),
        "ddd": value.strftime("%a"),
        "dd": f"{value.day:02}",
        "d": str(value.day),
    }
    return words.get(part.lower(), part if part not in "@;" else "")


def _rounded(value: Decimal, places: int) -> str:
    # Written out: rounding a Decimal fails above its 28 digits.
    return f"{value:.{places}f}" if places else str(int(f"{value:.0f}"))


def _bare(value: Decimal) -> str:
    if value == value.to_integral_value():
        return str(int(value))
    return f"{value.normalize():f}"


def _last_of(year: int, month: int, text: str) -> Day:
    first_of_next = date(year + month // 12, month % 12 + 1, 1)
    return Day(year, month, (first_of_next - date.resolution).day, text)
