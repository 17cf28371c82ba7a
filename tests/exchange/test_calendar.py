"""The calendar: what a calendar program reads in it, again and again."""

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from icalendar import Calendar

from cipt.exchange.calendar import calendar

MEETINGS = """\
meetings:
  - {board: board, date: 2026-06-16, briefing: 2026-06-09}
events:
  - {kind: monitoring visit, date: 2026-07-14, focus: Care leavers}
"""
PEOPLE = """\
officers:
  - {id: head, post: Head}
groups:
  - {id: board, title: Board}
"""
STEP = "milestones:\n  - {title: Half, due: 2026-06-01}\n"
ACTION = "title: Visit in time, always; every week\narea: 1.1\nleads: [head]\n"
FILES = {
    "people.yaml": PEOPLE,
    "meetings.yaml": MEETINGS,
    "actions/1/1.1.yaml": f"{ACTION}due: 2026-06-30\n{STEP}",
    "actions/1/1.2.yaml": f"{ACTION}due: 2026-04-30\ncompleted: 2026-04-30\n",
}


def listed(judgement) -> list[Any]:
    return list(Calendar.from_ical(calendar(judgement)).walk("VEVENT"))


def events(judgement):
    return {str(event["uid"]).partition("@")[0]: event for event in listed(judgement)}


def test_everything_with_a_date_to_come_stands_in_it(small):
    found = events(small(FILES))
    days = {uid: event["dtstart"].dt.isoformat() for uid, event in found.items()}
    assert days == {
        "step-1.1.1": "2026-06-01",
        "papers-board.1": "2026-06-03",
        "briefing-board.1": "2026-06-09",
        "meeting-board.1": "2026-06-16",
        "due-1.1": "2026-06-30",
        "event-1": "2026-07-14",
    }
    assert str(found["due-1.1"]["summary"]) == "Due: 1.1 Visit in time, always; every week"
    assert "Lead: Head" in str(found["due-1.1"]["description"])


def test_it_is_the_same_each_time_and_an_event_keeps_its_id_when_its_date_moves(small):
    assert calendar(small(FILES)) == calendar(small(FILES))
    text = FILES["actions/1/1.1.yaml"].replace("due: 2026-06-30", "due: 2026-07-31")
    before, after = listed(small(FILES)), listed(small({**FILES, "actions/1/1.1.yaml": text}))
    assert {str(one["uid"]) for one in before} == {str(one["uid"]) for one in after}


@pytest.mark.parametrize("name", ["sample", "invented"])
def test_every_event_has_an_id_of_its_own_and_lasts_a_day(judged, name):
    found = listed(judged(name))
    assert len({str(one["uid"]) for one in found}) == len(found) > 10
    assert {(one["dtend"].dt - one["dtstart"].dt).days for one in found} == {1}
    assert {one["dtstamp"].dt.date() for one in found} == {judged(name).as_of}


@settings(max_examples=40)
@given(st.text(max_size=40))
def test_no_text_of_a_plan_begins_a_line_of_its_own(small, text):
    title = "".join(c if c.isprintable() else f"\\u{ord(c):04x}" for c in text if ord(c) < 0x10000)
    quoted = title.replace('"', "")
    files = {"actions/1/1.yaml": f'title: "x {quoted}"\narea: 1\ndue: 2026-06-30\n'}
    data = calendar(small(files)).decode()
    lines = data.replace("\r\n ", "").split("\r\n")
    assert all("\n" not in line and "\r" not in line for line in lines)
    assert sum(line.startswith("BEGIN:VEVENT") for line in lines) <= 1
