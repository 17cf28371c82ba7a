"""The council's own Markdown: kept as it was meant, and never taken for HTML."""

import re

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from cipt.render.prose import prose_html, prose_markdown
from cipt.views.prose import Block, Span, prose

MARKS = st.sampled_from(
    ["# a", "## b", "- ", "1. ", "> ", "**", "*", "`", "```\n", "|a|b|\n|-|-|\n|1|2|", "\n", "\n\n"]
)
PIECES = MARKS | st.text("ab <>&|\\[](){}!*_~`#-+=.:/\"'", max_size=12)
TEXTS = st.lists(PIECES, max_size=30).map("".join)
TAGS = re.compile(r"<(/?)([a-z0-9]+)([^<>]*)>")
KNOWN = frozenset(
    (
        *("a", "blockquote", "br", "caption", "code", "em", "h3", "h4", "h5", "h6", "hr", "li"),
        *("ol", "p", "pre", "strong", "table", "tbody", "td", "th", "thead", "tr", "ul"),
    )
)


def words(text):
    """What a reader reads of a text, without its layout.

    What a CI would take for a command, `##[`, is parted by a space wherever cipt prints it.
    """
    return "".join(_words(prose(text).blocks)).replace("##[", "# #[")


def _words(blocks):
    for block in blocks:
        yield "".join(span.text for span in block.spans)
        yield block.text
        for item in block.items:
            yield from _words(item)
        for row in block.rows:
            for cell in row:
                yield "".join(span.text for span in cell)


@pytest.mark.parametrize("nothing", ["", "  \n\t\n", "\ufeff".strip("\ufeff")])
def test_a_text_without_words_is_empty(nothing):
    assert prose(nothing).is_empty


def test_headings_go_down_one_level_at_a_time():
    made = prose("### Deep\n\n# High\n\n#### Deeper\n")
    assert [block.level for block in made.blocks] == [1, 1, 2]
    assert prose_html(made, 3).startswith("<h3>Deep</h3>")


def test_a_heading_within_a_list_is_no_heading_of_the_page():
    page = prose_html(prose("- # Not a heading\n"))
    assert page == "<ul><li><strong>Not a heading</strong></li></ul>"


@pytest.mark.parametrize(
    ("typed", "html"),
    [
        ("a <b>bold</b> claim", "<p>a &lt;b&gt;bold&lt;/b&gt; claim</p>"),
        ("<script>alert(1)</script>", "<p>&lt;script&gt;alert(1)&lt;/script&gt;</p>"),
        ("<!-- hidden -->", "<p>&lt;!-- hidden --&gt;</p>"),
        ("[x](javascript:alert(1))", "<p>[x](javascript:alert(1))</p>"),
        ("[x](data:text/html,1)", "<p>[x](data:text/html,1)</p>"),
        ("[the plan](plan.md)", "<p>the plan (plan.md)</p>"),
        ("![a child](https://a.example/b.png)", "<p>[picture: a child]</p>"),
        (
            "[Ofsted](https://ofsted.example/?a=1&b=2)",
            '<p><a href="https://ofsted.example/?a=1&amp;b=2" rel="noreferrer">Ofsted</a></p>',
        ),
    ],
)
def test_what_would_run_or_be_fetched_stays_text(typed, html):
    assert prose_html(prose(typed)) == html


def test_a_table_keeps_its_cells_and_names_them_for_narrow_screens():
    page = prose_html(prose("| What | When |\n|---|---|\n| A \\| B | now |\n"))
    assert '<th role="columnheader" scope="col">What</th>' in page
    assert '<td role="cell" data-label="What">A | B</td>' in page


@given(TEXTS)
def test_no_text_makes_a_page_that_is_not_made_of_known_tags(text):
    page = str(prose_html(prose(text)))
    rest = TAGS.sub("", page)
    assert "<" not in rest
    assert ">" not in rest
    assert {tag for _, tag, _ in TAGS.findall(page)} <= KNOWN
    assert "<script" not in page
    assert " on" not in "".join(attributes for _, _, attributes in TAGS.findall(page))


@given(st.text(max_size=60) | TEXTS)
def test_no_text_is_too_odd_to_be_laid_out(text):
    made = prose(text)
    assert isinstance(prose_html(made), str)
    assert isinstance(prose_markdown(made), str)


@example(["##[a"])
@given(st.lists(st.text("ab cd.,<>*_|#[]", min_size=1, max_size=20), min_size=1, max_size=4))
def test_paragraphs_read_the_same_when_they_are_written_out_again(lines):
    typed = "\n\n".join(f"x{line.strip()}x" for line in lines)
    assert words(prose_markdown(prose(typed))) == words(typed)


def test_a_list_within_a_list_comes_back_as_it_was():
    made = prose("1. one\n   - a\n   - b\n2. two\n\n> quoted\n")
    again = prose(prose_markdown(made))
    assert again == made


def test_spans_that_look_alike_are_one():
    assert prose("one\ntwo *three*").blocks == (
        Block("paragraph", (Span("one two "), Span("three", emphasis=True))),
    )
