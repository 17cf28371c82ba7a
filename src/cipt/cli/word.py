"""A paper as a Word file, in the council's own letterhead where it has one."""

from __future__ import annotations

from pathlib import Path

from cipt.cli.output import write_whole
from cipt.cli.report_templates import LETTERHEAD
from cipt.exchange.word import Paper, word_file
from cipt.faults import CannotGoOn
from cipt.render.templates import Templates
from cipt.views.paper import Basis
from cipt.views.report.lines import tone_of


def write_word(
    templates: Templates, name: str, value: object, basis: Basis, council: Path, output: Path | None
) -> None:
    """Writes the paper that a template lays out. Raises CannotGoOn where there is no `output`."""
    if output is None:
        raise CannotGoOn("a Word file cannot be shown on a screen", f"Write: --output {name}.docx")
    judgement = basis.judgement
    paper = Paper(
        markdown=templates.render(name, "md", value),
        fields={templates.view: value},
        tones={band.rag: tone_of(band.rag) for band in judgement.scheme.bands},
        organisation=judgement.plan.header.organisation,
        day=judgement.as_of,
    )
    file = _letterhead(name, council)
    content = word_file(
        paper, _read(file), f"templates/word/{file.name}", templates.environment("docx")
    )
    write_whole(output, content)


def _letterhead(name: str, council: Path) -> Path:
    """The file to be filled: the council's for this paper, its one for all, else cipt's own."""
    wanted = [council / "word" / f"{name}.docx", council / "word" / "paper.docx"]
    return next((file for file in wanted if file.is_file()), LETTERHEAD)


def _read(file: Path) -> bytes:
    try:
        return file.read_bytes()
    except OSError as error:
        raise CannotGoOn(
            f"{file.name} cannot be read: {error.strerror}", "Close it in Word, or move it away."
        ) from error
