"""Plan text in Markdown stays text: no table breaks, and nothing becomes a link, a tag or bold."""

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from markdown_it.token import Token

from cipt.render.markdown import grid_markdown, grids_markdown, md
from cipt.render.plain import one_line
from cipt.views.grid import Column, grid

READER = MarkdownIt("commonmark").enable(["table", "strikethrough"])

COLUMNS = [Column("Action"), Column("Late", number=True), Column("Title", breaks=True)]

SIGNS = st.text(alphabet="ab1.)(-+=*_`~|\\<>[]{}#!&;:/@$%^'\" \t\nwx", max_size=24)
TEXTS = st.text(max_size=30) | SIGNS


def tokens(text):
    for token in READER.parse(text):
        yield token
        yield from token.children or ()


def kinds(text):
    return {token.type for token in tokens(text)}


def words(text):
    return "".join(
        token.content for token in tokens(text) if token.type in ("text", "text_special")
    )


def shown(text):
    """What a reader is to see of a text."""
    return " ".join(one_line(text).split())


def cells(table):
    rows: list[list[Token]] = []
    row: list[Token] = []
    for token in READER.parse(table):
        if token.type in ("tr_open",):
            row = []
        elif token.type == "inline":
            row.append(token)
        elif token.type == "tr_close":
            rows.append(row)
    return rows


@given(TEXTS)
@example("---")
@example("===")
@example("1. a")
@example("1986\\. A great what a season")
@example("    four spaces")
@example("www.example.com and http://example.com and a@example.com")
@example("&lt;b&gt; &amp; &#64; &copy")
@example("![a](b) [a]: b <http://a.b> <!-- a -->")
@example("\\")
def test_any_text_is_a_paragraph_of_just_that_text(text):
    out = md(text)
    assert "\n" not in out
    if shown(text):
        assert kinds(out) <= {
            *("paragraph_open", "inline", "text", "text_special", "paragraph_close"),
            # Every escaped sign is a text of its own.
        }
        assert " ".join(words(out).split()) == shown(text)


@given(TEXTS)
def test_any_text_is_a_heading_of_just_that_text(text):
    out = f"## {md(text)}"
    assert kinds(out) <= {"heading_open", "inline", "text", "text_special", "heading_close"}
    assert " ".join(words(out).split()) == shown(text)


@given(st.lists(st.tuples(TEXTS, TEXTS, TEXTS), min_size=1, max_size=4))
@example([("|", "\\|", "\\\\|")])
@example([("`|`", "a\\", "|")])
def test_any_texts_keep_the_rows_and_columns_of_a_table(rows):
    table = grid_markdown(grid("", COLUMNS, rows))
    assert table.count("\n") == 1 + len(rows)
    head, *body = cells(table)
    assert [cell.content for cell in head] == ["Action", "Late", "Title"]
    assert len(body) == len(rows)
    for found, row in zip(body, rows, strict=True):
        assert len(found) == 3
        for cell, text in zip(found, row, strict=True):
            inner = cell.children or []
            assert {token.type for token in inner} <= {"text", "text_special"}
            assert " ".join("".join(token.content for token in inner).split()) == shown(text)


def test_no_text_is_taken_for_an_address_by_readers_that_look_for_them():
    out = md("www.example.com http://example.com mailto:a@b.org a@example.org")
    assert "www." not in out
    assert "://" not in out
    assert "@" not in out


def test_a_page_has_its_title_then_what_is_to_be_known_then_the_tables():
    out = grids_markdown(
        "Overdue *now*",
        [grid("Ann [x]", COLUMNS, [("1", "2 d", "A|B")]), grid("Nobody", COLUMNS, [])],
        ["1 action overdue."],
    )
    assert out == (
        "# Overdue \\*now\\*\n\n1 action overdue.\n\n## Ann \\[x\\]\n\n"
        "| Action | Late | Title |\n|---|---:|---|\n| 1 | 2 d | A\\|B |\n"
    )


@pytest.mark.parametrize("text", ["::error::x", "##[add-mask]x", "##vso[task.complete]"])
def test_no_text_becomes_a_command_of_a_ci_that_prints_the_page(text):
    out = md(text)
    assert not out.lstrip().startswith("::")
    assert "##" not in out
