"""What hard-pressed people type into plan files, and what each is told.

The wrong files stand in mistakes/*.md, each with every trouble that reading it gives: line,
column, rule, message and hint. When the words change, `python -m tests.loading.test_mistakes`
writes them there anew, for reading through.
"""

import re
from dataclasses import dataclass
from pathlib import Path

import pytest
import yaml
from hypothesis import example, given
from hypothesis import strategies as st

from cipt.loading import yaml_events
from cipt.loading.decode import lines_of
from cipt.loading.text_tree import read_text_tree

from .following_hints import followed

MISTAKES = Path(__file__).parent / "mistakes"
UNSEEN = {
    "‹TAB›": "\t",
    "‹NBSP›": "\u00a0",
    "‹ZWSP›": "\u200b",
    "‹LINE SEPARATOR›": "\u2028",
    "‹CR›": "\r",
    "‹VT›": "\x0b",
    "‹BEL›": "\x07",
    "‹LOST›": "\ufffd",
}


@dataclass(frozen=True)
class WrongFile:
    """One wrong file of the table, and the troubles that are expected of it, as written there."""

    name: str
    typed: str
    expected: str

    def __str__(self) -> str:
        return self.name

    @property
    def text(self) -> str:
        """The file as it would stand on disk."""
        text = self.typed
        for name, character in UNSEEN.items():
            text = text.replace(name, character)
        return text


def without_unseen(text: str) -> str:
    for name, character in UNSEEN.items():
        text = text.replace(character, name)
    return text


def wrong_files(path: Path) -> list[WrongFile]:
    files = []
    for part in path.read_text("utf-8").split("\n## ")[1:]:
        name, _, rest = part.partition("\n\n")
        typed = re.match(r"(?:    .*\n|\n(?=    ))+", rest + "\n")
        assert typed, f"{path.name}: nothing is typed under {name!r}"
        text = re.sub(r"^    ", "", typed[0], flags=re.MULTILINE)
        files.append(WrongFile(name, text, rest[typed.end() :].strip("\n")))
    return files


def told_of(text: str) -> str:
    """Every trouble of a file, as the table has it."""
    reading = read_text_tree(text.encode(), "actions/1/1.1.1.yaml")
    told = []
    for trouble in reading.troubles:
        place = f"{trouble.line}:{trouble.column}" if trouble.column else f"{trouble.line}"
        kind = trouble.rule if trouble.costs else f"{trouble.rule}, a warning"
        told.append(f"- {place} {kind}: {trouble.message}\n  {trouble.hint}")
    return without_unseen("\n".join(told))


TABLES = sorted(MISTAKES.glob("*.md"))
ALL = [file for table in TABLES for file in wrong_files(table)]


def test_the_table_has_mistakes_of_every_family():
    assert len(ALL) >= 45
    assert len({file.name for file in ALL}) == len(ALL)
    rules = set(re.findall(r"^- [\d:]+ ([a-z0-9-]+)", "\n".join(f.expected for f in ALL), re.M))
    assert {"alias-or-tag", "duplicate-key", "merge-conflict-left", "not-utf8"} < rules
    assert {"swallowed-comment", "unreadable-yaml", "word-processor-characters"} < rules


@pytest.mark.parametrize("file", ALL, ids=str)
def test_a_mistake_is_told_on_its_line_with_what_to_write(file):
    assert told_of(file.text) == file.expected, "run: python -m tests.loading.test_mistakes"


@pytest.mark.parametrize("file", ALL, ids=str)
def test_without_libyaml_the_same_is_read_and_told(file, monkeypatch):
    reading = read_text_tree(file.text.encode(), "actions/1/1.1.1.yaml")
    monkeypatch.setattr(yaml_events, "_parser", yaml.BaseLoader)
    other = read_text_tree(file.text.encode(), "actions/1/1.1.1.yaml")
    assert other.tree == reading.tree
    assert other.readable == reading.readable
    assert [(one.rule, one.line, one.message) for one in other.troubles] == [
        (one.rule, one.line, one.message) for one in reading.troubles
    ]


# --- the cure -----------------------------------------------------------------------------------


def after_following(text: str) -> tuple[set[tuple[str, int]], set[tuple[str, int]]]:
    """The rules and lines of what leaves a choice, and of what is told once the rest is mended."""
    lines, choices = lines_of(text), set()
    for trouble in read_text_tree(text.encode(), "p.yaml").troubles:
        mended = followed(lines, trouble.line, trouble.hint or "")
        if mended is None:
            choices.add((trouble.rule, trouble.line))
        else:
            lines = mended
    left = read_text_tree("\n".join(lines).encode(), "p.yaml").troubles
    return choices, {(trouble.rule, trouble.line) for trouble in left}


@pytest.mark.parametrize("file", ALL, ids=str)
def test_what_a_hint_says_to_write_leaves_nothing_to_tell(file):
    choices, left = after_following(file.text)
    assert left == choices


def test_most_hints_can_be_followed_to_the_letter():
    assert sum(not after_following(file.text)[0] for file in ALL) > 0.7 * len(ALL)


# --- the words ----------------------------------------------------------------------------------

JARGON = re.compile(
    r"\b(?:mapping|scalar|block|token|sequence|flow|pars(?:e|er|ing)|anchor|alias|node|document"
    r"|syntax|invalid|error|you|your|forgot|wrong)\b",
    re.IGNORECASE,
)


@pytest.mark.parametrize("file", ALL, ids=str)
def test_messages_are_short_and_plain_and_blame_nobody(file):
    for trouble in read_text_tree(file.text.encode(), "p.yaml").troubles:
        assert len(trouble.message) <= 100
        assert trouble.hint
        said = re.sub(r"`[^`]*`", "", f"{trouble.message} {trouble.hint}".replace("yourself", ""))
        said = said.replace("second document", "")
        assert not JARGON.search(said.split("Write:")[0]), said
        assert not trouble.message[0].isupper() or trouble.message.startswith("Word's")
        assert trouble.message.isprintable()


# --- texts at large -------------------------------------------------------------------------------

TEXTS = st.text(
    st.sampled_from("ab '\"[]{}:,#&*!|>%@`?-=~;.0“”’•–\\/()")
    | st.characters(codec="utf-8", exclude_characters="\r\n"),
    min_size=1,
    max_size=30,
)


@given(TEXTS)
@example("Review: of plans")
@example('\'tis "so" \\ said')
def test_what_a_hint_says_to_write_can_be_read(value):
    """Whatever is typed after a key, a corrected line leaves nothing more to tell."""
    text = f"title: {value}\ndue: 2019-04-30\n"
    lines = lines_of(text)
    troubles = read_text_tree(text.encode(), "p.yaml").troubles
    if len(troubles) == 1 and (troubles[0].hint or "").startswith("Write: "):
        mended = followed(lines, troubles[0].line, troubles[0].hint or "")
        assert mended is not None
        assert told_of("\n".join(mended)) == ""


def rewritten(path: Path) -> str:
    """A table with what is told now."""
    parts = [path.read_text("utf-8").split("\n## ")[0].rstrip()]
    for file in wrong_files(path):
        typed = "".join(f"    {line}\n" for line in file.typed.splitlines())
        parts.append(f"## {file.name}\n\n{typed}\n{told_of(file.text)}")
    return "\n\n".join(parts) + "\n"


if __name__ == "__main__":
    for table in TABLES:
        table.write_text(rewritten(table), "utf-8")
