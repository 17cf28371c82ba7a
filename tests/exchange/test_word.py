"""Papers as Word files: what they hold, in whose letterhead, and what is refused."""

import io
import sys
import zipfile
from collections import Counter
from datetime import date
from pathlib import Path

import docx
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from cipt.exchange.word import Paper, word_file
from cipt.exchange.word_letterhead import letterhead
from cipt.faults import CannotGoOn
from cipt.render.markdown import md
from cipt.render.plain import one_line
from cipt.render.templates import Templates
from cipt.shipped import shipped

TONES = {"RED": "red", "AMBER": "amber", "GREEN": "green", "BLUE": "blue", "GREY": "grey"}
LETTERHEAD = (shipped("templates") / "word" / "paper.docx").read_bytes()


def written(markdown, template=LETTERHEAD, fields=None):
    paper = Paper(markdown, fields or {}, TONES, "Exampleshire Council", date(2026, 5, 31))
    environment = Templates("report", Path(__file__).parent).environment("docx")
    return word_file(paper, template, "templates/word/paper.docx", environment)


def opened(markdown, template=LETTERHEAD, fields=None):
    return docx.Document(io.BytesIO(written(markdown, template, fields)))


def parts(packed):
    """What a packed file holds, however a machine's own library packs it."""
    with zipfile.ZipFile(io.BytesIO(packed)) as file:
        return {name: file.read(name) for name in file.namelist()}


def template_that_says(*lines):
    document = docx.Document()
    for line in lines:
        document.add_paragraph(line)
    made = io.BytesIO()
    document.save(made)
    return made.getvalue()


def as_read(document):
    """A Word file as a reader meets it: the style of each paragraph, and tables cell by cell."""
    lines = []
    for block in document.iter_inner_content():
        if isinstance(block, docx.table.Table):
            caption = block._tbl.tblPr.xpath("./w:tblCaption/@w:val")
            lines.append(f"[Table] {''.join(caption)}")
            for row in block.rows:
                kind = "head" if row._tr.xpath("./w:trPr/w:tblHeader") else "row"
                lines.append(f"  {kind}: " + " | ".join(cell.text for cell in row.cells))
        elif block.text:
            lines.append(f"[{block.style.name}] {block.text}")
    return "\n".join(lines) + "\n"


SHORT = """\
# Exampleshire's plan: report for May 2026

As at **31 May 2026**, the last day.

> **Before you read**
>
> - 1 finding is accepted.

## Where the plan stands

By the facts:

| Rating | Actions | What they are |
|---|---:|---|
| **RED** Off track | 7 | 5 overdue; 2 rated off track |
| **All actions** | 21 | |

- **1.2.1** Agree with health
  - 61 days overdue
  1. Ask
  2. Wait

```
As typed
```

---

By cipt.
"""


def test_a_short_paper_as_a_word_file(checkout, golden):
    golden(checkout / "tests" / "goldens" / "word" / "short.txt", as_read(opened(SHORT)))


@pytest.mark.parametrize("name", ["sample-2019-05", "invented-2026-05"])
def test_the_boards_paper_is_in_the_word_file_to_the_last_cell(checkout, name):
    text = (checkout / "tests" / "goldens" / "report" / f"{name}.md").read_text(encoding="utf-8")
    tokens = MarkdownIt("commonmark").enable("table").parse(text)
    told = [
        "".join(" " if one.type == "softbreak" else one.content for one in token.children or ())
        for token in tokens
        if token.type == "inline"
    ]
    document = opened(text)
    shown = [one.text for one in document.paragraphs] + [
        cell.text for table in document.tables for row in table.rows for cell in row.cells
    ]
    assert len(told) > 400
    assert Counter(one for one in told if one) == Counter(one for one in shown if one)
    assert len(document.tables) == sum(token.type == "table_open" for token in tokens)


def test_each_table_has_a_header_row_that_is_marked_and_no_row_that_is_split():
    table = opened("| Action | Due |\n|---|---|\n| 1.1 | May |\n| 1.2 | June |\n").tables[0]
    marked = [bool(row._tr.xpath("./w:trPr/w:tblHeader")) for row in table.rows]
    assert marked == [True, False, False]
    assert all(row._tr.xpath("./w:trPr/w:cantSplit") for row in table.rows)


def test_a_rating_has_a_tint_behind_its_word_and_another_word_has_none():
    table = opened("| Rating | |\n|---|---|\n| **RED** Slipped | REDUCED |\n").tables[0]
    fills = [cell._tc.xpath("./w:tcPr/w:shd/@w:fill") for cell in table.rows[1].cells]
    assert fills == [["F6D7D2"], []]


def test_headings_are_headings_and_a_list_in_a_list_is_one_level_deeper():
    document = opened("# One\n\n## Two\n\n- a\n  - b\n\n1. c\n")
    styles = [(one.style.name, one.text) for one in document.paragraphs if one.text]
    assert styles == [
        ("Heading 1", "One"),
        ("Heading 2", "Two"),
        ("List Bullet", "a"),
        ("List Bullet 2", "b"),
        ("List Number", "c"),
    ]


def test_each_numbered_list_begins_at_one_again():
    document = opened("1. a\n2. b\n\nBetween\n\n1. c\n")
    numbers = [one._p.xpath("./w:pPr/w:numPr/w:numId/@w:val") for one in document.paragraphs]
    first, second, between, third = (one for one in numbers[:4])
    assert first == second != third
    assert between == []


def test_no_column_is_so_narrow_that_a_word_of_it_is_cut():
    long = "x" * 200
    table = opened(f"| Officers | What |\n|---|---|\n| 5 | {long} and more words |\n").tables[0]
    narrow = table.columns[0].width
    assert narrow > 360_000 * 1.5


def test_a_column_of_figures_is_wide_enough_for_the_name_of_its_colour():
    names = ("RED", "AMBER", "GREY", "GREEN", "BLUE")
    head = f"| Day | {' | '.join(names)} | Actions |\n|---|{'---:|' * 6}\n"
    row = "| 31 January 2026 | 0 | 0 | 7 | 12 | 2 | 21 |\n"
    columns = opened(head + row).tables[0].columns
    # Capitals in bold, 9 points high, are 0.75 of that wide; a cell's margins take 0.38 cm.
    for name, column in zip(names, list(columns)[1:], strict=False):
        assert column.width > 360_000 * (len(name) * 0.75 * 9 * 2.54 / 72 + 0.38), name


@settings(max_examples=40, deadline=None)
@given(st.lists(st.text(max_size=60), min_size=1, max_size=3))
def test_plan_text_arrives_as_it_was_typed_and_as_nothing_else(texts):
    cells = " | ".join(md(text) or "-" for text in texts)
    head = " | ".join("Head" for _ in texts)
    table = opened(f"| {head} |\n|{'---|' * len(texts)}\n| {cells} |\n").tables[0]
    shown = [" ".join(cell.text.split()) for cell in table.rows[1].cells]
    assert shown == [" ".join(one_line(text).split()) or "-" for text in texts]


def test_nothing_in_a_plan_is_run_as_a_template():
    hostile = "{{ 7 * 7 }} {% for x in y %} {{ organisation }}"
    document = opened(f"# {md(hostile)}\n\n{md(hostile)}\n", fields={"note": hostile})
    assert [one.text for one in document.paragraphs if one.text] == [hostile, hostile]


def test_the_same_paper_gives_the_same_parts_with_fixed_times():
    first, second = written("# A\n\n1. b\n"), written("# A\n\n1. b\n")
    assert first == second
    with zipfile.ZipFile(io.BytesIO(first)) as packed:
        assert {one.date_time for one in packed.infolist()} == {(1980, 1, 1, 0, 0, 0)}


def test_the_file_tells_what_it_is_and_whose():
    about = opened("# Exampleshire's plan: report for May 2026\n").core_properties
    assert about.title == "Exampleshire's plan: report for May 2026"
    assert (about.author, about.language) == ("Exampleshire Council", "en-GB")
    assert about.created.date() == about.modified.date() == date(2026, 5, 31)


def test_the_letterhead_names_plan_and_page():
    section = opened("# A report\n").sections[0]
    assert section.header.paragraphs[0].text == "Exampleshire Council · A report"
    assert section.footer.paragraphs[0].text == "Page  of "


def test_a_councils_own_file_keeps_what_stands_around_the_paper():
    template = template_that_says("Our letterhead", "{{ paper }}", "Signed: {{ organisation }}")
    texts = [one.text for one in opened("# Title\n\nText\n", template).paragraphs if one.text]
    assert texts == ["Our letterhead", "Title", "Text", "Signed: Exampleshire Council"]


def test_a_councils_own_layout_takes_single_fields_and_needs_no_paper():
    template = template_that_says("{{ report.headline }}")
    document = opened("# T\n", template, {"report": {"headline": "Nothing & nobody is late"}})
    assert [one.text for one in document.paragraphs] == ["Nothing & nobody is late"]


@pytest.mark.parametrize(
    ("says", "why"),
    [
        ("{{ report.headlin }}", "headlin"),
        ("{{ nonsense }}", "nonsense"),
        ("{{ ''.__class__.__mro__ }}", "unsafe"),
        ("{{ 'x' * 10 }}", "templates lay out and do not reckon"),
        ("{% for x in %}", "templates/word/paper.docx"),
    ],
)
def test_a_councils_file_that_asks_for_what_is_not_there_is_named(says, why):
    with pytest.raises(CannotGoOn) as refused:
        written("# T\n", template_that_says(says), {"report": {"headline": "x"}})
    assert "templates/word/paper.docx" in str(refused.value)
    assert why in str(refused.value)


@pytest.mark.parametrize("content", [b"", b"not a zip", LETTERHEAD[:2000]])
def test_a_councils_file_that_is_no_word_file_is_refused(content):
    with pytest.raises(CannotGoOn, match="is not a Word file"):
        written("# T\n", content)


def test_a_spreadsheet_in_place_of_a_word_file_is_refused():
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as packed:
        packed.writestr("xl/workbook.xml", "<workbook/>")
    with pytest.raises(CannotGoOn, match="is not a Word file"):
        written("# T\n", made.getvalue())


def test_without_docxtpl_it_is_said_what_to_install(monkeypatch):
    monkeypatch.setitem(sys.modules, "docxtpl", None)
    with pytest.raises(CannotGoOn, match="docxtpl") as refused:
        written("# T\n")
    assert "cipt[word]" in refused.value.what_to_do


def test_the_letterhead_that_is_shipped_is_the_one_that_is_made_here():
    assert parts(letterhead()) == parts(LETTERHEAD), "run: make word"
