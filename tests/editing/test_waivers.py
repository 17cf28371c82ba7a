"""Entries are added below those that stand in waivers.yaml, of which no byte is touched."""

import pytest

from cipt.editing.schema_line import schema_line
from cipt.editing.waivers import FILE, NewWaiver, added_text
from cipt.faults import CannotGoOn
from cipt.loading.plan import load_plan
from cipt.sources.memory import MemoryTree

NEW = NewWaiver("no-lead", ("1.1.1", "1.1.2"), "Because: it was so", until="2026-12-31")
BOARD = NewWaiver("overdue", ("all",), "Known", "board", "5.2")
STANDING = b"- rule: a\n  subjects: b\n  reason: c\n"
BEGIN = schema_line("", "waivers", FILE)


def after(data, *waivers):
    return (data or b"") + added_text(data, waivers or (NEW,), BEGIN).encode()


def waivers_in(data):
    return load_plan(MemoryTree({"waivers.yaml": data})).plan.waivers


def test_an_entry_is_written_a_line_a_key():
    assert (
        added_text(STANDING, [NEW, BOARD], BEGIN)
        == """
- rule: no-lead
  subjects:
    - 1.1.1
    - 1.1.2
  reason: "Because: it was so"
  until: 2026-12-31

- rule: overdue
  subjects: all
  reason: Known
  agreed_by: board
  minute: 5.2
"""
    )


def test_a_new_file_begins_with_its_schema():
    lines = after(None).decode().splitlines()
    assert lines[:2] == [
        "# yaml-language-server: $schema=../schemas/waivers.schema.json",
        "- rule: no-lead",
    ]


def test_the_schema_lies_beside_that_of_the_plan():
    line = "# yaml-language-server: $schema=https://example.org/a/plan.schema.json"
    assert schema_line("\ufeff" + line, "waivers", FILE) == line.replace(
        "plan.schema", "waivers.schema"
    )
    assert schema_line("title: A plan", "waivers", FILE) == BEGIN


@pytest.mark.parametrize(
    "data",
    [
        STANDING,
        STANDING.rstrip(),
        STANDING + b"\n",
        STANDING + b"# the end",
        b"",
        b"\n\n",
        b"# only a comment\n",
        b"---\n" + STANDING,
        b"\xef\xbb\xbf" + STANDING,
        STANDING.replace(b"\n", b"\r\n"),
        STANDING.replace(b"\n", b"\r"),
        b"  - rule: a\n    subjects: b\n    reason: c\n",
        b"-   rule: a\n    subjects: b\n    reason: c\n",
        b"-\n  rule: a\n  subjects:\n  - b\n  reason: c\n",
        b"- {rule: a, subjects: [b], reason: c}\n",
        b"- rule: a\n  subjects: b\n  reason: |\n    c",
        b"- rule: a\n  subjects: b\n  reason: |+\n    c\n\n",
        b"- rule: a\n  subjects: b\n  reason: >-\n    c\n    d",
        b"- rule: a\n  subjects: b\n  reason: 'c\n    d'",
        b"- rule: a\n  subjects: b\n  raeson: c\n",
    ],
)
def test_what_stands_is_kept_byte_for_byte_and_reads_as_before(data):
    changed = after(data, NEW, BOARD)
    assert changed.startswith(data)
    before = waivers_in(data)
    now = waivers_in(changed)
    assert now[: len(before)] == before
    assert [(one.rule, one.subjects, one.reason) for one in now[len(before) :]] == [
        (one.rule, one.subjects, one.reason) for one in (NEW, BOARD)
    ]


def test_line_endings_and_indentation_are_those_of_the_file():
    crlf = added_text(STANDING.replace(b"\n", b"\r\n"), [NEW], BEGIN)
    assert crlf.count("\r\n") == crlf.count("\n") == 7
    indented = added_text(b"  - rule: a\n    subjects: b\n    reason: c\n", [NEW], BEGIN)
    assert indented.startswith("\n  - rule: no-lead\n    subjects:\n      - 1.1.1\n")


def test_one_empty_line_parts_entries_however_the_file_ends():
    for data in (STANDING, STANDING.rstrip(), STANDING + b"\n"):
        assert b"reason: c\n\n- rule: no-lead" in after(data)


@pytest.mark.parametrize(
    "data",
    [b"[]\n", b"[{rule: a, subjects: b, reason: c}]\n", b"~\n", STANDING + b"...\n", b"a: b\n"],
)
def test_a_file_that_is_no_list_of_lines_is_refused(data):
    with pytest.raises(CannotGoOn, match="is not written as a list of lines"):
        added_text(data, [NEW], BEGIN)


@pytest.mark.parametrize("data", [b"\xff\n", b"- rule: [\n", b'- rule: "a\n', b"a" * 1_100_000])
def test_a_file_that_cannot_be_read_is_refused(data):
    with pytest.raises(CannotGoOn, match="cannot be read"):
        added_text(data, [NEW], BEGIN)
