"""Numbers by which a child can be known: their forms and their check digits.

An NHS number has ten digits, the last of which checks the others (modulus 11, NHS Data
Dictionary). A unique pupil number begins with a letter that checks its twelve characters (modulus
23, Department for Education's guide to UPNs). A National Insurance number has two letters of those
that HMRC gives out, six digits and A, B, C or D.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple

NHS_NUMBER = "an NHS number"
PUPIL_NUMBER = "a unique pupil number (UPN)"
INSURANCE_NUMBER = "a National Insurance number"
CASE_NUMBER = "a case number"


class Found(NamedTuple):
    """Something personal in a text: from where to where, and what it may be."""

    start: int
    end: int
    what: str


_GAP = r"[\s.\u2010-\u2013-]{0,2}"

# A telephone number written with +44 can have ten digits after it.
_NHS = re.compile(
    rf"(?<![\w£])(?<![0-9][.,/-])(?<!\+44)(?<!\+44[\s-])"
    rf"[0-46-9][0-9]{{2}}{_GAP}[0-9]{{3}}{_GAP}[0-9]{{4}}(?!\w|[.,/-][0-9])"
)
_UPN = re.compile(r"(?<!\w)[A-HJ-NP-RT-Z][0-9]{11}[0-9A-HJ-NP-RT-Z](?!\w)", re.IGNORECASE)
_INSURANCE = re.compile(
    r"(?<!\w)(?!BG|GB|KN|NK|NT|TN|ZZ)[A-CEGHJ-PR-TW-Z][A-CEGHJ-NPR-TW-Z]"
    r"(?:[\s-]?[0-9]{2}){3}[\s-]?[A-D](?!\w)",
    re.IGNORECASE,
)
FEWEST_FIGURES = 6
"""Figures of an NHS, pupil or National Insurance number at the least."""
MAY_BE_NUMBER = re.compile(rf"[0-9]{{2}}(?:{_GAP}[0-9]){{4}}")
"""What every text has that holds one of these numbers, a case number of the plan's own apart."""

_DIGITS = re.compile("[0-9]+")
_NHS_WEIGHTS = range(10, 1, -1)
_UPN_WEIGHTS = range(2, 14)
_UPN_LETTERS = "ABCDEFGHJKLMNPQRTUVWXYZ"


def numbers_in(text: str) -> Iterator[Found]:
    """The NHS, pupil and National Insurance numbers in a text."""
    if not MAY_BE_NUMBER.search(text):
        return
    for match in _NHS.finditer(text):
        if _is_nhs_number("".join(_DIGITS.findall(match[0]))):
            yield Found(*match.span(), NHS_NUMBER)
    for match in _UPN.finditer(text):
        if _is_pupil_number(match[0].upper()):
            yield Found(*match.span(), PUPIL_NUMBER)
    for match in _INSURANCE.finditer(text):
        yield Found(*match.span(), INSURANCE_NUMBER)


def case_number_pattern(forms: Iterable[str]) -> re.Pattern[str] | None:
    """What finds a case number of the council's own forms: # is a digit, @ a letter.

    None where there are no forms, or none with a digit in it.
    """
    written = [_form(form) for form in forms if "#" in form]
    if not written:
        return None
    return re.compile(rf"(?<![^\W_])(?:{'|'.join(written)})(?![^\W_])", re.IGNORECASE)


def _form(form: str) -> str:
    signs = {"#": "[0-9]", "@": "[A-Z]", " ": r"\s+"}
    return "".join(signs.get(sign) or re.escape(sign) for sign in " ".join(form.split()))


def _is_nhs_number(digits: str) -> bool:
    """Whether ten digits are an NHS number: in a range given out, and with the right last digit.

    Numbers from 0 to 3 are Scottish and begin with a date of birth, or Northern Irish from 32 on.
    """
    if digits[0] in "0123" and digits[:2] < "32" and not _begins_with_a_day(digits):
        return False
    total = sum(int(digit) * weight for digit, weight in zip(digits[:9], _NHS_WEIGHTS, strict=True))
    return (11 - total % 11) % 11 == int(digits[9])


def _begins_with_a_day(digits: str) -> bool:
    return 1 <= int(digits[:2]) <= 31 and 1 <= int(digits[2:4]) <= 12


def _is_pupil_number(number: str) -> bool:
    """Whether a letter and twelve characters are a UPN; the last of a temporary one is a letter."""
    values = [int(sign) if sign.isdigit() else _UPN_LETTERS.index(sign) for sign in number[1:]]
    total = sum(value * weight for value, weight in zip(values, _UPN_WEIGHTS, strict=True))
    return _UPN_LETTERS[total % 23] == number[0]
