"""Officers and groups as a cell names them: by post or title, and by id where two share it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping

from cipt.evaluation.index import Index
from cipt.evaluation.spellings import spelling, who_is_meant
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
        self._people = {
            **who_is_meant(Index(plan).people),
            **{spelling(label): person for person, label in self._labels.items()},
            **{spelling(person): person for person in self._labels},
        }

    @property
    def all(self) -> Mapping[str, str]:
        """The label of every officer and group, by id, as the plan lists them."""
        return self._labels

    def of(self, person: str) -> str:
        """What is printed for this id; the id itself where nobody has it."""
        return self._labels.get(person, person)

    def meant(self, text: str) -> str | None:
        """The id of the one whom a text means by label, id, post, alias or name; else None."""
        return self._people.get(spelling(text))


def _one_line(text: str) -> str:
    return " ".join(text.split())
