"""Papers as Word files: a council's own file filled with the fields of a view and with the paper.

What a file is to hold is said in it as in any other template: {{ title }} in its header,
{{ paper }} where the whole paper goes, or, for a layout of the council's own, any field of the
view. Source of the form: docxtpl.
"""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from docx.document import Document
from docx.opc.exceptions import PackageNotFoundError
from jinja2 import Environment, TemplateError
from markupsafe import Markup

from cipt.exchange.parts import with_fixed_times
from cipt.exchange.word_blocks import add_markdown, title_of
from cipt.faults import CannotGoOn

_PLACE = "\u2063the paper goes here\u2063"
_LONGEST = 255
"""Letters in a property of a Word file."""


@dataclass(frozen=True, slots=True)
class Paper:
    """One paper to be filled in.

    `markdown`: the paper; its first heading is its title. `fields`: what else the file may print,
    by name. `tones`: the ratings and how each is drawn. `organisation` and `day` become properties
    of the file.
    """

    markdown: str
    fields: Mapping[str, Any]
    tones: Mapping[str, str]
    organisation: str
    day: date


def word_file(paper: Paper, template: bytes, name: str, environment: Environment) -> bytes:
    """The template, a .docx file, filled; `name` is how messages call it.

    Raises CannotGoOn where the template is no Word file or asks for what is not there, and where
    the package that fills such files is not installed.
    """
    try:
        from docxtpl import DocxTemplate
    except ImportError as error:
        raise CannotGoOn(
            "Word files need the package docxtpl, which is not installed",
            'Install it beside cipt: pip install "cipt[word]"',
        ) from error
    title = title_of(paper.markdown)
    own = {"title": title, "organisation": paper.organisation, "paper": Markup(_PLACE)}
    try:
        filled = DocxTemplate(io.BytesIO(template))
        filled.render({**paper.fields, **own}, environment)
    except (PackageNotFoundError, zipfile.BadZipFile, KeyError, ValueError) as error:
        raise CannotGoOn(
            f"{name} is not a Word file", "Save it as .docx in Word, or move it away."
        ) from error
    except TemplateError as error:
        raise CannotGoOn(
            f"{name}: {error.message or type(error).__name__}",
            "Mend what stands in double braces there, or move the file away.",
        ) from error
    document: Document = filled.docx
    for paragraph in document.paragraphs:
        if _PLACE in paragraph.text:
            add_markdown(document, paragraph, paper.markdown, paper.tones)
    _tell_of(document, paper, title)
    made = io.BytesIO()
    document.save(made)
    return with_fixed_times(made.getvalue(), f"{paper.day.isoformat()}T00:00:00Z")


def _tell_of(document: Document, paper: Paper, title: str) -> None:
    about = document.core_properties
    about.title = title[:_LONGEST]
    about.author = about.last_modified_by = paper.organisation[:_LONGEST]
    about.language = "en-GB"
    about.revision = 1
