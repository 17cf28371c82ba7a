"""Where templates lie, and which of them is to blame when one fails."""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Sequence
from pathlib import Path
from types import TracebackType

from jinja2 import BaseLoader, Environment, TemplateError, TemplateNotFound, TemplateSyntaxError
from jinja2.loaders import split_template_path

from cipt.faults import CannotGoOn

_NO_FIELD = re.compile(r"'(?:\w+\.)*(\w+) object' has no attribute '(\w+)'")


class TemplateFiles(BaseLoader):
    """Template files in folders, of which the first that has one counts; the last is cipt's own.

    No name and no link leads out of a folder.
    """

    def __init__(self, folders: Sequence[Path]) -> None:
        self._folders = [Path(os.path.realpath(folder)) for folder in folders]

    def names(self, view: str, ending: str) -> tuple[str, ...]:
        """The names of a view's templates with this ending."""
        found = {
            path.name.removesuffix(ending)
            for folder in self._folders
            for path in (folder / view).glob(f"*{ending}")
            if self._inside(folder, view, path.name)
        }
        return tuple(sorted(found))

    def path(self, *parts: str) -> Path | None:
        """Where the template lies that counts; None where there is none."""
        places = (self._inside(folder, *parts) for folder in self._folders)
        return next((place for place in places if place), None)

    def is_councils(self, path: Path) -> bool:
        """Whether a template is a council's own."""
        return any(path.is_relative_to(folder) for folder in self._folders[:-1])

    def get_source(
        self, environment: Environment, template: str
    ) -> tuple[str, str | None, Callable[[], bool] | None]:
        """The text of a template and its path. Raises TemplateNotFound, or CannotGoOn."""
        parts = split_template_path(template)
        path = self.path(*parts)
        if path is None:
            raise TemplateNotFound(template)
        return read_template(path), str(path), None

    @staticmethod
    def _inside(folder: Path, *parts: str) -> Path | None:
        """The file at this place, unless it leads out of the folder."""
        path = Path(os.path.realpath(folder.joinpath(*parts)))
        return path if path.is_relative_to(folder) and path.is_file() else None

    def fault(self, error: Exception) -> CannotGoOn | None:
        """What to tell of an error of a council's own template; None for one of cipt's."""
        place = self._councils_place(error)
        if place is None:
            return None
        path, line = place
        return CannotGoOn(
            f"{_shown(path)}, line {line}: {_message(error)}",
            "Mend the template there, or move it away to have cipt's own.",
        )

    def _councils_place(self, error: Exception) -> tuple[str, int] | None:
        """The innermost place in a council's templates in which an error arose."""
        if isinstance(error, TemplateSyntaxError) and error.filename:
            is_theirs = self.is_councils(Path(error.filename))
            return (error.filename, error.lineno) if is_theirs else None
        found: tuple[str, int] | None = None
        step: TracebackType | None = error.__traceback__
        while step is not None:
            path = step.tb_frame.f_code.co_filename
            if self.is_councils(Path(path)):
                found = path, step.tb_lineno
            step = step.tb_next
        return found


def read_template(path: Path) -> str:
    """The text of a template. Raises CannotGoOn where it cannot be read."""
    try:
        return path.read_text(encoding="utf-8-sig")
    except UnicodeDecodeError as error:
        raise CannotGoOn(
            f"{_shown(str(path))} is not UTF-8", "Save it as UTF-8, or move it away."
        ) from error
    except OSError as error:
        raise CannotGoOn(
            f"{_shown(str(path))} cannot be read: {error.strerror}", "Mend it, or move it away."
        ) from error


def _shown(path: str) -> str:
    """A template's path from its `templates` folder on."""
    parts = Path(path).parts
    starts = [place for place, part in enumerate(parts) if part == "templates"]
    return "/".join(parts[starts[-1] :]) if starts else path


def _message(error: Exception) -> str:
    if isinstance(error, TemplateNotFound):
        return f"there is no template {error.name}"
    if isinstance(error, TemplateError):
        message = error.message or type(error).__name__
        return _NO_FIELD.sub(r"\1 has no field \2", message)
    return f"{type(error).__name__}: {error}"
