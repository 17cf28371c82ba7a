"""Views as text by Jinja templates: cipt's own, and before them a council's.

A template `templates/<view>/<name>.<format>.j2` gets one value. Whatever it prints is escaped for
its format, so that plan text can become neither HTML nor Markdown. A council's own templates stand
in `templates/` beside its plan folder and run in Jinja's sandbox.
"""

from __future__ import annotations

import base64
import hashlib
from pathlib import Path

from jinja2 import Environment, StrictUndefined, TemplateRuntimeError
from markupsafe import Markup, escape

from cipt.faults import CannotGoOn
from cipt.render import charts
from cipt.render.markdown import md
from cipt.render.plain import one_line
from cipt.render.prose import prose_html, prose_markdown
from cipt.render.sandbox import Sandbox
from cipt.render.template_files import TemplateFiles
from cipt.shipped import shipped

ENDING = ".j2"


class Templates:
    """The templates of one view; `council` is a council's own folder, looked at first."""

    def __init__(self, view: str, council: Path | None = None) -> None:
        own = shipped("templates")
        folders = [own]
        if council is not None and council.is_dir() and council.resolve() != own.resolve():
            folders.insert(0, council)
        self.view = view
        self._files = TemplateFiles(folders)
        self._has_council = len(folders) > 1

    def names(self, format: str) -> tuple[str, ...]:
        """The templates that there are for the format, in order of their names."""
        return self._files.names(self.view, f".{format}{ENDING}")

    def file(self, name: str, format: str) -> tuple[Path, bool] | None:
        """Where a template lies, and whether it is a council's own; None where there is none."""
        path = self._files.path(self.view, f"{name}.{format}{ENDING}")
        return (path, self._files.is_councils(path)) if path else None

    def render(self, name: str, format: str, value: object) -> str:
        """The view's value as laid out by the template.

        Raises CannotGoOn where there is no such template, and, with template and line, where a
        council's own is at fault.
        """
        known = self.names(format)
        if name not in known:
            raise CannotGoOn(
                f"--template {name}: there is no such template for {format}",
                f"Write one of: {', '.join(known)}"
                if known
                else f"Put it in templates/{self.view}/{name}.{format}{ENDING} beside the plan",
            )
        environment = self.environment(format)
        try:
            template = environment.get_template(f"{self.view}/{name}.{format}{ENDING}")
            return template.render({self.view: value})
        except CannotGoOn:
            raise
        except Exception as error:
            fault = self._files.fault(error) or self._too_deep(name, format, error)
            if fault is None:
                raise
            raise fault from error

    def _too_deep(self, name: str, format: str, error: Exception) -> CannotGoOn | None:
        found = self.file(name, format)
        if found is None or not found[1] or not isinstance(error, RecursionError | MemoryError):
            return None
        return CannotGoOn(
            f"{found[0]} is nested deeper than any layout needs",
            "Mend the template there, or move it away to have cipt's own.",
        )

    def environment(self, format: str) -> Environment:
        """Undefined names are errors, nothing is printed unescaped, and nothing prints as None."""
        kind = Sandbox if self._has_council else Environment
        environment = kind(
            loader=self._files,
            undefined=StrictUndefined,
            autoescape=True,
            finalize=_ESCAPES[format],
            trim_blocks=True,
            lstrip_blocks=True,
            keep_trailing_newline=True,
            auto_reload=False,
            cache_size=100,
        )
        # What would let plan text through as markup, and what a layout has no need of.
        for name in _NEVER if format in _PAGES else (*_NEVER, *_FOR_HTML_ALONE):
            environment.filters.pop(name)
        for name in ("lipsum", "range"):
            environment.globals.pop(name)
        environment.filters["csp_hash"] = csp_hash
        environment.globals.update({name: getattr(charts, name) for name in charts.__all__})
        if format in _PROSE:
            environment.globals["prose"] = _PROSE[format]
        return environment


def csp_hash(text: str) -> str:
    """The source expression that allows exactly this inline style or script in a page."""
    digest = base64.b64encode(hashlib.sha256(str(text).encode()).digest()).decode("ascii")
    return f"'sha256-{digest}'"


def _html(value: object) -> object:
    """A value for an HTML page: one line, with everything escaped that would be HTML.

    It is escaped here and not by Jinja, which a template could tell not to.
    """
    return value if hasattr(value, "__html__") else escape(one_line(_text(value)))


def _markdown(value: object) -> object:
    """A value for a Markdown page: one line, with everything escaped that would be markup."""
    return value if hasattr(value, "__html__") else Markup(md(_text(value)))


def _text(value: object) -> str:
    if value is None:
        raise TemplateRuntimeError("nothing is there to be printed: the value is None")
    return str(value)


def _plain(value: object) -> object:
    """A value for a page of plain text: one line, in which nothing is markup."""
    return value if hasattr(value, "__html__") else Markup(one_line(_text(value)))


_PAGES = ("html", "docx")
_NEVER = ("safe", "forceescape", "urlize", "random")
_FOR_HTML_ALONE = ("e", "escape", "tojson", "xmlattr")
"""What makes a text safe in HTML, and passes for safe in Markdown, where it is not."""

_PROSE = {"html": prose_html, "md": prose_markdown}
_ESCAPES = {"html": _html, "docx": _html, "md": _markdown, "txt": _plain}
