"""Where the templates, schemas, pipelines and first plans that come with cipt lie on this machine.

They stand at the top of a checkout, where officers and editors find them, and inside the package
once it is installed. Only paths are needed, so nothing slower than pathlib is imported.
"""

from __future__ import annotations

from pathlib import Path
from typing import Literal

from cipt.faults import CannotGoOn

Kind = Literal["templates", "schemas", "starter", "examples"]


def shipped(kind: Kind) -> Path:
    """One of the folders that come with cipt.

    Raises CannotGoOn where neither the installed package nor a checkout holds it.
    """
    package = Path(__file__).resolve().parent
    installed = package / "_data" / kind
    if installed.is_dir():
        return installed
    checkout = package.parent.parent
    if (checkout / "pyproject.toml").is_file() and (checkout / kind).is_dir():
        return checkout / kind
    raise CannotGoOn(f"cipt's own {kind} are missing from {installed}", "Install cipt again")
