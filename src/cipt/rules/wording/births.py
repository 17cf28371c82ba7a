"""A child's date of birth in a text: a day that is called so, or that stands beside the child.

A plan is full of days, and hardly any is a birthday. A day counts as one where the text says so,
or where it is one on which a child of the plan can be born and initials or a fitting age stand
right beside it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from cipt.model.plan import Plan
from cipt.rules.wording.acronyms import KNOWN_TO_ALL
from cipt.rules.wording.identifiers import Found
from cipt.rules.wording.joined import Joined

BIRTH = "a date of birth"

# What must not stand before it is looked at once a digit is found, which is quicker.
DAY = re.compile(
    r"\d(?<![\w/.-]\d)(?:\d?(?:st|nd|rd|th)?(?:\sof)?[\s/.-](?:\d{1,2}|[A-Z][a-z]{2,8})"
    r"\.?,?[\s/.-](?:(?:19|20)\d\d|\d\d)|\d{3}-\d\d-\d\d)(?![\w/]|[.-]\d)",
    re.ASCII,
)
"""A day as texts write one: 12/03/2011, 12.3.11, 12 March 2011, 12th of March 2011, 2011-03-12."""

_CALLED_SO = re.compile(
    r"\b(?:d\.?o\.?b\b\.?|date of birth|birth ?da(?:te|y)|born)"
    r"(?:\s?(?:is|was|on|[:=(–-]))*\s*$",
    re.ASCII | re.IGNORECASE,
)
_CALLED_SO_AFTER = re.compile(r"^[ ,]*\(?(?:d\.?o\.?b\b|date of birth|birthday)", re.IGNORECASE)
_CUT_SHORT = re.compile(
    r"\b(?:d\.?o\.?b\b\.?|date of birth|birth ?da(?:te|y)|born)"
    r"(?:\s?(?:is|was|on|[:=(–-]))*\s*(\d[\w/.-]*(?:\s[\w/.-]+){0,3}?)\s?…",
    re.ASCII | re.IGNORECASE,
)
_BIRTH_WORDS = ("born", "birth", "dob", "d.o", "do.b")
_INITIALS = (
    r"(?:[A-Z]\. ?){2,3}|(?:[Cc]hild|[Yy]oung person|[Ss]ibling|[Bb]aby|[Pp]upil) [A-Z]{1,3}\b"
)
_CHILD_BEFORE = re.compile(rf"\b(?:{_INITIALS}|([A-Z]{{2}})\b)[ ,:(–-]*$")
_CHILD_AFTER = re.compile(rf"^[ ,:()–-]*(?:{_INITIALS}|([A-Z]{{2}})\b)")
_AGE = re.compile(
    r"(?<!children )(?<!people )(?<!pupils )(?<!those )(?<!all )"
    r"\baged? (?:of )?(\d{1,2})\b(?! ?(?:to|and|or|-|–) ?\d)"
    r"|(?<![\d-])\b(\d{1,2})[ -]?(?:years?[ -]old|yrs?[ -]old|y/?o)\b",
    re.ASCII | re.IGNORECASE,
)
_OLDEST = 25
"""Years up to which a council answers for a care leaver."""
_LONGEST_PLAN = 5
"""Years for which a plan is kept at the most."""
_BESIDE = 24
"""Characters between a day and what still stands beside it."""


def first_day(plan: Plan) -> date | None:
    """The earliest day that the plan itself knows of; a child whom it tells of was born before.

    Where plan.yaml names none it is the first due date of an action; None where there is none.
    """
    header = plan.header
    days = [header.starts, header.taken_over]
    for inspection in header.inspections:
        days += [inspection.from_, inspection.to, inspection.published]
    if not any(days):
        days = [action.due for action in plan.actions]
    return min((day for day in days if day), default=None)


def may_have_births(texts: Joined, start: date | None) -> Iterator[int]:
    """The places of the texts that can have a date of birth, of a plan that began on `start`."""
    yield from texts.mentioning(*_BIRTH_WORDS)
    for match in DAY.finditer(texts.joined):
        if _can_be(_year(match[0]), start):
            yield texts.place_at(match.start())


def births_in(text: str, start: date | None) -> Iterator[Found]:
    """The dates of birth in a text of a plan that began on the day `start`, where that is known."""
    lower = text.lower()
    called = any(word in lower for word in _BIRTH_WORDS)
    for match in DAY.finditer(text):
        year = _year(match[0])
        # Nearly every day of a plan is one of its own.
        can_be = _can_be(year, start)
        if not called and not can_be:
            continue
        before = text[max(0, match.start() - _BESIDE) : match.start()]
        after = text[match.end() : match.end() + _BESIDE]
        if (called and _is_called_so(before, after)) or (
            start and can_be and _stands_beside_a_child(before, after, year, start)
        ):
            yield Found(*match.span(), BIRTH)


def births_cut_short(text: str) -> Iterator[Found]:
    """What is left of days that are called dates of birth where the rest has been cut off."""
    for match in _CUT_SHORT.finditer(text):
        yield Found(*match.span(1), BIRTH)


def _can_be(year: int, start: date | None) -> bool:
    """Whether a child of a plan that began on `start` can be born in the year."""
    return start is not None and start.year - _OLDEST <= year < start.year


def _year(day: str) -> int:
    if day[:4].isdigit():
        return int(day[:4])
    return int(day[-4:]) if day[-4:].isdigit() else 2000 + int(day[-2:])


def _is_called_so(before: str, after: str) -> bool:
    return _CALLED_SO.search(before) is not None or _CALLED_SO_AFTER.search(after) is not None


def _stands_beside_a_child(before: str, after: str, year: int, start: date) -> bool:
    """Whether initials stand beside a day, or the age of a child born in that year."""
    for match in (_CHILD_BEFORE.search(before), _CHILD_AFTER.search(after)):
        if match and match[1] not in KNOWN_TO_ALL:
            return True
    return any(
        start.year - 1 <= year + int(match[1] or match[2]) <= start.year + _LONGEST_PLAN
        for beside in (before, after)
        for match in _AGE.finditer(beside)
    )
