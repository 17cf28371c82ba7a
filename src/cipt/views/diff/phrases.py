"""Values and entries of a plan in words, as a comparison prints them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from decimal import Decimal

from cipt.evaluation.index import Index
from cipt.model.base import Record
from cipt.model.dates import in_words
from cipt.model.records import Measure
from cipt.views.diff.entries import entry_name, told_by_name

LONGEST = 240
"""Characters of a text that are shown; of two that differ, the part in which they do."""

_CONTEXT = 40
"""Characters before the first difference of two texts that are shown with it."""

PEOPLE = frozenset(
    {
        "agreed_by",
        "board",
        "by",
        "chair",
        "dates_agreed_by",
        "leads",
        "members",
        "organisation",
        "owner",
        "partners",
        "reports_to",
        "responsible",
        "sro",
        "tested_by",
        "who",
    }
)
"""Keys whose values are officers or groups, by id."""

_KEYS = {
    "added": "day it joined the plan",
    "agreed_by": "accepted by",
    "asked": "day it was asked for",
    "at": "place",
    "by": "by whom",
    "closed": "day it was closed",
    "depends_on": "depends on",
    "due": "date",
    "due_text": "printed date",
    "every": "rhythm",
    "for_children": "words for children",
    "from": "first day",
    "leads": "lead officers",
    "means": "meaning",
    "of": "out of",
    "public": "public wording",
    "rag": "rating",
    "recovery": "recovery date",
    "ref": "reference",
    "reports_to": "reports to",
    "responsible": "responsible officer",
    "see_also": "see also",
    "signs_off": "may sign off and agree dates",
    "sro": "SRO",
    "start": "planned start",
    "starts": "first day",
    "ends": "last day",
    "taken_over": "day it was taken over",
    "tested_by": "tested by",
    "to": "last day",
    "until": "last day",
    "who": "from whom",
    "waiting_for": "what it waits for",
}


_SPEAK_FOR_THEMSELVES = frozenset({"note", "reason", "title", "text"})


def key_in_words(key: str) -> str:
    """A key as an officer would say it: "printed date" for due_text."""
    return _KEYS.get(key, key.replace("_", " "))


def quoted(text: str) -> str:
    """A text in quotation marks, its middle left out where it is long."""
    return f"“{shortened(text)}”"


def shortened(text: str, longest: int = LONGEST) -> str:
    """A text on one line, cut at a word where it is long."""
    plain = " ".join(text.split())
    if len(plain) <= longest:
        return plain
    return f"{plain[: longest - 2].rpartition(' ')[0] or plain[: longest - 2]} …"


def contrasted(before: str, after: str) -> tuple[str, str]:
    """Two texts that differ, in quotation marks; of long ones the part in which they do."""
    old, new = " ".join(before.split()), " ".join(after.split())
    if old == new:
        return "“…” (otherwise spaced)", quoted(new)
    if max(len(old), len(new)) > LONGEST:
        same = next(
            (n for n, pair in enumerate(zip(old, new, strict=False)) if pair[0] != pair[1]),
            min(len(old), len(new)),
        )
        start = max(0, same - _CONTEXT)
        if start:
            start = old.rfind(" ", 0, start) + 1
            old, new = f"… {old[start:]}", f"… {new[start:]}"
    return quoted(old), quoted(new)


def _listed(words: Iterable[str | None]) -> str:
    return ", ".join(word for word in words if word)


class Phrases:
    """Words for what stands in a plan; people are named as the later version names them."""

    def __init__(self, before: Index, after: Index) -> None:
        self._before = before
        self._after = after

    def person(self, identity: str) -> str:
        """An officer's post or a group's title; the id where neither version has it."""
        index = self._after if identity in self._after.people else self._before
        return index.person_name(identity)

    def value(self, key: str, value: object, measure: Measure | None = None) -> str:
        """What stands after a key; "nothing" for what is not there."""
        match value:
            case None | () | {} if not value:
                said = "nothing"
            case bool():
                said = "yes" if value else "no"
            case date():
                said = in_words(value)
            case Decimal():
                said = self.number(value, measure)
            case Record():
                said = self.entry(value, measure)
            case tuple():
                said = _listed(self.value(key, one, measure) for one in value)
            case Mapping():
                said = _listed(f"{name}: {self.value(key, one)}" for name, one in value.items())
            case _:
                said = self._text(key, str(value))
        return said

    def _text(self, key: str, text: str) -> str:
        if key in PEOPLE:
            return shortened(self.person(text))
        is_sentence = " " in text or key in _SPEAK_FOR_THEMSELVES
        return quoted(text) if is_sentence else shortened(text)

    def number(self, value: Decimal, measure: Measure | None = None) -> str:
        """A figure as printed: "80.5%" where the measure is a percentage."""
        return f"{value:,}%" if measure and measure.unit == "percent" else f"{value:,}"

    def by(self, identity: str | None) -> str:
        """Who did it, as in " by the Improvement Board"; "" for nobody."""
        return f" by {shortened(self.person(identity))}" if identity else ""

    def name(self, entry: object, measure: Measure | None = None) -> str:
        """What an entry is called: "update of 31 May 2019"."""
        if isinstance(entry, Record):
            return shortened(entry_name(entry, lambda value: self.number(value, measure)))
        return in_words(entry) if isinstance(entry, date) else quoted(str(entry))

    def entry(self, entry: Record, measure: Measure | None = None) -> str:
        """All that an entry says: its name, and what that leaves out."""
        told = told_by_name(entry)
        # The note comes last, as it does in files: every record has it, before its own fields.
        keys = sorted(type(entry).model_fields.items(), key=lambda item: item[0] == "note")
        rest = [
            self._part(field.alias or name, value, measure)
            for name, field in keys
            if name not in told and (value := getattr(entry, name)) not in (None, (), {})
        ]
        return _listed((self.name(entry, measure), *rest))

    def _part(self, key: str, value: object, measure: Measure | None) -> str:
        said = self.value(key, value, measure)
        return said if key in _SPEAK_FOR_THEMSELVES else f"{key_in_words(key)} {said}"
