"""Bytes as they come from editors, and the lines that editors count."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cipt.findings import Trouble
from cipt.loading.decode import decode, lines_of
from cipt.loading.text_tree import read_text_tree
from cipt.sources.tree import SIZE_LIMIT

PLAN = "title: Children’s voice\ndue: 2019-04-30\n"


def refused(data: bytes) -> Trouble:
    trouble = decode(data, "actions/1/1.1.1.yaml")
    assert isinstance(trouble, Trouble)
    assert trouble.costs
    assert trouble.at == ()
    assert len(trouble.message) <= 100
    assert not read_text_tree(data, "actions/1/1.1.1.yaml").readable
    return trouble


def test_utf8_is_read_with_and_without_a_byte_order_mark():
    assert decode(PLAN.encode("utf-8"), "p.yaml") == PLAN
    assert decode(PLAN.encode("utf-8-sig"), "p.yaml") == PLAN


def test_a_byte_order_mark_moves_no_column():
    marked = read_text_tree(PLAN.encode("utf-8-sig"), "p.yaml", positions=True)
    plain = read_text_tree(PLAN.encode("utf-8"), "p.yaml", positions=True)
    assert marked == plain
    assert plain.tree == {"title": "Children’s voice", "due": "2019-04-30"}


def test_an_apostrophe_of_windows_1252_is_shown_on_its_line_as_it_was_meant():
    trouble = refused(b"area: 1.1\ntitle: Children\x92s voice\ndue: 2019-04-30\n")
    assert (trouble.rule, trouble.line, trouble.column) == ("not-utf8", 2, 16)
    assert trouble.message == "`’` is not saved as UTF-8 but, it seems, as ANSI (Windows-1252)"
    assert trouble.hint == (
        "Save the file as UTF-8 (in Notepad: Save as, Encoding: UTF-8); "
        "the line probably reads: title: Children’s voice"
    )


def test_a_line_of_both_encodings_is_shown_as_each_was_meant():
    trouble = refused("title: Zoë’s ".encode() + b"caf\xe9, \xa33,000\r\nnext: x\r\n")
    assert (trouble.line, trouble.column) == (1, 17)
    assert trouble.hint is not None
    assert trouble.hint.endswith("the line probably reads: title: Zoë’s café, £3,000")


def test_columns_are_counted_in_characters_and_not_in_bytes():
    assert refused("note: é£’ ".encode() + b"\x93").column == 11


def test_a_byte_that_stands_for_no_letter_is_told_without_one():
    trouble = refused(b"title: x\x81y\n")
    assert (
        trouble.message == "a character is not saved as UTF-8 but, it seems, as ANSI (Windows-1252)"
    )
    assert trouble.hint == "Save the file as UTF-8 (in Notepad: Save as, Encoding: UTF-8)"


def test_a_very_long_line_is_not_given_back_in_a_hint():
    hint = refused(b"note: " + b"word " * 1000 + b"\x92\n").hint
    assert hint == "Save the file as UTF-8 (in Notepad: Save as, Encoding: UTF-8)"


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-le", "utf-16-be", "utf-32"])
def test_what_notepad_calls_unicode_is_named(encoding):
    trouble = refused("title: Review of plans\n".encode(encoding))
    assert (trouble.rule, trouble.line, trouble.column) == ("not-utf8", 1, None)
    assert trouble.message == (
        "the file is saved as UTF-16, which Notepad calls Unicode, and not as UTF-8"
    )
    assert trouble.hint == "Save the file as UTF-8 (in Notepad: Save as, Encoding: UTF-8)"


@pytest.mark.parametrize("start", [b"PK\x03\x04\x14\x00", b"\xd0\xcf\x11\xe0\xa1", b"%PDF-1.7\n"])
def test_a_word_excel_or_pdf_file_is_named_as_one(start):
    trouble = refused(start + b"anything\x00\xff")
    assert trouble.rule == "not-utf8"
    assert trouble.message == "the file is a Word, Excel, PDF or zip file, not a text file"


def test_a_text_that_word_has_formatted_is_named_as_one_though_all_its_signs_are_text():
    assert refused(b"{\\rtf1\\ansi title: Review}\n").rule == "not-utf8"


def test_a_nul_is_found_where_it_stands():
    trouble = refused(b"title: Review\ndue: 2019\x00-04-30\n")
    assert (trouble.rule, trouble.line, trouble.column) == ("unreadable-yaml", 2, 10)
    assert trouble.message == "a NUL character (U+0000) stands here, as it does in a damaged file"
    assert trouble.hint == "Delete it from line 2, or take the file from its last good version"


def test_a_file_of_more_than_a_megabyte_is_refused_unread():
    trouble = refused(b"\xff" * (10 * SIZE_LIMIT))
    assert (trouble.rule, trouble.line, trouble.column) == ("unreadable-yaml", 1, None)
    assert trouble.message == "the file is larger than 1 MB, which no file of a plan should be"


def test_a_file_of_just_a_megabyte_is_read():
    data = b"note: " + b"x" * (SIZE_LIMIT - 6)
    assert read_text_tree(data, "p.yaml").readable


# --- lines --------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("", []),
        ("a", ["a"]),
        ("a\n", ["a"]),
        ("a\n\n", ["a", ""]),
        ("a\nb", ["a", "b"]),
        ("a\r\nb\r\n", ["a", "b"]),
        ("a\rb\r", ["a", "b"]),
        ("a\r\nb\nc\rd", ["a", "b", "c", "d"]),
        ("a\n\rb", ["a", "", "b"]),
        ("a\u2028b\u2029c\x85d\x0be\x0cf", ["a\u2028b\u2029c\x85d\x0be\x0cf"]),
        ("\ufefftitle: x", ["title: x"]),
    ],
)
def test_lines_end_where_an_editor_ends_them(text, lines):
    assert lines_of(text) == lines


@given(st.text(st.sampled_from("ab \r\n\x85\u2028\u2029"), max_size=40))
def test_no_line_holds_a_line_end_and_nothing_else_is_lost(text):
    lines = lines_of(text)
    assert not any("\r" in line or "\n" in line for line in lines)
    assert "".join(lines) == text.replace("\r", "").replace("\n", "")


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize("inside", ["\u2028", "\u2029", "\x85"])
def test_a_trouble_stands_on_the_line_that_an_editor_shows(end, inside):
    text = end.join([f"title: Review{inside}of{inside}plans", "area: 9.9", "due: 1", "due: 2", ""])
    troubles = read_text_tree(text.encode(), "p.yaml").troubles
    assert [(one.rule, one.line) for one in troubles] == [
        ("word-processor-characters", 1),
        ("duplicate-key", 4),
    ]
    assert lines_of(text)[troubles[1].line - 1] == "due: 2"
