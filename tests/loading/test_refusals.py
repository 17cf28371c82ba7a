"""What an officer is told of a key or a value that cannot stand: exact words, and what to write.

Each message is to be understood by itself, by somebody who has never seen a program's messages.
The table stands in tests/data/refusals.txt.
"""

import re
from pathlib import Path

import pytest

from cipt.loading.plan import load_plan
from cipt.sources.memory import MemoryTree

TABLE = Path(__file__).parents[1] / "data" / "refusals.txt"

PLAN = "title: Plan\norganisation: Council\n"
THEME = "title: Theme\nareas:\n  - id: 1.1\n    title: Area\n"
NAMES = {
    "action": "actions/1/1.1.1.yaml",
    "theme": "themes/2.yaml",
    "measure": "measures/7.yaml",
    "plan": "plan.yaml",
    "people": "people.yaml",
    "recommendations": "recommendations.yaml",
    "meetings": "meetings.yaml",
    "waivers": "waivers.yaml",
}
NEEDED = {"line of an action": {"title": "Visit", "area": "1.1"}}
NEEDED["line of plan.yaml"] = {"title": "Plan", "organisation": "Council"}

JARGON = re.compile(
    r"\b(input|extra|inputs|mapping|scalar|sequence|dict|tuple|string|str|int|bool|null|none|schema"
    r"|valid|invalid|validation|field|model|type|parse|parser|token|literal|instance|object|python"
    r"|pydantic|expected|permitted|forbidden|should match|argument|attribute)\b",
    re.IGNORECASE,
)


def troubles_of(kind, text):
    """The troubles of one file, in a plan that is otherwise sound."""
    if kind in NEEDED:
        there = text.partition(":")[0]
        lines = [f"{key}: {value}\n" for key, value in NEEDED[kind].items() if key != there]
        text = "".join([*lines, text])
    path = NAMES[{"line of an action": "action", "line of plan.yaml": "plan"}.get(kind, kind)]
    return load_plan(MemoryTree({"plan.yaml": PLAN, "themes/1.yaml": THEME, path: text})).troubles


def entries():
    for block in TABLE.read_text(encoding="utf-8").split("\n=== ")[1:]:
        head, _, body = block.partition("\n")
        text, _, said = f"\n{body}".partition("\n-- ")
        message, _, hint = said.strip().partition("\n-> ")
        yield pytest.param(head, f"{text[1:]}\n", message, hint, id=f"{head}-{text[1:40]}")


ENTRIES = list(entries())


@pytest.mark.parametrize(("kind", "text", "message", "hint"), ENTRIES)
def test_one_wrong_thing_is_told_once_in_these_words(kind, text, message, hint):
    assert [(one.message, one.hint) for one in troubles_of(kind, text)] == [(message, hint)]


@pytest.mark.parametrize(("kind", "text", "message", "hint"), ENTRIES)
def test_messages_are_short_and_free_of_jargon_and_every_one_has_a_cure(kind, text, message, hint):
    assert len(message) <= 100
    assert len(hint) <= 300
    for words in (message, hint):
        assert JARGON.findall(re.sub("`[^`]*`", "", words)) == []


def test_the_table_holds_the_wrong_files_that_people_make():
    assert len(ENTRIES) >= 60


@pytest.mark.parametrize("length", [39, 41, 1000])
@pytest.mark.parametrize(
    "text",
    [
        "{long}: x",
        "due: {long}",
        "updates: [{{date: 2019, rag: {long}}}]",
        "evidence: [{{date: 2019, kind: {long}}}]",
        "source: {{cells: {{{long}: [x]}}}}",
        "leads: {long}",
    ],
)
def test_a_long_key_or_value_is_quoted_in_part(text, length):
    (trouble,) = troubles_of("line of an action", text.format(long="x" * length))
    assert len(trouble.message) <= 100
    assert len(trouble.hint) <= 300


def test_the_message_about_a_value_stands_on_its_line_and_the_caret_below_the_value():
    (trouble,) = troubles_of("line of an action", "due: 30/04/2019")
    assert (trouble.line, trouble.column) == (3, 6)


def test_the_message_about_a_value_on_the_next_line_stands_on_the_line_of_its_key():
    (trouble,) = troubles_of("line of an action", "due:\n  30/04/2019")
    assert (trouble.line, trouble.column) == (3, 1)
