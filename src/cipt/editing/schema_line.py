"""The comment with which a plan file begins, and which leads editors to its schema."""

from __future__ import annotations

import re

from cipt.loading.decode import BYTE_ORDER_MARK

_BEGIN = "# yaml-language-server: $schema="
_NAMED = re.compile(rf"{re.escape(_BEGIN)}(\S*\b)plan(\.schema\.json)")
_USUAL = ("../schemas/", ".schema.json")


def schema_line(plan_file: str, kind: str, path: str) -> str:
    """The first line of the file at `path` in the plan folder, which holds a `kind`.

    `plan_file` is the text of plan.yaml: where that names its own schema, the other lies beside.
    """
    found = _NAMED.match(plan_file.removeprefix(BYTE_ORDER_MARK))
    before, after = found.groups() if found else _USUAL
    deeper = "../" * path.count("/") if before.startswith(".") or not before else ""
    return f"{_BEGIN}{deeper}{before}{kind}{after}"
