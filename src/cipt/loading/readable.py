"""Whether a file, as it was at some time, gives the record that its name promises."""

from __future__ import annotations

from cipt.loading.gather import Gathered
from cipt.loading.layout import FileKind, file_kind, split_name
from cipt.loading.loaded import PlanFile
from cipt.loading.read_file import read_file


def gives_its_record(path: str, data: bytes) -> bool:
    """Whether a file of one record, an action's or a measure's, can be read whole."""
    kind = file_kind(path)
    if not isinstance(kind, FileKind) or not kind.named_by_file:
        return False
    gathered = Gathered()
    stem, _ = split_name(path.rpartition("/")[2])
    read_file(PlanFile(path, data), kind, stem, gathered)
    return bool(gathered.records[kind.kind]) and not gathered.lost
