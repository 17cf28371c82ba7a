"""Changing a plan file: it is said what the file is meant to hold, and only what differs changes.

`edited` is the one door. It works out which pieces of the text have to change, changes them, reads
the result again as any file of a plan is read, and gives it back only if it holds exactly what was
meant. Comments, the order of keys, quotation marks, line ends, a byte-order mark, a last line
without an end and all else stay byte for byte.

    tree = typed_tree("actions/2/2.6.1.yaml", data)
    tree["updates"] = [*tree.get("updates", []), {"date": "2019-06-14", "rag": "AMBER"}]
    data = edited("actions/2/2.6.1.yaml", data, tree)

In such a tree every value is a text, a list or a group of keys, as typed: `{"due": "2019-06-30"}`.
A key that is left out, or is None, is taken out of the file; one that stands there without a value
says nothing, and stays.
"""

from __future__ import annotations

from collections import Counter

from cipt.editing.block_text import Layout, group_lines
from cipt.editing.block_text import entry_lines as lines_of_entry
from cipt.editing.differences import Differences
from cipt.editing.key_order import Form, form_of
from cipt.editing.source_lines import CannotChange, SourceLines
from cipt.faults import CannotGoOn
from cipt.loading.decode import BYTE_ORDER_MARK
from cipt.loading.layout import FileKind, file_kind
from cipt.loading.spans import Span, spans_of
from cipt.loading.text_tree import read_text_tree
from cipt.loading.tree import Tree

_MEND_FIRST = "`cipt check` says what is wrong with it: put that right first"


def typed_tree(path: str, data: bytes) -> Tree:
    """What the file holds, as typed; it can be changed and given to `edited`.

    `path` starts at the plan folder. Raises CannotGoOn for a file that cannot be read as it
    stands, or only by guessing what was meant.
    """
    _, span, _ = _open(path, data)
    return span.tree


def edited(path: str, data: bytes, meant: Tree) -> bytes:
    """The file with as little changed as makes it hold what is `meant`.

    Raises CannotGoOn for a file that cannot be read as it stands, where its layout does not allow
    the change, or where the result would not read as meant; and ValueError for a text that no
    plan file can hold.
    """
    source, span, mark = _open(path, data)
    if _given(span.tree) == _given(meant):
        return data
    form = _form(path)
    if span.tree is None:
        text = _appended(source, meant, form)
    else:
        try:
            Differences(source, _layout(span, source.ending)).whole(span, meant, form)
            text = source.changed()
        except CannotChange:
            raise _cannot_change(path) from None
    result = (mark + text).encode()
    if not _holds(path, result, meant) or _troubles(path, result) - _troubles(path, data):
        raise _cannot_change(path)
    return result


def new_file(path: str, meant: Tree, first_line: str = "") -> bytes:
    """A file that holds what is `meant`, below a first line, which is a comment.

    Raises ValueError for a text that no plan file can hold.
    """
    return edited(path, f"{first_line}\n".encode() if first_line else b"", meant)


def _open(path: str, data: bytes) -> tuple[SourceLines, Span, str]:
    """The file's lines, its spans, and its byte-order mark if it has one."""
    reading = read_text_tree(data, path)
    if not reading.readable or any(trouble.costs for trouble in reading.troubles):
        raise CannotGoOn(f"{path} cannot be read as it stands, so it is not changed", _MEND_FIRST)
    text = data.decode()
    mark = BYTE_ORDER_MARK if text.startswith(BYTE_ORDER_MARK) else ""
    source = SourceLines(text.removeprefix(mark))
    span = spans_of(_plain(source.text))
    if span is None:
        raise _cannot_change(path)
    return source, span, mark


def _plain(text: str) -> str:
    """The text with every line ended by LF; places in it stay the same."""
    return text.replace("\r\n", "\n").replace("\r", "\n")


def _form(path: str) -> Form:
    kind = file_kind(path)
    return form_of(kind) if isinstance(kind, FileKind) else Form()


def _appended(source: SourceLines, meant: Tree, form: Form) -> str:
    """The text of a file that holds nothing but comments, with everything below them."""
    layout = Layout(source.ending)
    lines: list[str] = []
    if isinstance(meant, dict):
        lines = group_lines({key: meant[key] for key in form.sorted(list(meant))}, layout)
    elif isinstance(meant, list):
        lines = [line for entry in meant for line in lines_of_entry(entry, layout)]
    closed = not source.text or source.text.endswith(("\n", "\r"))
    start = source.text if closed else source.text + source.ending
    return start + "".join(line + source.ending for line in lines)


def _layout(span: Span, ending: str) -> Layout:
    """How far the file's own lists and groups stand below their keys, where it has any."""
    lists: list[int] = []
    groups: list[int] = []
    waiting = [span]
    while waiting:
        here = waiting.pop()
        for key in (here.keys or {}).values():
            value = key.value
            indent = value.start.column - key.start.column
            if not value.bracketed and value.start.line > key.start.line:
                lists += [indent] * (value.entries is not None)
                groups += [indent] * (value.keys is not None)
            waiting.append(value)
        waiting.extend(here.entries or [])
    return Layout(ending, _commonest(lists), _commonest(groups))


def _commonest(indents: list[int]) -> int:
    return Counter(indents).most_common(1)[0][0] if indents else 2


def _given(tree: Tree) -> Tree:
    """The tree without keys that have no value: an empty value is a missing one."""
    if isinstance(tree, dict):
        return {key: _given(value) for key, value in tree.items() if value is not None}
    return [_given(entry) for entry in tree] if isinstance(tree, list) else tree


def _holds(path: str, data: bytes, meant: Tree) -> bool:
    reading = read_text_tree(data, path)
    span = spans_of(_plain(data.decode().removeprefix(BYTE_ORDER_MARK)))
    return reading.readable and span is not None and _given(span.tree) == _given(meant)


def _troubles(path: str, data: bytes) -> Counter[str]:
    return Counter(trouble.rule for trouble in read_text_tree(data, path).troubles)


def _cannot_change(path: str) -> CannotGoOn:
    return CannotGoOn(
        f"{path} is laid out so that it cannot be changed by machine, and was left as it is",
        "Write each key of the part to be changed on a line of its own, or change it by hand",
    )
