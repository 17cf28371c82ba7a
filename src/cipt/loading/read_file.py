"""One file to its records: what can be read is kept, and what cannot is named."""

from __future__ import annotations

from collections.abc import Sequence
from typing import cast

from cipt.findings import Trouble
from cipt.loading.gather import NO_ORGANISATION, NO_TITLE, Gathered
from cipt.loading.layout import PLAN, Entries, FileKind, kinds_below
from cipt.loading.loaded import At, Lost, Place, PlanFile
from cipt.loading.plain_block import NotPlainError
from cipt.loading.read_record import keys_of, read_record, sound_record
from cipt.loading.refusals import MOST, Refusal, more_than_told, shortened, unknown_key
from cipt.loading.text_tree import Reading, plain_file, read_text_tree
from cipt.loading.tree import Tree
from cipt.model.base import Record
from cipt.model.plan import FORMAT


def read_file(file: PlanFile, kind: FileKind, stem: str, gathered: Gathered) -> None:
    """Reads `file` into `gathered`; `stem` is the file's name without its ending."""
    record = None if kind.lists or kind.record is None else _plain_record(kind.record, file, stem)
    if record is not None:
        file.plain = True
        gathered.add(kind.kind, record, Place(file.path))
        return
    reading = read_text_tree(file.data, file.path)
    file.plain = reading.plain
    gathered.troubles.extend(reading.troubles)
    identity = stem if kind.named_by_file else None
    if not reading.readable:
        gathered.lose(kind, identity, file.path, reading.troubles[0].message)
        return
    job = _Job(file, kind, gathered, reading)
    if kind.lists:
        job.lists_and_header(stem)
    else:
        job.single_record(stem)
    job.tell_of_the_rest()


def _plain_record(record: type[Record], file: PlanFile, stem: str) -> Record | None:
    """The record that is the whole file, as nearly every action is.

    None where it is not in plain block form or there is anything to tell of it.
    """
    try:
        tree = plain_file(file.data)
    except NotPlainError:
        return None
    if not isinstance(tree, dict) or "id" in tree:
        return None
    tree["id"] = stem
    return sound_record(record, tree)


class _Job:
    """The reading of one file, while it lasts."""

    def __init__(
        self, file: PlanFile, kind: FileKind, gathered: Gathered, reading: Reading
    ) -> None:
        self.file = file
        self.kind = kind
        self.gathered = gathered
        self.tree = reading.tree
        self.costly = [trouble for trouble in reading.troubles if trouble.costs]
        self.untold = 0
        self.broken: dict[At, Trouble] = {}
        for trouble in self.costly:
            for length in (1, 2):
                self.broken.setdefault(trouble.at[:length], trouble)

    def single_record(self, stem: str) -> None:
        """A file that is one record, an action or a measure: any error of shape costs it."""
        assert self.kind.record is not None
        tree = self._named(stem)
        record = None
        if tree is not None:
            record, refusals = read_record(self.kind.record, tree, f"the {self.kind.kind}")
            self._report(refusals)
        if record is None or self.costly:
            self.gathered.lose(self.kind, stem, self.file.path, _first(self.costly).message)
        else:
            self.gathered.add(self.kind.kind, record, Place(self.file.path))

    def lists_and_header(self, stem: str) -> None:
        """A file of lists, or a record with lists: a broken entry or key costs itself."""
        whole_file = self.kind.lists[0].key is None
        if whole_file:
            self._entries(self.kind.lists[0], self.tree, ())
            return
        tree = self._named(stem) if self.kind.named_by_file else self._mapping()
        if tree is None:
            identity = stem if self.kind.named_by_file else None
            self.gathered.lose(self.kind, identity, self.file.path, _first(self.costly).message)
            return
        if self.kind is PLAN and self._is_of_a_later_format(tree):
            return
        listed = self._list_keys()
        rest = {key: value for key, value in tree.items() if key not in listed}
        for entries in self.kind.lists:
            assert entries.key is not None
            kept = self._entries(entries, tree.get(entries.key), (entries.key,))
            rest[entries.key] = cast(Tree, kept)
        if self.kind.record is not None:
            self._header(self.kind.record, rest, stem)
        else:
            self._only_lists(rest)

    def _list_keys(self) -> frozenset[str | None]:
        return frozenset(entries.key for entries in self.kind.lists)

    def _mapping(self) -> dict[str, Tree] | None:
        if isinstance(self.tree, dict):
            return self.tree
        if self.tree is None and self.kind.record is None:
            return {}
        rule = "missing-key" if self.tree is None else "wrong-type"
        message = "the file is empty" if self.tree is None else "the file does not hold keys"
        first = "title: …" if self.kind.record else f"{self.kind.lists[0].key}:"
        self._report([Refusal(rule, (), message, f"Begin it with a line `{first}`")])
        return None

    def _named(self, stem: str) -> dict[str, Tree] | None:
        tree = self._mapping()
        if tree is None:
            return None
        if "id" in tree:
            message = "`id` is not a key here: the file's name is the id"
            self._report([Refusal("unknown-key", ("id",), message, "Take the line out")])
        tree["id"] = stem
        return tree

    def _is_of_a_later_format(self, tree: dict[str, Tree]) -> bool:
        given = tree.get("format")
        if not isinstance(given, str) or not given.isdecimal() or int(given[:9]) <= FORMAT:
            return False
        self.gathered.later_format = int(given[:9])
        shown = shortened(given)
        message = f"the plan is in format {shown}, and this cipt reads up to {FORMAT}"
        self._report([Refusal("wrong-type", ("format",), message, "Install a later cipt")])
        self.gathered.lose(self.kind, None, self.file.path, message)
        self.gathered.incomplete.update(kinds_below(""))
        return True

    def _entries(self, entries: Entries, tree: Tree, at: At) -> list[Record]:
        """The entries of one list that could be read, in the document's order."""
        if tree is None:
            return []
        if not isinstance(tree, list):
            message = f"`{entries.key}` should be a list" if entries.key else "the file is no list"
            hint = "Begin each entry on a line of its own with `- `"
            self._report([Refusal("wrong-type", at, message, hint)])
            self.gathered.lose_list(entries, self.file.path, message)
            return []
        kept: list[Record] = []
        numbers: list[int] = []
        for number, entry in enumerate(tree):
            record = None if self.broken else sound_record(entries.record, entry)
            if record is None:
                record = self._entry(entries, entry, (*at, number))
            if record is not None:
                place = Place(self.file.path, (*at, len(kept)))
                self.gathered.add(entries.kind, record, place)
                kept.append(record)
                numbers.append(number)
        self.file.kept = {**(self.file.kept or {}), entries.key or "": tuple(numbers)}
        return kept

    def _entry(self, entries: Entries, entry: Tree, at: At) -> Record | None:
        given = entry.get("id") if isinstance(entry, dict) else None
        identity = given if isinstance(given, str) else None
        what = f"{entries.kind} {shortened(identity)}" if identity else _one(entries.kind)
        record: Record | None = None
        if isinstance(entry, dict):
            record, refusals = read_record(entries.record, entry, what)
        else:
            first = keys_of(entries.record)[0]
            hint = f"Write it on lines of its own, the first as `- {first}: …`"
            refusals = [Refusal("wrong-type", (), f"{what} should have keys of its own", hint)]
        troubles = self._report(refusals, at, identity)
        if at in self.broken:
            troubles.append(self.broken[at])
        if record is not None and not troubles:
            return record
        self.gathered.lost.append(Lost(entries.kind, identity, self.file.path, troubles[0].message))
        if identity is None:
            self.gathered.incomplete.add(entries.kind)
        return None

    def _header(self, record_type: type[Record], tree: dict[str, Tree], stem: str) -> None:
        """The record beside the lists. A key that cannot be read is left out of it, and named."""
        record, refusals = read_record(record_type, tree, f"the {self.kind.kind}")
        self._report(refusals)
        if record is None:
            record = self._without_faults(record_type, tree, refusals, stem)
        partly = [trouble for trouble in self.costly if not self._is_in_an_entry(trouble)]
        if partly:
            identity = stem if self.kind.named_by_file else None
            self.gathered.lost.append(
                Lost(self.kind.kind, identity, self.file.path, _first(partly).message)
            )
        if record is not None:
            self.gathered.add(self.kind.kind, record, Place(self.file.path))

    def _without_faults(
        self,
        record_type: type[Record],
        tree: dict[str, Tree],
        refusals: list[Refusal],
        stem: str,
    ) -> Record | None:
        """The record of those keys that can be read; of what it cannot lack, a placeholder."""
        known = frozenset(keys_of(record_type))
        tree = {key: value for key, value in tree.items() if key in known}
        placeholders = {
            "title": stem if self.kind.named_by_file else NO_TITLE,
            "organisation": NO_ORGANISATION,
        }
        record = None
        for _ in range(len(known)):
            for refusal in refusals:
                if refusal.at:
                    tree.pop(str(refusal.at[0]), None)
            for key in known.intersection(placeholders):
                tree.setdefault(key, placeholders[key])
            record, refusals = read_record(record_type, tree, "")
            if record is not None:
                break
        return record

    def _only_lists(self, tree: dict[str, Tree]) -> None:
        known = [entries.key for entries in self.kind.lists if entries.key]
        unknown = [key for key in tree if key not in known]
        troubles = self._report([unknown_key(key, (key,), known) for key in unknown[:MOST]])
        self.untold += len(unknown[MOST:])
        if troubles:
            self.gathered.lose(self.kind, None, self.file.path, troubles[0].message)

    def _is_in_an_entry(self, trouble: Trouble) -> bool:
        return len(trouble.at) > 1 and trouble.at[0] in self._list_keys()

    def _report(
        self, refusals: list[Refusal], below: At = (), subject: str | None = None
    ) -> list[Trouble]:
        """The troubles that refusals are, told unless the file has had too many told of it."""
        if not refusals:
            return []
        self.untold += sum(one.stands_for for one in refusals)
        refusals = [one for one in refusals if not one.stands_for]
        room = max(0, MOST - len(self.costly))
        self.untold += max(0, len(refusals) - room)
        if refusals and not room:
            return [Trouble(refusals[0].rule, self.file.path, 1, None, refusals[0].message)]
        troubles = [self._trouble(one, below, subject) for one in refusals[:room]]
        self.gathered.troubles.extend(troubles)
        self.costly.extend(troubles)
        return troubles

    def _trouble(self, refusal: Refusal, below: At, subject: str | None) -> Trouble:
        at = (*below, *refusal.at)
        on_value = refusal.rule in ("wrong-type", "ambiguous-date")
        line, column = self.file.document_place(at, of_key=not on_value)
        message, hint = refusal.message, refusal.hint
        return Trouble(
            refusal.rule, self.file.path, line, column, message, hint, at=at, subject=subject
        )

    def tell_of_the_rest(self) -> None:
        """One trouble for all that were not told one by one."""
        if self.untold:
            rest = more_than_told(self.untold)
            place = (self.file.path, 1, None)
            self.gathered.troubles.append(Trouble(rest.rule, *place, rest.message, rest.hint))


def _first(troubles: Sequence[Trouble]) -> Trouble:
    """The one that a reader of the file comes to first."""
    return min(troubles, key=lambda trouble: trouble.line)


def _one(kind: str) -> str:
    return f"{'an' if kind[0] in 'aeio' else 'a'} {kind}"
