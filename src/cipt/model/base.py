"""What every record of a plan shares, and how its fields are read from typed text.

A plan file is read as text only: what a number, a date or a yes-or-no is, the field decides.
Refusals carry the name of the rule that reports them and, where it can be told, what to write.
The JSON Schemas describe the same fields as an editor sees them: there a bare `1.10` is a number.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from decimal import Decimal
from functools import lru_cache
from typing import Annotated, ClassVar

from pydantic import (
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    PlainValidator,
    StringConstraints,
    WithJsonSchema,
)
from pydantic_core import PydanticCustomError

from cipt.model.dates import Day, NotADay, parse_day


def refusal(
    rule: str, why: str, instead: str | None = None, hint: str | None = None
) -> PydanticCustomError:
    """The error by which a field refuses a value.

    `why` reads on from the key and the value ("`due` 30/04/2019 …"); `instead` is the value to
    write, where it can be told, and `hint` says what to do where it cannot.
    """
    return PydanticCustomError(
        "cipt",
        "{why}",
        {"rule": rule, "why": why, "instead": instead, "hint": hint},
    )


ID_PATTERN = r"[A-Za-z0-9]([A-Za-z0-9._-]*[A-Za-z0-9])?"
_ID = re.compile(ID_PATTERN, re.ASCII)
_DEVICE = r"(?:con|prn|aux|nul|com[1-9]|lpt[1-9])(?![^./])"
_NUMBER = re.compile(r"-?\d{1,15}(\.\d{1,9})?", re.ASCII)
_RATING = re.compile(r"[A-Za-z][A-Za-z -]{0,30}")
_WHOLE = re.compile(r"\d{1,9}", re.ASCII)

_MONTH_DAY = (
    r"(?:(?:0[13578]|1[02])-(?:0[1-9]|[12]\d|3[01])|(?:0[469]|11)-(?:0[1-9]|[12]\d|30)"
    r"|02-(?:0[1-9]|1\d|2[0-8]))"
)
_LEAP_YEAR = r"(?:19|2[01])(?:0[48]|[2468][048]|[13579][26])|2000"
DAY_PATTERN = rf"^(?:(?:19|2[01])\d\d(?:-(?:{_MONTH_DAY}|0[1-9]|1[0-2]))?|(?:{_LEAP_YEAR})-02-29)$"
"""A day, month or year as the JSON Schemas check it, lengths of months and leap years included."""


def is_id(text: str) -> bool:
    """Whether `text` can be an id: ASCII letters and digits, with `.`, `-`, `_` between them."""
    return _ID.fullmatch(text) is not None


def is_device(name: str) -> bool:
    """Whether Windows keeps this name, or what stands before its first dot, for a device.

    It can hold no file of that name: Microsoft, "Naming Files, Paths, and Namespaces".
    """
    return re.match(_DEVICE, name, re.IGNORECASE) is not None


def names_a_device(paths: Iterable[str]) -> bool:
    """Whether below its first folder one of the paths has such a name.

    One search spares looking at the parts of ten thousand paths.
    """
    return re.search(f"/{_DEVICE}", "/".join(paths).lower()) is not None


_AN_ID = "Write it without spaces or other signs, as in R5 or head-of-service"
_A_DAY = "Write a date as 2019-04-30, or as 2019-04 for the end of a month"
_A_NUMBER = "Write digits alone, as in 82 or 80.5"
_A_WHOLE_NUMBER = "Write digits alone, as in 28"
_A_FLAG = "Write true or false"
_A_RATING = "Write one colour or letter, as in AMBER"


def _read_id(value: object) -> str:
    if not isinstance(value, str):
        raise refusal("wrong-type", "should be an id", hint=_AN_ID)
    if _ID.fullmatch(value) is None:
        raise refusal("wrong-type", "is no id: letters, digits, dots, - and _ only", hint=_AN_ID)
    return value


def _read_day(value: object) -> Day:
    if not isinstance(value, str):
        raise refusal("wrong-type", "should be a date", hint=_A_DAY)
    try:
        return parse_day(value)
    except NotADay as problem:
        rule = "ambiguous-date" if problem.looks_like_a_date else "wrong-type"
        raise refusal(rule, problem.why, problem.instead, _A_DAY) from None


def _read_number(value: object) -> Decimal:
    if not isinstance(value, str):
        raise refusal("wrong-type", "should be a number", hint=_A_NUMBER)
    if _NUMBER.fullmatch(value):
        return Decimal(value)
    bare = value.replace(",", "").replace("%", "").replace("£", "").strip()
    instead = bare if _NUMBER.fullmatch(bare) else None
    raise refusal("wrong-type", "is not a plain number", instead, _A_NUMBER)


def _read_whole(value: object) -> int:
    if not isinstance(value, str):
        raise refusal("wrong-type", "should be a whole number", hint=_A_WHOLE_NUMBER)
    if _WHOLE.fullmatch(value):
        return int(value)
    bare = value.replace(",", "").strip()
    instead = bare if _WHOLE.fullmatch(bare) else None
    raise refusal("wrong-type", "is not a whole number", instead, _A_WHOLE_NUMBER)


_FLAGS = {"true": True, "false": False}
_NEARLY_FLAGS = {
    "yes": "true",
    "y": "true",
    "on": "true",
    "no": "false",
    "n": "false",
    "off": "false",
}


def _read_flag(value: object) -> bool:
    if isinstance(value, str) and value.lower() in _FLAGS:
        return _FLAGS[value.lower()]
    instead = _NEARLY_FLAGS.get(value.lower()) if isinstance(value, str) else None
    raise refusal("wrong-type", "should be true or false", instead, _A_FLAG)


def _read_rating(value: object) -> str:
    rating = _rating(value) if isinstance(value, str) else None
    if rating is None:
        raise refusal("wrong-type", "should be a colour or letter, as in AMBER", hint=_A_RATING)
    return rating


@lru_cache(maxsize=256)
def _rating(typed: str) -> str | None:
    return typed.strip().upper() if _RATING.fullmatch(typed) else None


def _one_or_more(value: object) -> object:
    return value if value is None or isinstance(value, list | tuple) else [value]


_TYPED_TEXT = {"type": ["string", "number", "boolean"]}

Text = Annotated[
    str,
    StringConstraints(strip_whitespace=True, min_length=1),
    WithJsonSchema({**_TYPED_TEXT, "minLength": 1}),
]
Id = Annotated[
    str,
    PlainValidator(_read_id),
    WithJsonSchema({**_TYPED_TEXT, "pattern": f"^{ID_PATTERN}$"}),
]
Ref = Text
"""The id of another record; whether there is one, a rule asks."""

DayField = Annotated[
    Day,
    PlainValidator(_read_day),
    WithJsonSchema(
        {"type": ["string", "integer"], "pattern": DAY_PATTERN, "minimum": 1900, "maximum": 2199}
    ),
]
Number = Annotated[
    Decimal,
    PlainValidator(_read_number),
    WithJsonSchema({"type": ["number", "string"], "pattern": r"^-?\d{1,15}(\.\d{1,9})?$"}),
]
Whole = Annotated[
    int,
    PlainValidator(_read_whole),
    WithJsonSchema({"type": ["integer", "string"], "pattern": r"^\d{1,9}$", "minimum": 0}),
]
Flag = Annotated[
    bool,
    PlainValidator(_read_flag),
    WithJsonSchema(
        {"type": ["boolean", "string"], "pattern": "^(?:[Tt][Rr][Uu][Ee]|[Ff][Aa][Ll][Ss][Ee])$"}
    ),
]
Rating = Annotated[
    str,
    PlainValidator(_read_rating),
    WithJsonSchema({"type": "string", "pattern": "^[A-Za-z][A-Za-z -]{0,30}$"}),
]

one_or_more = BeforeValidator(_one_or_more)
"""For a list that most often has one entry: that entry may stand by itself."""


class Record(BaseModel):
    """A frozen record of the plan; a key that it does not know is refused."""

    model_config = ConfigDict(frozen=True, extra="forbid", defer_build=True)

    KIND: ClassVar[str] = ""
    """What an officer calls such a record, as in "action"; empty for an entry within one."""

    note: Text | None = Field(None, description="Anything worth knowing for which there is no key.")


def text_or_record(value: object) -> str:
    """Which of the two an entry is that may be either: "text" or "record".

    Nearly all are text, which is told at once; whether it is a record pydantic looks up slowly.
    """
    return "text" if isinstance(value, str) or not isinstance(value, dict | Record) else "record"
