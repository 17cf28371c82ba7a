"""What has to change in a file for it to hold what is meant, as pieces of its text.

Where a list has entries that stay, they stay as they are typed; where one differs, only the keys
in it that differ are changed.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from difflib import SequenceMatcher

from cipt.editing import brackets
from cipt.editing.block_text import Layout, entry_lines, indented, key_lines, short
from cipt.editing.key_order import Form
from cipt.editing.source_lines import CannotChange, SourceLines
from cipt.loading.spans import Key, Point, Span
from cipt.loading.tree import Tree
from cipt.model.base import is_id


class Differences:
    """The changes that make `source` hold something else; each is told to `source`."""

    def __init__(self, source: SourceLines, layout: Layout) -> None:
        self.source = source
        self.layout = layout

    def whole(self, old: Span, new: Tree, form: Form) -> None:
        """Change the file as a whole, from what it holds to `new`."""
        if not self._in_part(old, new, form):
            raise CannotChange

    def _in_part(self, old: Span, new: Tree, form: Form) -> bool:
        """Change only what differs within a group or a list; False where nothing of it stays."""
        if isinstance(new, dict) and _stay(old, new):
            self._group(old, new, form)
        elif isinstance(new, list) and old.entries and new:
            self._list(old, new, form)
        else:
            return False
        return True

    def _group(self, old: Span, new: dict[str, Tree], form: Form) -> None:
        keys, stay = old.keys or {}, _stay(old, new)
        if len(stay) < len(keys):
            self._remove_keys(old, stay)
        for name in stay:
            value = new.get(name)
            if value is not None and value != keys[name].value.tree:
                self._value(old, name, value, form.below(name))
        added = [name for name, value in new.items() if value is not None and name not in keys]
        for name in form.sorted(added):
            self._add_key(old, stay, (name, new[name]), form)

    def _value(self, holder: Span, name: str, new: Tree, form: Form) -> None:
        key = (holder.keys or {})[name]
        old = key.value
        if self._in_part(old, new, form):
            return
        if holder.bracketed:
            brackets.put(self.source, key, new)
        elif isinstance(new, list) and new[:1] == [old.tree] and not _is_spread(old):
            self._make_list(key, new[1:])
        elif isinstance(new, str) or not new:
            self._put_text(key, short(new))
        else:
            self._put_lines(key, key_lines(name, new, self.layout)[1:])

    def _put_text(self, key: Key, text: str) -> None:
        """A value on one line in the place of whatever stands there."""
        old, source = key.value, self.source
        if old.start == old.end:
            source.insert(key.colon, f" {text}")
        elif old.start.line == key.colon.line or not (old.keys or old.entries):
            source.replace(old.start, old.end, text)
        else:
            source.insert(key.colon, f" {text}")
            line_end = Point(key.colon.line, len(source.lines[key.colon.line]))
            source.replace(line_end, old.end, "")

    def _put_lines(self, key: Key, lines: list[str]) -> None:
        """A list or a group below its key in the place of whatever stands there."""
        old, source = key.value, self.source
        lines = indented(lines, key.start.column)
        if old.start.line > key.colon.line:
            source.replace(Point(old.start.line, 0), old.end, source.joined(lines))
            return
        if old.end.line == key.colon.line:
            source.replace(key.colon, old.end, "")
            source.insert_after(key.colon.line, lines)
        else:
            source.replace(key.colon, old.end, source.joined(["", *lines]))

    def _make_list(self, key: Key, more: list[Tree]) -> None:
        """The value becomes the first entry of a list, and others follow it."""
        old, source = key.value, self.source
        dash = key.start.column + self.layout.list_indent
        last = source.last_line(old.end, key.start.column)
        if old.start.line == key.colon.line:
            source.replace(key.colon, old.start, source.joined(["", " " * dash + "- "]))
        else:
            dash = max(dash, old.start.column - 2)
            first = old.start.line
            source.replace(Point(first, 0), old.start, " " * dash + "- ")
            for line in range(first + 1, last + 1):
                if not source.is_blank(line):
                    source.insert(Point(line, 0), " " * (dash + 2 - old.start.column))
        lines = [line for entry in more for line in entry_lines(entry, self.layout)]
        source.insert_after(last, indented(lines, dash))

    def _add_key(self, group: Span, stay: list[str], added: tuple[str, Tree], form: Form) -> None:
        """A key in its place: below the last of those that come before it in the format's order."""
        (name, value), keys, source = added, group.keys or {}, self.source
        before = [each for each in stay if form.rank(each) <= form.rank(name)]
        if group.bracketed:
            # A comma right behind a colon would be read as part of the key.
            before = [each for each in before if keys[each].value.tree is not None]
        nearest = max(before, key=form.rank, default=None)
        if group.bracketed:
            brackets.add_key(source, keys, (nearest, stay[0]), name, value)
            return
        lines = key_lines(name, value, self.layout)
        if nearest is None:
            first = keys[stay[0]].start
            source.insert(first, source.joined([*_below(lines, first.column), " " * first.column]))
            return
        key = keys[nearest]
        last = source.last_line(key.value.end, key.start.column)
        apart = last > key.start.line and group.start.column == 0
        apart = apart and source.is_blank(key.start.line - 1)
        source.insert_after(last, [""] * apart + indented(lines, group.start.column))

    def _remove_keys(self, group: Span, stay: list[str]) -> None:
        keys, source = group.keys or {}, self.source
        if group.bracketed:
            places = {name: (key.start, key.value.end) for name, key in keys.items()}
            brackets.remove(source, list(places.values()), [name in stay for name in places])
            return
        gone = [key for name, key in keys.items() if name not in stay]
        first = next(iter(keys.values()))
        if first in gone and source.lines[first.start.line][: first.start.column].strip(" "):
            # It stands beside the dash of an entry, where the first that stays has to stand.
            heir = keys[stay[0]]
            before = [key for key in gone if key.start < heir.start]
            ends = [*(key.start for key in before[1:]), heir.start]
            for key, end in zip(before, ends, strict=True):
                if source.between(key.value.end, end).strip():
                    raise CannotChange
            source.replace(first.start, heir.start, "")
            gone = gone[len(before) :]
        for key in gone:
            source.delete(key.start.line, source.last_line(key.value.end, key.start.column))

    def _list(self, old: Span, new: list[Tree], form: Form) -> None:
        entries = old.entries or []
        stays = [True] * len(entries)
        for first, last, values in _changed(entries, new):
            stay = min(last - first, len(values))
            for entry, value in zip(entries[first:last], values, strict=False):
                self._entry(entry, value, form, in_brackets=old.bracketed)
            stays[first + stay : last] = [False] * (last - first - stay)
            if values[stay:]:
                self._add_entries(old, first + stay - 1, values[stay:])
        if not all(stays):
            self._remove_entries(old, stays)

    def _entry(self, old: Span, new: Tree, form: Form, *, in_brackets: bool) -> None:
        if self._in_part(old, new, form):
            return
        if in_brackets:
            self.source.replace(old.start, old.end, brackets.in_brackets(new))
        else:
            first, *more = entry_lines(new, self.layout)
            lines = [first[2:], *_below([line[2:] for line in more], old.start.column)]
            self.source.replace(old.start, old.end, self.source.joined(lines))

    def _remove_entries(self, old: Span, stays: list[bool]) -> None:
        entries, source = old.entries or [], self.source
        if old.bracketed:
            brackets.remove(source, [(one.start, one.end) for one in entries], stays)
            return
        for entry, stay in zip(entries, stays, strict=True):
            line = self._dash_line(old, entry)
            if not stay:
                if source.lines[line][: old.start.column].strip(" "):
                    raise CannotChange
                source.delete(line, source.last_line(entry.end, old.start.column))

    def _add_entries(self, old: Span, after: int, values: list[Tree]) -> None:
        """New entries below the one at `after`; -1 is above the first."""
        entries, source, column = old.entries or [], self.source, old.start.column
        if old.bracketed:
            brackets.add_entries(source, entries, after, values)
            return
        model = entries[max(after, 0)]
        gap = model.start.column - column if self._dash_line(old, model) == model.start.line else 2
        lines = [line for value in values for line in self._like(model, value, gap)]
        if after < 0:
            first = Point(self._dash_line(old, model), column)
            source.insert(first, source.joined([*_below(lines, column), " " * column]))
            return
        apart = after > 0 and source.is_blank(self._dash_line(old, model) - 1)
        source.insert_after(
            source.last_line(model.end, column), [""] * apart + indented(lines, column)
        )

    def _like(self, model: Span, value: Tree, gap: int) -> list[str]:
        """The lines of a new entry: in braces only where its neighbour is and it holds no prose."""
        if model.bracketed and isinstance(value, dict):
            plain = [one for one in value.values() if isinstance(one, str) and is_id(one)]
            if len(plain) == len(value):
                return ["-".ljust(gap) + brackets.in_brackets(value)]
        return entry_lines(value, self.layout, gap)

    def _dash_line(self, old: Span, entry: Span) -> int:
        """The line on which the dash of an entry stands."""
        line, column = entry.start.line, old.start.column
        while self.source.lines[line][column : column + 1] != "-" or (
            line == entry.start.line and column == entry.start.column
        ):
            line -= 1
            if line < old.start.line:
                raise CannotChange
        return line


def _changed(old: list[Span], new: list[Tree]) -> Iterator[tuple[int, int, list[Tree]]]:
    """The runs of entries that differ: from and up to which of the old, and what comes there."""
    before = [json.dumps(entry.tree) for entry in old]
    after = [json.dumps(entry) for entry in new]
    matcher = SequenceMatcher(None, before, after, autojunk=False)
    for kind, first, last, start, end in matcher.get_opcodes():
        if kind != "equal":
            yield first, last, new[start:end]


def _below(lines: list[str], column: int) -> list[str]:
    """Lines of which the first stands where something else stood, and the rest below it."""
    return [*lines[:1], *indented(lines[1:], column)]


def _stay(old: Span, new: dict[str, Tree]) -> list[str]:
    """The keys of a group that are to stand there still.

    One that never had a value says nothing that would have to go, and its comment stays with it.
    """
    keys = (old.keys or {}).items()
    return [n for n, key in keys if new.get(n) is not None or key.value.tree is None]


def _is_spread(old: Span) -> bool:
    """Whether a text goes over several lines, or stands below its key."""
    return not (old.keys or old.entries) and old.start.line != old.end.line
