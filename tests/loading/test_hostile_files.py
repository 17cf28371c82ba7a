"""Any bytes at all in a plan file: read, or told of in bounded words, time and memory."""

import pytest
import yaml
from hypothesis import example, given
from hypothesis import strategies as st

from cipt.loading import yaml_events
from cipt.loading.decode import lines_of
from cipt.loading.mistakes_lines import LONGEST, take_apart
from cipt.loading.positions import locate
from cipt.loading.text_tree import read_text_tree
from cipt.loading.tree import DEEPEST
from cipt.loading.yaml_events import first_problem


@pytest.fixture(params=["libyaml", "pure Python"], autouse=True)
def parser(request, monkeypatch):
    if request.param == "pure Python":
        monkeypatch.setattr(yaml_events, "_parser", yaml.BaseLoader)


BITS = st.sampled_from(
    [
        *("title: ", "due: ", "leads:", "- ", "  ", " ", "\n", "\n", "\r\n", "\r", "\t", ": ", ":"),
        *(
            " #",
            "#",
            "'",
            '"',
            "[",
            "]",
            "{",
            "}",
            ",",
            "*",
            "&a ",
            "!x ",
            "> ",
            "|",
            "%",
            "@",
            "`",
        ),
        *("?", "---\n", "...\n", "<<: ", "=======\n", "<<<<<<< x\n", ">>>>>>> y\n", "\u00a0"),
        *("\u200b", "\u2028", "\x85", "“", "”", "•", "–", "\\", "\\x07", "\\ud800", "\x00"),
        *("\x07", "\ufeff", "\ufffd", "~", "null", "2019-04-30", "Children's", "=", "-"),
    ]
)
TYPED = st.lists(BITS, max_size=25).map(lambda bits: "".join(bits).encode())


@given(st.one_of(st.binary(max_size=200), TYPED))
@example(b"title: '\n")
@example(b"? ")
@example(b'title: "\\ud800"\n')
@example(b"title: \xc2\x85: x")
@example("title:\u00a0Review\ndue: 2019\t-04-30\n?".encode())
def test_any_bytes_are_read_or_told_on_a_line_that_exists(data):
    reading = read_text_tree(data, "p.yaml")
    placed = read_text_tree(data, "p.yaml", positions=True)
    assert (reading.tree, reading.troubles) == (placed.tree, placed.troubles)
    assert reading.readable == placed.readable
    lines = max(1, len(lines_of(data.decode("utf-8", errors="replace"))))
    for trouble in reading.troubles:
        assert 1 <= trouble.line <= lines
        assert trouble.column is None or trouble.column >= 1
        assert len(trouble.message) <= 100
        assert trouble.message.isprintable()
        assert trouble.hint
    if reading.readable:
        assert placed.marks is not None
        assert all(trouble.at for trouble in reading.troubles if trouble.costs)
        check_places(reading.tree, placed.marks, (), lines)
    else:
        assert reading.tree is None
        assert placed.marks is None
        assert reading.troubles[0].costs


def check_places(tree, marks, at, lines):
    line, column = locate(marks, at)
    assert 1 <= line <= lines + 1
    assert column >= 1
    if isinstance(tree, dict):
        for key, value in tree.items():
            assert isinstance(key, str)
            check_places(value, marks, (*at, key), lines)
    elif isinstance(tree, list):
        assert None not in tree
        for number, value in enumerate(tree):
            check_places(value, marks, (*at, number), lines)
    else:
        assert tree is None or isinstance(tree, str)
        (tree or "").encode()


NASTY = {
    "nested brackets": "[" * 50_000,
    "nested braces": "{a: " * 20_000,
    "nested dashes": "- " * 30_000,
    "nested questions": "? " * 30_000,
    "an endless line": "title: " + "word " * 15_000,
    "thousands of keys": "".join(f"k{number}: v\n" for number in range(5_000)),
    "one key again and again": "a: b\n" * 8_000,
    "thousands of mistakes": "a: b: c\n" * 6_000,
    "thousands of aliases": "a: [" + "*a, " * 10_000 + "]",
    "thousands of directives": "".join(f"%TAG !a{number}! b\n" for number in range(5_000))
    + "---\n",
    "thousands of tabs": "\ta: b\n" * 6_000,
    "thousands of conflicts": "<<<<<<<\n=======\n>>>>>>>\n" * 2_000,
    "thousands of unseen characters": "\u00a0a\n" * 3_000,
    "thousands of control characters": "\x07a\n" * 3_000,
    "thousands of lost letters": "a\ufffd\n" * 3_000,
    "a quote that never ends": "a: 'x\n" + "b: c\n" * 8_000,
    "brackets on lines of their own": "[\n" * 20_000,
}


@pytest.mark.parametrize("name", NASTY)
def test_what_is_told_of_a_hostile_file_is_bounded(name):
    reading = read_text_tree(NASTY[name].encode(), "p.yaml")
    assert len(reading.troubles) <= 300
    assert sum(len(f"{one.message}{one.hint}") for one in reading.troubles) < 100_000


@pytest.mark.parametrize("parser", ["libyaml"], indirect=True)
def test_the_parser_is_asked_a_bounded_number_of_times(monkeypatch):
    asked = []
    plain = yaml_events._parser

    def counted(text):
        asked.append(len(text))
        return plain(text)

    monkeypatch.setattr(yaml_events, "_parser", counted)
    keys = "".join(f"k{number}: 'v'\n" for number in range(6_000))
    quotation = 'note: "\n' + "  due = @x\n" * 50 + '  "\n'
    text = f"{keys}{quotation}title: {{name\n}} to be told\n"
    read_text_tree(text.encode(), "p.yaml")
    assert len(asked) > 10
    assert sum(asked) < 2_000_000 + 5 * len(text)


def test_the_search_for_mistakes_goes_no_deeper_than_a_plan_does():
    problem = first_problem("[" * 1_000)
    assert problem is not None
    assert problem.place == (0, DEEPEST)


def test_a_line_that_no_screen_holds_is_not_taken_apart():
    assert take_apart("title: x", 0).key == "title"
    assert take_apart("title: " + "x" * LONGEST, 0).key is None
