"""Published positions as they lie in the plan folder: read whole, or named."""

import json
import os
from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cipt.loading.published import published_positions, read_position
from cipt.model.position import (
    ActionPosition,
    CountsPosition,
    MeasurePosition,
    PlanPosition,
    Position,
    UnreadPosition,
)
from cipt.model.scheme import Condition
from cipt.render.position_json import position_json
from cipt.sources.folder import FolderTree
from cipt.sources.memory import MemoryTree

DAYS = st.dates(date(1900, 1, 1), date(2199, 12, 31))
TEXTS = st.text(st.characters(codec="utf-8"), max_size=40)


def position(**fields):
    given = {
        "schema_version": 1,
        "as_of": date(2019, 5, 31),
        "board": "improvement-board",
        "month": "2019-05",
        "cipt": "0.1",
        "plan": PlanPosition("A plan", "A council", None, "0123456789abcdef"),
        "counts": CountsPosition(1, {"RED": 1}, {"overdue": 1}),
        "actions": (),
    }
    return Position(**{**given, **fields})


ACTIONS = st.builds(
    ActionPosition,
    id=TEXTS,
    number=TEXTS,
    title=TEXTS,
    condition=st.sampled_from(Condition),
    rag=st.none() | TEXTS,
    declared_rag=st.none() | TEXTS,
    first_due=st.none() | DAYS,
    due=st.none() | DAYS,
    revisions=st.integers(0, 99),
    completed=st.none() | DAYS,
    signed_off=st.none() | DAYS,
)
MEASURES = st.builds(
    MeasurePosition,
    id=TEXTS,
    title=TEXTS,
    day=st.none() | DAYS,
    value=st.none() | st.decimals(-1000, 1000, places=2).map(lambda value: f"{value:f}"),
    on_target=st.none() | st.booleans(),
)
UNREAD = st.builds(UnreadPosition, path=TEXTS, id=st.none() | TEXTS, message=TEXTS)
POSITIONS = st.builds(
    position,
    as_of=DAYS,
    actions=st.lists(ACTIONS, max_size=4).map(tuple),
    measures=st.lists(MEASURES, max_size=2).map(tuple),
    unreadable=st.lists(UNREAD, max_size=2).map(tuple),
)


def lying(**files):
    """Published files by their names, as the tree of a plan folder."""
    return MemoryTree({f"reports/published/{name}": text for name, text in files.items()})


@given(POSITIONS)
def test_a_position_is_read_as_it_was_written(written):
    assert read_position(position_json(written).encode()) == written


@given(POSITIONS)
def test_a_position_has_an_action_a_line_for_who_reads_its_changes(written):
    lines = position_json(written).splitlines()
    assert sum(line.startswith('  {"id": ') for line in lines) == len(written.actions) + len(
        written.measures
    )


@given(st.binary(max_size=200) | st.recursive(st.none() | TEXTS, st.lists).map(json.dumps))
def test_no_bytes_make_reading_fail(data):
    found = read_position(data if isinstance(data, bytes) else data.encode())
    assert isinstance(found, str)
    assert found.startswith("is ")


@pytest.mark.parametrize(
    ("data", "why"),
    [
        (b"[" * 100_000, "is not JSON as cipt writes it"),
        (b"9" * 10_000, "is not JSON as cipt writes it"),
        (b" " * (1024 * 1024 + 1), "is larger than a plan file can be"),
        (b"{}", "is not a position as cipt writes it, at schema_version"),
    ],
)
def test_a_file_that_holds_no_position_says_why(data, why):
    assert read_position(data) == why


def test_a_position_of_a_later_cipt_is_not_guessed_at():
    later = position_json(position(schema_version=2))
    assert read_position(later.encode()) == "is in format 2, and this cipt reads 1"


def test_a_day_that_no_calendar_has_is_refused():
    text = position_json(position()).replace("2019-05-31", "2019-02-30")
    assert read_position(text.encode()) == "is not a position as cipt writes it, at as_of"


def test_positions_come_in_the_order_of_their_days():
    names = ("improvement-board-2019-10-31.json", "improvement-board-2019-09-30.json")
    tree = lying(
        **{name: position_json(position(as_of=date.fromisoformat(name[18:28]))) for name in names}
    )
    found = published_positions(tree)
    assert [one.as_of.month for one in found.positions] == [9, 10]
    assert [one.path for one in found.positions] == [
        f"reports/published/{name}" for name in reversed(names)
    ]


def test_a_file_whose_name_says_another_day_or_board_is_named():
    found = published_positions(
        lying(**{"improvement-board-2019-04-30.json": position_json(position())})
    )
    assert found.positions == ()
    [unread] = found.unread
    assert unread.path == "reports/published/improvement-board-2019-04-30.json"
    assert unread.why == (
        "holds the position improvement-board-2019-05-31.json, and not what its name says"
    )


def test_a_file_that_cannot_be_read_costs_itself_alone():
    whole = position_json(position())
    found = published_positions(
        lying(**{"improvement-board-2019-05-31.json": whole, "board-2019-04-30.json": "{"})
    )
    assert [one.as_of for one in found.positions] == [date(2019, 5, 31)]
    assert [one.path for one in found.unread] == ["reports/published/board-2019-04-30.json"]


@pytest.mark.skipif(not hasattr(os, "symlink"), reason="no links on this system")
def test_a_link_out_of_the_plan_folder_is_named_and_not_followed(tmp_path):
    (tmp_path / "secret.json").write_text(position_json(position()))
    folder = tmp_path / "plan" / "reports" / "published"
    folder.mkdir(parents=True)
    (folder / "improvement-board-2019-05-31.json").symlink_to(tmp_path / "secret.json")
    found = published_positions(FolderTree(tmp_path / "plan"))
    assert found.positions == ()
    assert [one.why for one in found.unread] == ["is a link that leads out of the plan folder"]


def test_a_value_is_kept_digit_by_digit():
    text = position_json(position(measures=(MeasurePosition("7", "A", None, "80.50", None),)))
    read = read_position(text.encode())
    assert isinstance(read, Position)
    assert Decimal(read.measures[0].value or "0") == Decimal("80.5")
