"""What somebody has typed into a cell, as a plan's file would have it."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence

from cipt.exchange.workbook.cells import CUT, MEASURE, entry
from cipt.exchange.workbook.columns import Form
from cipt.exchange.workbook.people import Labels
from cipt.model.base import is_id
from cipt.model.dates import NotADay, parse_day

Typed = str | tuple["str | Mapping[str, str]", ...] | None
"""A text, several of them (a KPI among success measures as its key and id), or nothing."""

_NUMBER = re.compile(r"-?\d{1,15}(\.\d{1,9})?", re.ASCII)
_WHOLE = re.compile(r"\d{1,9}", re.ASCII)
_RATING = re.compile(r"[A-Za-z][A-Za-z -]{0,30}", re.ASCII)
_FLAGS = {"yes": "true", "true": "true", "y": "true", "no": "false", "false": "false", "n": "false"}
_BETWEEN_IDS = re.compile(r"[\s,;]+")


class NotUnderstood(ValueError):
    """A cell whose text the field cannot take; `why` reads on from the text."""

    def __init__(self, why: str) -> None:
        super().__init__(why)
        self.why = why


def typed_as(form: Form, text: str, before: object, labels: Labels) -> Typed:
    """The field's new value in the words of the plan's files; None where the cell is empty.

    `before` is what the field held: of several values, those whose lines have stayed are kept as
    they were. Raises NotUnderstood.
    """
    if not text:
        return None
    if text.endswith(CUT):
        raise NotUnderstood("was cut short in the workbook")
    several = _SEVERAL.get(form)
    if several is None:
        return _one(form, text, labels)
    kept = before if isinstance(before, tuple) else ()
    found = tuple(several(text, kept, labels))
    if not found:
        raise NotUnderstood("has signs and no words")
    return found


def _one(form: Form, text: str, labels: Labels) -> str:
    if form == "person":
        return _person(text, labels)
    read = _ONE.get(form)
    return read(text) if read else text


def _day(text: str) -> str:
    try:
        return parse_day(text).text
    except NotADay as refusal:
        if refusal.instead is None:
            raise NotUnderstood(refusal.why) from None
        return refusal.instead


def _number(text: str) -> str:
    return _matching(_NUMBER, text.replace(",", "").removesuffix("%").strip(), "is not a number")


def _whole(text: str) -> str:
    return _matching(_WHOLE, text.replace(",", ""), "is not a whole number")


def _flag(text: str) -> str:
    if text.casefold() not in _FLAGS:
        raise NotUnderstood("is neither yes nor no")
    return _FLAGS[text.casefold()]


def _rating(text: str) -> str:
    return _matching(_RATING, text, "is no colour").upper()


def _matching(pattern: re.Pattern[str], text: str, why: str) -> str:
    if not pattern.fullmatch(text):
        raise NotUnderstood(why)
    return text


def _id(text: str) -> str:
    if not is_id(text):
        raise NotUnderstood("is no id: letters, digits, dots, - and _ only")
    return text


def _person(text: str, labels: Labels) -> str:
    person = labels.meant(text)
    if person is None:
        raise NotUnderstood("names nobody in the sheet People, or more than one")
    return person


def _lines(text: str) -> list[str]:
    return [line for line in (" ".join(each.split()) for each in text.split("\n")) if line]


def _ids(text: str, _: Sequence[object], __: Labels) -> list[str]:
    return [_id(each) for each in _BETWEEN_IDS.split(text) if each]


def _people(text: str, _: Sequence[object], labels: Labels) -> list[str]:
    found = []
    for line in _lines(text):
        whole = labels.meant(line)
        found += [whole] if whole else [_person(part.strip(), labels) for part in line.split(";")]
    return list(dict.fromkeys(found))


def _days(text: str, _: Sequence[object], __: Labels) -> list[str]:
    return [_day(line) for line in _lines(text)]


def _texts(text: str, before: Sequence[object], labels: Labels) -> list[str]:
    kept = {entry("lines", value, labels): str(value) for value in before}
    return [kept.get(line, line) for line in _lines(text)]


def _success(text: str, before: Sequence[object], labels: Labels) -> list[str | Mapping[str, str]]:
    kept = {entry("success", value, labels): value for value in before}
    found: list[str | Mapping[str, str]] = []
    for line in _lines(text):
        old = kept.get(line)
        if isinstance(old, str):
            found.append(old)
        elif line.startswith(MEASURE):
            found.append({"measure": _id(line.removeprefix(MEASURE).strip())})
        else:
            found.append(line)
    return found


_ONE: Mapping[Form, Callable[[str], str]] = {
    "day": _day,
    "number": _number,
    "whole": _whole,
    "flag": _flag,
    "rating": _rating,
    "id": _id,
}

_Several = Callable[[str, Sequence[object], Labels], Sequence["str | Mapping[str, str]"]]

_SEVERAL: Mapping[Form, _Several] = {
    "ids": _ids,
    "people": _people,
    "days": _days,
    "lines": _texts,
    "success": _success,
}
