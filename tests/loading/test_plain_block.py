"""Files in plain block form: read line by line, and exactly as a parser of YAML reads them."""

from contextlib import suppress
from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from cipt.loading import plain_block
from cipt.loading.careful_reading import read_carefully
from cipt.loading.loaded import PlanFile
from cipt.loading.plain_block import NotPlainError, plain_tree
from cipt.loading.plain_places import find_place
from cipt.loading.positions import locate
from cipt.loading.quick_tree import NeedsCareError, read_quickly
from cipt.loading.text_tree import read_text_tree
from cipt.loading.tree import DEEPEST

CHECKOUT = Path(__file__).parents[2]

KEYS = st.sampled_from(
    ["title", "due", "leads", "updates", "note", "measure", "date", "on", "by", "x", "Title"]
)
GOOD = st.sampled_from(
    [
        *("Train all staff", "2019-04-30", "1.10", "no", "it's - well", "10:30", "C#", "£5", "é"),
        *('"Quoted: with a colon"', "'null'", '""', "null", "~", "a, b", "Children’s", "Nn"),
    ]
)
ODD = st.sampled_from(
    [
        *("'it''s'", '"a" and "b"', "a: b", "a #b", "a  # b", "-5", "- x", "? a", "?", "[R5]"),
        *("{a: b}", "*a", "&a b", "!x", "%", "@", "`", "> a", "|+", "a:", "a ", "“so”", "•", "\\"),
        *("\u00a0", "\x7f", "\ufffe", "\U0001f600", "key:value", "key = value", "---", "...", "#"),
        *("a\tb", "'", '"', "<<: x", "=======", "lead-officer:", "a b: c", "\x85", "\u2028", ""),
    ]
)
BELOW = st.sampled_from(
    ["one two", "more words: here", "9 of 12", "(see R5)", "a  b ", "- d", "a - b", "a # b", "a"]
)


def values(draw, indent):
    """A value as it stands beside its key or dash, and the lines below that belong to it."""
    if draw(st.integers(0, 5)):
        return draw(GOOD), []
    deeper = indent + draw(st.sampled_from([" ", "  ", "    "]))
    blank = st.sampled_from(["", indent, deeper, deeper + " "])
    below = st.one_of(BELOW.map(deeper.__add__), BELOW.map(deeper.__add__), blank)
    return draw(st.sampled_from(["|", ">", "|-", ">-"])), draw(st.lists(below, max_size=4))


def group(draw, indent, deep):
    lines = []
    for key in draw(st.lists(KEYS, min_size=1, max_size=3, unique=True)):
        form = draw(st.sampled_from(["value", "value", "list", "group", "nothing"])) if deep else ""
        value, below = values(draw, indent) if form in ("", "value") else ("", [])
        if form == "list":
            below = entries(draw, indent + draw(st.sampled_from(["", "  ", "    "])), deep - 1)
        elif form == "group":
            below = group(draw, indent + draw(st.sampled_from([" ", "  ", "    "])), deep - 1)
        lines += [f"{indent}{key}: {value}".rstrip() if not value else f"{indent}{key}: {value}"]
        lines += below
    return lines


def entries(draw, indent, deep):
    lines = []
    for number in range(draw(st.integers(1, 3))):
        if deep and (draw(st.booleans()) or not number):
            first, *rest = group(draw, f"{indent}  ", deep - 1)
            lines += [f"{indent}- {first.lstrip()}", *rest]
        else:
            value, below = values(draw, indent)
            lines += [f"{indent}- {value}", *below]
    return lines


@st.composite
def files(draw):
    """Plain files, most of them with one line or two that are not as they should be."""
    lines = draw(st.sampled_from([group, group, entries]))(draw, "", 3)
    for _ in range(draw(st.integers(0, 2))):
        at = draw(st.integers(0, len(lines) - 1))
        match draw(st.sampled_from(["add", "end", "value", "in", "out", "lose", "comment"])):
            case "add":
                lines.insert(at, draw(st.sampled_from(["", "  ", "    "])) + draw(ODD))
            case "end":
                lines[at] += draw(ODD)
            case "value":
                lines[at] = f"{lines[at].partition(': ')[0]}: {draw(ODD)}"
            case "in":
                lines[at] = f" {lines[at]}"
            case "out":
                lines[at] = lines[at].removeprefix(" ")
            case "lose":
                lines[at] = ""
            case "comment":
                lines.insert(at, draw(st.sampled_from(["# so", "    # so", "", "   "])))
    return "\n".join(lines) + draw(st.sampled_from(["\n", "\n", "", "\n\n", "\n "]))


@settings(max_examples=300)
@given(files())
@example("title: a\nnote: >-\n  \n  b\n")
@example("note: |\n  a\n      \n")
@example("note: |\n  a")
@example("leads:\n- a\n- b\ndue: 2019\n")
@example("- title:\n  - a\n  due: 2019\n")
def test_what_is_read_line_by_line_is_what_a_parser_reads(text):
    try:
        tree = plain_tree(text)
    except NotPlainError:
        return
    careful = read_carefully(text, "p.yaml", positions=True)
    assert (without_last_line_end(careful.tree), careful.troubles) == (
        without_last_line_end(tree),
        (),
    )
    with suppress(NeedsCareError):
        assert read_quickly(text, "p.yaml", positions=False)[0] == tree
    file = PlanFile("p.yaml", text.encode(), plain=True)
    for at, value in ways(tree):
        line, column, column_of_value = parsed_place(careful.marks, at, value)
        assert place(text, at, value) == (line, column, column_of_value)
        if value is not None:
            assert file.place_of(at) == (line, column_of_value or column)
    for at in ways_astray(tree):
        assert find_place(text.encode(), at) is None, at


@given(
    st.sampled_from(["", "  ", "- ", "  - ", "-", "- - "]),
    st.sampled_from(["", "title: ", "on: ", "colour: ", "title:", "Title: ", "title : "]),
    st.one_of(GOOD, ODD, BELOW),
)
@example("- ", "", "measure = 5 per cent")
def test_a_line_of_bare_words_is_taken_apart_as_any_line(start, key, value):
    quickly = plain_block._of_bare_words(f"{start}{key}{value}")
    if quickly is not None:
        assert quickly == plain_block._taken_apart(f"{start}{key}{value}")


def without_last_line_end(tree):
    """A careful reading takes a file without the end of its last line, which `|` would keep."""
    if isinstance(tree, dict):
        return {key: without_last_line_end(value) for key, value in tree.items()}
    if isinstance(tree, list):
        return [without_last_line_end(value) for value in tree]
    return tree and tree.rstrip("\n")


def ways(tree, at=()):
    if at:
        yield at, tree
    for part, value in (
        tree.items()
        if isinstance(tree, dict)
        else enumerate(tree)
        if isinstance(tree, list)
        else ()
    ):
        yield from ways(value, (*at, part))


def ways_astray(tree, at=()):
    """Ways to keys and entries that are not there, but may be elsewhere in the file."""
    if isinstance(tree, dict):
        yield from ((*at, key) for key in ("title", "due", "note", "x") if key not in tree)
        for key, value in tree.items():
            yield from ways_astray(value, (*at, key))
    elif isinstance(tree, list):
        yield from ((*at, len(tree)), (*at, len(tree) + 1), (*at, "title"))
        for number, value in enumerate(tree):
            yield from ways_astray(value, (*at, number))
    elif at:
        yield from ((*at, 0), (*at, "title"))


def place(text, at, value):
    found = find_place(text.encode(), at)
    assert found is not None
    line, column, column_of_value = found
    return line, column, column_of_value if value is not None else None


def parsed_place(marks, at, value):
    line, column = locate(marks, at)
    line_of_value, column_of_value = locate(marks, at, value=True)
    return line, column, column_of_value if line_of_value == line and value is not None else None


@pytest.mark.parametrize(
    "text",
    [
        *(
            "",
            "\n# so\n",
            " title: a\n",
            "title:  a\n",
            "title: a \n",
            "title: a:\n",
            "title: a: b\n",
        ),
        *(
            "title: a #b\n",
            "title: a  # b\n",
            "title: [a]\n",
            "title: 'it''s'\n",
            'title: "a\\n"\n',
        ),
        *("title: a\ntitle: b\n", "title: a\n  due: b\n", "title: a\n  b\n", "\ttitle: a\n", "a\n"),
        *(
            "lead-officer:\n",
            "leads:\n  - a\n - b\n",
            "- \n",
            "- ~\n",
            "- typo: a\n",
            "- title:a\n",
        ),
        *(
            "note: |+\n  a\n",
            "note: |\n  a",
            "note: >\n  a\n   b\n",
            "note: >-\n  - a\n",
            "note: |\n",
        ),
        *("note: >-\n  \n  b\n", "note: |\n  a\n    \n", "title: a\u00a0b\n", "title: a\x07\n"),
        "".join(f"{'  ' * depth}note:\n" for depth in range(DEEPEST + 1)),
    ],
)
def test_what_is_not_plain_is_left_to_a_parser(text):
    with pytest.raises(NotPlainError):
        plain_tree(text)


def test_every_file_of_the_sample_is_plain_and_read_as_a_parser_reads_it():
    for path in (CHECKOUT / "plan").rglob("*.yaml"):
        reading = read_text_tree(path.read_bytes(), "p.yaml")
        assert reading.plain
        text = path.read_text(encoding="utf-8")
        assert reading.tree == read_quickly(text, "p.yaml", positions=False)[0]


def test_what_is_remembered_of_lines_is_bounded(monkeypatch):
    lines = plain_block._Lines()
    monkeypatch.setattr(plain_block, "_LINES", lines)
    monkeypatch.setattr(plain_block, "_MOST_KEPT", 2)
    assert plain_tree("title: a\ndue: b\narea: c\n") == {"title": "a", "due": "b", "area": "c"}
    assert plain_tree(f"title: {'a' * 200}\n") == {"title": "a" * 200}
    assert len(lines) <= 2


def test_lines_end_as_windows_ends_them():
    reading = read_text_tree(b"title: a\r\nleads:\r\n  - b\r\n", "p.yaml")
    assert reading.plain
    assert reading.tree == {"title": "a", "leads": ["b"]}
    file = PlanFile("p.yaml", b"\xef\xbb\xbftitle: a\r\nleads:\r\n  - b\r\n", plain=True)
    assert [file.place_of(at) for at in (("title",), ("leads",), ("leads", 0))] == [
        (1, 8),
        (2, 1),
        (3, 5),
    ]


def test_a_byte_order_mark_before_a_list_moves_none_of_its_entries():
    data = b"\xef\xbb\xbf- id: a\n  title: b\n- id: c\n  title: d\n"
    file = PlanFile("recommendations.yaml", data, plain=True)
    assert [file.place_of(at) for at in ((0, "id"), (0, "title"), (1, "id"), (1, "title"))] == [
        (1, 7),
        (2, 10),
        (3, 7),
        (4, 10),
    ]
