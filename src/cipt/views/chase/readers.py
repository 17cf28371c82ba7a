"""Who is asked: each person once, whatever posts, roles and spellings the plan knows them by."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from datetime import date

from cipt.evaluation.english import capital, listed
from cipt.evaluation.index import Index
from cipt.evaluation.progress import Progress
from cipt.evaluation.spellings import spelling, who_is_meant
from cipt.model.records import Group, Officer
from cipt.views.chase.values import ROLE_WORDS, Reader, Role

_ADDRESS = re.compile(
    r"[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+(\.[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+)*"
    r"@[A-Za-z0-9-]+(\.[A-Za-z0-9-]+)+",
    re.ASCII,
)
_LONGEST_ADDRESS = 254
"""Characters of an address, by RFC 5321."""


class Readers:
    """Tells persons apart: two ids with one address or one name are one person in two posts."""

    def __init__(self, index: Index, as_of: date) -> None:
        self._index = index
        self._as_of = as_of
        self._spellings = who_is_meant(index.people)
        self._same: dict[str, str] = {}
        for officer in index.officers.values():
            for trait in (officer.email, officer.name):
                if trait:
                    first = self._same.setdefault(f"={spelling(trait)}", self._first(officer.id))
                    self._join(officer.id, first)

    def _first(self, person: str) -> str:
        while self._same.get(person, person) != person:
            person = self._same[person]
        return person

    def _join(self, person: str, first: str) -> None:
        mine, theirs = self._first(person), self._first(first)
        if mine != theirs:
            self._same[mine] = theirs

    def who(self, ref: str) -> str:
        """The id by which a person is known here, for any id or alias that the plan may use."""
        known = ref if ref in self._index.people else self._spellings.get(spelling(ref), ref)
        return self._first(known)

    def asked(self, progress: Progress, role: Role) -> tuple[str, ...]:
        """Who is asked about an action in that role, each once."""
        refs: Sequence[str | None] = {
            "sro": (progress.sro,),
            "responsible": (progress.responsible,),
            "lead": progress.leads,
        }[role]
        return tuple(dict.fromkeys(self.who(ref) for ref in refs if ref))

    def reader(self, person: str, used: Iterable[str], roles: Sequence[Role]) -> Reader:
        """The one to write to. `used`: the ids under which the plan asks them."""
        ids = tuple(dict.fromkeys(used)) or (person,)
        records = [self._index.people.get(each) for each in ids]
        officers = [one for one in records if isinstance(one, Officer)]
        post = listed(dict.fromkeys(self._index.person_name(each) for each in ids))
        name = next((one.name for one in officers if one.name), "")
        return Reader(
            ids=ids,
            name=post,
            salutation=capital(name or post),
            address=next(filter(None, map(self._address, records)), ""),
            roles=listed(ROLE_WORDS[role] for role in roles),
        )

    def _address(self, record: Officer | Group | None) -> str:
        """The address of an officer who is in post, or of a group that has one for its contact."""
        if record is None:
            return ""
        if isinstance(record, Officer) and record.to and record.to < self._as_of:
            return ""
        text = record.email if isinstance(record, Officer) else record.contact
        fits = text and len(text) <= _LONGEST_ADDRESS and _ADDRESS.fullmatch(text)
        return text if text and fits else ""
