"""Whether a file, as it was at some time, can be read whole."""

from __future__ import annotations

from cipt.loading.gather import Gathered
from cipt.loading.layout import FileKind, file_kind, split_name
from cipt.loading.loaded import PlanFile
from cipt.loading.read_file import read_file


def is_read_whole(path: str, data: bytes) -> bool:
    """Whether a file of the plan folder gives all that it holds."""
    kind = file_kind(path)
    if not isinstance(kind, FileKind):
        return False
    gathered = Gathered()
    stem, _ = split_name(path.rpartition("/")[2])
    read_file(PlanFile(path, data), kind, stem, gathered)
    return not gathered.lost
