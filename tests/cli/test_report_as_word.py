"""`cipt report --format docx`: the paper as a Word file, in the council's letterhead."""

import shutil

import docx
import pytest


@pytest.fixture
def copied(sample, tmp_path):
    """The sample plan in a folder that a test may write beside."""
    return shutil.copytree(sample, tmp_path / "plan")


def test_the_ending_of_the_output_asks_for_a_word_file(cipt_says, sample, tmp_path):
    file = tmp_path / "board.docx"
    done = cipt_says("report", "--month", "2019-05", "--output", file, "--plan", sample)
    assert (done.code, done.out, done.err) == (0, "", f"Written to {file}.\n")
    document = docx.Document(str(file))
    assert document.paragraphs[0].text.endswith("report for May 2019")
    assert any("52 of 130 actions (40%) are RED" in one.text for one in document.paragraphs)


def test_every_paper_can_be_a_word_file(cipt_says, sample, tmp_path):
    file = tmp_path / "measures.docx"
    done = cipt_says("report", "--template", "measures", "--output", file, "--plan", sample)
    assert done.code == 0
    assert docx.Document(str(file)).paragraphs


def test_a_word_file_needs_a_file_to_go_to(cipt_says, sample):
    done = cipt_says("report", "--format", "docx", "--plan", sample)
    assert (done.code, done.out) == (2, "")
    assert done.err == (
        "cipt: a Word file cannot be shown on a screen\nWrite: --output board.docx\n"
    )


def test_a_councils_letterhead_for_this_paper_goes_before_its_one_for_all(
    cipt_says, copied, tmp_path
):
    folder = tmp_path / "templates" / "word"
    folder.mkdir(parents=True)
    for name in ("paper", "board"):
        letterhead = docx.Document()
        letterhead.add_paragraph(f"Letterhead {name}: {{{{ report.headline }}}}")
        letterhead.save(str(folder / f"{name}.docx"))
    for template, expected in (("board", "Letterhead board: 52 of 130"), ("measures", None)):
        file = tmp_path / f"{template}.docx"
        done = cipt_says("report", "--template", template, "--output", file, "--plan", copied)
        if expected is None:
            assert done.code == 2
            assert "templates/word/paper.docx: 'report' is undefined" in done.err
        else:
            assert docx.Document(str(file)).paragraphs[0].text.startswith(expected)
