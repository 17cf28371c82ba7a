"""Officers and groups as a cell names them: by post or title, and by id where two share it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping

from cipt.model.plan import Plan


class Labels:
    """What a cell prints for each officer or group, and whom it means by what is typed."""

    def __init__(self, plan: Plan) -> None:
        names = {one.id: _one_line(one.title) for one in plan.groups}
        names.update({one.id: _one_line(one.post) for one in plan.officers})
        often = Counter(name.casefold() for name in names.values())
        self._labels = {
            person: name if often[name.casefold()] == 1 else f"{name} [{person}]"
            for person, name in names.items()
        }
        self._people = self._by_text(plan)

    @property
    def all(self) -> Mapping[str, str]:
        """The label of every officer and group, by id, as the plan lists them."""
        return self._labels

    def of(self, person: str) -> str:
        """What is printed for this id; the id itself where nobody has it."""
        return self._labels.get(person, person)

    def meant(self, text: str) -> str | None:
        """The id of the one whom a text means by label, id, post, alias or name; else None."""
        return self._people.get(_one_line(text).casefold())

    def _by_text(self, plan: Plan) -> dict[str, str]:
        """Who is meant by each text. A text that could mean two people means nobody."""
        meant: dict[str, set[str]] = {}
        for officer in plan.officers:
            for text in (officer.post, officer.name, *officer.aliases):
                if text:
                    meant.setdefault(_one_line(text).casefold(), set()).add(officer.id)
        for group in plan.groups:
            meant.setdefault(_one_line(group.title).casefold(), set()).add(group.id)
        found = {text: ids.pop() for text, ids in meant.items() if len(ids) == 1}
        found.update((label.casefold(), person) for person, label in self._labels.items())
        found.update((person.casefold(), person) for person in self._labels)
        return found


def _one_line(text: str) -> str:
    return " ".join(text.split())
