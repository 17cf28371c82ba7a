"""How single values are read: ids, numbers, yes and no, ratings, text."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import TypeAdapter, ValidationError

from cipt.model.base import Flag, Id, Number, Rating, Text, Whole, is_id

READ: dict[str, TypeAdapter[object]] = {
    name: TypeAdapter(field)
    for name, field in {
        "id": Id,
        "number": Number,
        "whole": Whole,
        "flag": Flag,
        "rating": Rating,
        "text": Text,
    }.items()
}


def read(kind, typed):
    return READ[kind].validate_python(typed)


def refusal(kind, typed):
    with pytest.raises(ValidationError) as caught:
        read(kind, typed)
    (error,) = caught.value.errors()
    return error["ctx"]


@pytest.mark.parametrize(
    ("kind", "typed", "value"),
    [
        ("id", "1.10", "1.10"),
        ("id", "3.6.1b", "3.6.1b"),
        ("id", "head-of-service_2", "head-of-service_2"),
        ("id", "a", "a"),
        ("number", "80.5", Decimal("80.5")),
        ("number", "-2", Decimal(-2)),
        ("number", "007", Decimal(7)),
        ("whole", "28", 28),
        ("whole", "0", 0),
        ("flag", "true", True),
        ("flag", "False", False),
        ("rating", "amber", "AMBER"),
        ("rating", "Not started", "NOT STARTED"),
        ("rating", "R", "R"),
        ("text", "  two words ", "two words"),
        ("text", "1.10", "1.10"),
        ("text", "no", "no"),
    ],
)
def test_a_value_is_read_as_its_field_wants_it(kind, typed, value):
    assert read(kind, typed) == value
    assert type(read(kind, typed)) is type(value)


@pytest.mark.parametrize(
    ("kind", "typed", "why", "instead"),
    [
        ("id", "R 5", "is no id: letters, digits, dots, - and _ only", None),
        ("id", "-a", "is no id: letters, digits, dots, - and _ only", None),
        ("id", "a.", "is no id: letters, digits, dots, - and _ only", None),
        ("id", "a/b", "is no id: letters, digits, dots, - and _ only", None),
        ("id", "٣", "is no id: letters, digits, dots, - and _ only", None),
        ("id", "é", "is no id: letters, digits, dots, - and _ only", None),
        ("id", "a\n", "is no id: letters, digits, dots, - and _ only", None),
        ("id", [], "should be an id", None),
        ("number", "1,240", "is not a plain number", "1240"),
        ("number", "80.5%", "is not a plain number", "80.5"),
        ("number", "£1,000", "is not a plain number", "1000"),
        ("number", "1_000", "is not a plain number", None),
        ("number", "nan", "is not a plain number", None),
        ("number", "inf", "is not a plain number", None),
        ("number", "1e9", "is not a plain number", None),
        ("number", "٣", "is not a plain number", None),
        ("number", "+5", "is not a plain number", None),
        ("number", "9" * 16, "is not a plain number", None),
        ("number", {}, "should be a number", None),
        ("whole", "9.5", "is not a whole number", None),
        ("whole", "-1", "is not a whole number", None),
        ("whole", "1,000", "is not a whole number", "1000"),
        ("whole", [], "should be a whole number", None),
        ("flag", "yes", "should be true or false", "true"),
        ("flag", "No", "should be true or false", "false"),
        ("flag", "1", "should be true or false", None),
        ("flag", [], "should be true or false", None),
        ("rating", "AMBER/GREEN", "should be a colour or letter, as in AMBER", None),
        ("rating", "3", "should be a colour or letter, as in AMBER", None),
        ("rating", "[red]", "should be a colour or letter, as in AMBER", None),
        ("rating", "R" * 32, "should be a colour or letter, as in AMBER", None),
    ],
)
def test_a_value_of_another_kind_is_refused_in_words(kind, typed, why, instead):
    told = refusal(kind, typed)
    assert (told["rule"], told["why"], told["instead"]) == ("wrong-type", why, instead)
    assert told["hint"]


@given(st.text(max_size=12))
def test_an_id_is_safe_in_a_file_name_a_link_and_a_table(text):
    if is_id(text):
        assert text.isascii()
        assert not set(text) & set(" /\\\"'<>|:*?\n[](){}&;,#%")
        assert text[0] not in ".-_"


@given(st.text(max_size=12), st.sampled_from(["number", "whole"]))
def test_any_text_is_a_finite_number_or_refused(text, kind):
    try:
        value = read(kind, text)
    except ValidationError:
        return
    assert value == Decimal(text)
    assert Decimal(value).is_finite()
