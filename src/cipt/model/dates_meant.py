"""What was meant by a date that is not in the plan's form: 30/04/2019, "end of April 2019"."""

from __future__ import annotations

import re

from cipt.model.dates import MONTHS, NotADay, Parts, impossible

_LONGEST = 40
"""Characters of anything that could be meant for a date."""

_DASHES = str.maketrans(dict.fromkeys("\u2010\u2011\u2012\u2013\u2014\u2212", "-"))
_TIMED = re.compile(r"(\d{4}-\d\d-\d\d)[T ]\d.*", re.ASCII)
_NUMBERS = re.compile(r"(\d{1,4}) ?([-/. ]) ?(\d{1,2}) ?[-/. ] ?(\d{1,4})", re.ASCII)
_MONTH_AND_YEAR = re.compile(r"(\d{1,2})[-/. ](\d{4})|(\d{4})[-/. ](\d{1,2})", re.ASCII)
_DIGITS = re.compile(r"(\d{4})(\d\d)(\d\d)", re.ASCII)
_BEFORE = re.compile(
    r"(?:(?:mon|tues?|wed(?:nes)?|thu(?:rs?)?|fri|sat(?:ur)?|sun)(?:day)?|the|end of|end)\b[ ,]*",
    re.ASCII | re.IGNORECASE,
)
_NAMED = re.compile(
    r"(?:(\d{1,2})(?:st|nd|rd|th)?(?: of)?[- ]*)?([a-z]{3,9})\.?[-, ]+(\d{4}|\d\d)",
    re.ASCII | re.IGNORECASE,
)
_NAMED_MONTH_FIRST = re.compile(
    r"([a-z]{3,9})\.? (\d{1,2})(?:st|nd|rd|th)?,? (\d{4})", re.ASCII | re.IGNORECASE
)
_WITHOUT_YEAR = re.compile(
    r"\d{1,2}(?:st|nd|rd|th)?(?: of)?[- ]*([a-z]{3,9})|\d{1,2}[/.]\d{1,2}",
    re.ASCII | re.IGNORECASE,
)


def refused(text: str) -> NotADay:
    """Why `text` is no day of the plan's form, and what was probably meant, British order first."""
    plain = " ".join(text.split()).translate(_DASHES).rstrip(" .,;")
    if len(plain) > _LONGEST:
        return NotADay("is not a date", looks_like_a_date=False)
    timed = _TIMED.fullmatch(plain)
    if timed:
        return NotADay("has a time of day", looks_like_a_date=True, instead=timed[1])
    plain = _BEFORE.sub("", plain, count=2)
    parts = _numbered(plain) or _named(plain)
    if parts is None:
        without_year = _WITHOUT_YEAR.fullmatch(plain)
        if without_year and (without_year[1] is None or _month(without_year[1])):
            return NotADay("has no year", looks_like_a_date=True)
        return NotADay("is not a date", looks_like_a_date=False)
    trouble = impossible(parts)
    if trouble:
        return NotADay(trouble, looks_like_a_date=True)
    instead = None if _is_unclear(plain) else _written(parts)
    return NotADay("is not in the form year-month-day", looks_like_a_date=True, instead=instead)


def _numbered(text: str) -> Parts | None:
    digits = _DIGITS.fullmatch(text)
    if digits:
        parts = Parts(int(digits[1]), int(digits[2]), int(digits[3]))
        return Parts(int(text[4:]), int(text[2:4]), int(text[:2])) if impossible(parts) else parts
    short = _MONTH_AND_YEAR.fullmatch(text)
    if short:
        return Parts(int(short[2] or short[3]), int(short[1] or short[4]), None)
    match = _NUMBERS.fullmatch(text)
    if match is None:
        return None
    first, _, second, third = match.groups()
    if len(first) == 4:
        return Parts(int(first), int(second), int(third))
    parts = Parts(_full_year(third), int(second), int(first))
    american = Parts(parts.year, parts.day, parts.month)
    return american if impossible(parts) and not impossible(american) else parts


def _named(text: str) -> Parts | None:
    match = _NAMED_MONTH_FIRST.fullmatch(text)
    if match:
        name, day, year = match.groups()
    else:
        match = _NAMED.fullmatch(text)
        if match is None:
            return None
        day, name, year = match.groups()
    month = _month(name)
    return Parts(_full_year(year), month, int(day) if day else None) if month else None


def _month(name: str) -> int | None:
    """The number of the month with this name, which may be cut after three letters or more."""
    lower = "sep" if name.lower() == "sept" else name.lower()
    for number, month in enumerate(MONTHS, start=1):
        if len(lower) >= 3 and month.lower().startswith(lower):
            return number
    return None


def _is_unclear(text: str) -> bool:
    """Whether nobody can tell the day from the year, as in 19-04-30."""
    match = _NUMBERS.fullmatch(text)
    return match is not None and match[2] == "-" and len(match[1]) == len(match[4]) == 2


def _full_year(digits: str) -> int:
    return int(digits) + (2000 if len(digits) <= 2 else 0)


def _written(parts: Parts) -> str:
    month = "" if parts.month is None else f"-{parts.month:02}"
    day = "" if parts.day is None else f"-{parts.day:02}"
    return f"{parts.year:04}{month}{day}"
