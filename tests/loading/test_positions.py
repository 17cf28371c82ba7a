"""Where in a file a key or an entry stands."""

import pytest

from cipt.loading.positions import locate
from cipt.loading.text_tree import read_text_tree

TEXT = """\
# a note
title: Review of plans
leads: [officer-04, officer-05]
milestones:
  - title: Audit tool agreed
    due: 2019-02-28
  -
  - {title: First audits, due: 2019-03-31}
success:
- Audits grade more plans good

- measure: conferences-within-15-days
note: >-
  Two
  lines
source:
  cells:
    "Due: date": "1"
"""


def marks():
    found = read_text_tree(TEXT.encode(), "actions/1/1.1.1.yaml", positions=True).marks
    assert found is not None
    return found


@pytest.mark.parametrize(
    ("at", "key", "value"),
    [
        ((), (2, 1), (2, 1)),
        (("title",), (2, 1), (2, 8)),
        (("leads",), (3, 1), (3, 8)),
        (("leads", 1), (3, 21), (3, 21)),
        (("milestones",), (4, 1), (5, 3)),
        (("milestones", 0), (5, 5), (5, 5)),
        (("milestones", 0, "due"), (6, 5), (6, 10)),
        (("success", 0), (10, 3), (10, 3)),
        (("success", 1, "measure"), (12, 3), (12, 12)),
        (("note",), (13, 1), (13, 7)),
        (("source", "cells", "Due: date"), (18, 5), (18, 18)),
    ],
)
def test_a_key_stands_where_it_is_typed_and_its_value_after_it(at, key, value):
    assert locate(marks(), at) == key
    assert locate(marks(), at, value=True) == value


def test_an_empty_entry_of_a_list_is_not_counted():
    assert locate(marks(), ("milestones", 1, "title")) == (8, 6)


def test_a_missing_key_is_placed_at_what_should_hold_it():
    assert locate(marks(), ("milestones", 0, "done")) == (5, 5)
    assert locate(marks(), ("milestones", 0, "done"), value=True) == (5, 5)
    assert locate(marks(), ("updates", 3, "rag")) == (2, 1)
    assert locate(marks(), ("source", "file"), value=True) == (16, 1)


def test_parts_that_the_file_does_not_have_are_skipped():
    assert locate(marks(), ("success", 1, "MeasureLink", "measure")) == (12, 3)
    assert locate(marks(), ("success", "function-before", 1)) == (12, 3)
    assert locate(marks(), ("leads", -1)) == (3, 1)
    assert locate(marks(), ("leads", "0")) == (3, 1)


@pytest.mark.parametrize("text", ["", "# only a note\n", "---\n"])
def test_an_empty_file_has_its_first_line(text):
    reading = read_text_tree(text.encode(), "p.yaml", positions=True)
    assert reading.readable
    assert reading.tree is None
    assert reading.marks is not None
    assert locate(reading.marks, ("title",)) == (1, 1)


def test_a_file_with_warnings_has_its_places_too():
    text = "title: “Review”\ndue:\u00a0 2019-04-30\n".replace(":\u00a0 ", ": \u00a0")
    reading = read_text_tree(text.encode(), "p.yaml", positions=True)
    assert len(reading.troubles) == 2
    assert reading.marks is not None
    assert locate(reading.marks, ("due",)) == (2, 1)
    assert read_text_tree(text.encode(), "p.yaml").marks is None
