"""What a paper was made from: the plan's version, its files' fingerprint, the day and the cipt."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from cipt.evaluation.english import counted, day
from cipt.loading.loaded import Loaded, PlanFile

_DIGITS = 16


@dataclass(frozen=True, slots=True)
class Stamp:
    """What stands at the foot of every paper.

    `plan_version`: as the plan says, or "". `files`: how many were read. `fingerprint`: sixteen
    digits that change with any byte of any of them. `commit`: the commit that they were read from,
    or "". `as_of`: the day. `cipt`: its version.
    """

    plan_version: str
    files: str
    fingerprint: str
    as_of: str
    cipt: str
    commit: str = ""


def stamp(loaded: Loaded, as_of: date, cipt: str, commit: str = "") -> Stamp:
    """The stamp of a paper; `cipt` is the version of the program."""
    return Stamp(
        plan_version=loaded.plan.header.version or "",
        files=counted(len(loaded.files), "file"),
        fingerprint=fingerprint(loaded.files),
        as_of=day(as_of),
        cipt=cipt,
        commit=commit,
    )


def fingerprint(files: Mapping[str, PlanFile]) -> str:
    """The first sixteen digits of the SHA-256 of all names and bytes, in the order of the names."""
    digest = hashlib.sha256()
    for path in sorted(files):
        data = files[path].data
        digest.update(f"{path}\0{len(data)}\0".encode("utf-8", "surrogateescape"))
        digest.update(data)
    return digest.hexdigest()[:_DIGITS]
