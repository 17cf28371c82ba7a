"""`cipt report`: which month, which day, which format, and where the paper goes."""

import os
import re
import shutil
import subprocess
import sys
from datetime import date
from pathlib import Path

import docx
import pytest

from cipt.cli import report as command
from cipt.cli.app import run
from cipt.cli.report import read_month, report_day
from cipt.editing import files
from cipt.faults import CannotGoOn
from cipt.model.plan import Header


@pytest.fixture
def report(sample, capsys, monkeypatch):
    """Run the command on the sample on a fixed day; exit code, output, talk."""
    monkeypatch.setattr(command, "today", lambda: date(2020, 3, 10))

    def go(*words, plan=sample):
        code = run(["report", "--plan", str(plan), *words])
        return code, *capsys.readouterr()

    return go


def header(**fields):
    return Header.model_validate({"title": "A plan", "organisation": "A council", **fields})


# --- the month ----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("written", "cure"),
    [
        ("May 2019", "Write: --month 2019-05"),
        ("05/2019", "Write: --month 2019-05"),
        ("5.2019", "Write: --month 2019-05"),
        ("2019-5", "Write: --month 2019-05"),
        ("201905", "Write: --month 2019-05"),
        ("2019-05-31", "Write: --month 2019-05"),
        ("31/05/2019", "Write: --month 2019-05"),
        ("2019-13", "Write a month from 01 to 12: --month 2019-05"),
        ("2019", "Write a month as in: --month 2019-05"),
        ("13/2019", "Write a month as in: --month 2019-05"),
        ("last", "Write a month as in: --month 2019-05"),
        ("", "Write a month as in: --month 2019-05"),
        ("٢٠١٩-٠٥", "Write a month as in: --month 2019-05"),
    ],
)
def test_a_month_in_another_form_is_refused_with_the_line_to_write(written, cure):
    with pytest.raises(CannotGoOn) as refusal:
        read_month(written)
    assert refusal.value.what_to_do == cure


def test_an_unknown_month_ends_with_two_lines_and_the_code_of_wrong_use(report):
    code, out, err = report("--month", "2019-13")
    assert (code, out) == (2, "")
    assert err.splitlines() == [
        "cipt: --month 2019-13 has the month 13, and a year has 12",
        "Write a month from 01 to 12: --month 2019-05",
    ]


# --- the day ------------------------------------------------------------------------------------


def day_of(month=None, asked=None, now="2019-05-20", **fields):
    return report_day(
        month and read_month(month),
        asked and date.fromisoformat(asked),
        header(**fields),
        date.fromisoformat(now),
    )


def test_a_month_that_is_over_is_reported_at_its_end_and_one_that_is_not_to_today():
    assert day_of("2019-04") == (date(2019, 4, 30), False)
    assert day_of("2019-05") == (date(2019, 5, 20), False)
    assert day_of("2019-05", now="2019-05-31") == (date(2019, 5, 31), False)


def test_without_a_month_it_is_today_or_the_day_on_which_the_plan_was_closed():
    assert day_of() == (date(2019, 5, 20), False)
    assert day_of(closed="2019-03-31") == (date(2019, 3, 31), False)


def test_a_month_after_the_plan_was_closed_is_reported_at_its_end():
    assert day_of("2019-04", closed="2019-03-31") == (date(2019, 4, 30), False)


def test_the_boards_own_day_has_to_lie_in_the_month():
    assert day_of("2019-05", "2019-05-14") == (date(2019, 5, 14), True)
    assert day_of(asked="2019-05-14") == (date(2019, 5, 14), True)
    with pytest.raises(CannotGoOn) as refusal:
        day_of("2019-05", "2019-06-05")
    assert refusal.value.what_to_do == "Write: --month 2019-06 --as-of 2019-06-05"


def test_a_month_that_has_not_begun_is_refused_unless_a_day_is_asked_for():
    with pytest.raises(CannotGoOn) as refusal:
        day_of("2019-06")
    assert refusal.value.why == "--month 2019-06 has not begun: today is 20 May 2019"
    assert day_of("2019-06", "2019-06-30") == (date(2019, 6, 30), True)


# --- the paper ----------------------------------------------------------------------------------


def test_the_paper_stands_on_the_last_day_of_the_month(report):
    code, out, err = report("--month", "2019-05")
    assert (code, err) == (0, "")
    assert out.startswith("# Bradford children's improvement plan: report for May 2019\n")
    assert "As at **31 May 2019**" in out
    assert "52 of 130 actions (40%) are RED" in out


def test_a_month_that_is_not_over_says_so_in_the_title(report):
    code, out, _ = report("--month", "2020-03")
    assert code == 0
    assert out.startswith(
        "# Bradford children's improvement plan: report for March 2020, up to 10 March 2020\n"
    )


@pytest.mark.parametrize(("name", "start"), [("a.html", "<!DOCTYPE"), ("a.md", "# "), ("a", "# ")])
def test_the_ending_of_the_file_tells_the_format(name, start, report, tmp_path):
    code, out, err = report("--month", "2019-05", "--output", str(tmp_path / name))
    assert (code, out) == (0, "")
    assert err == f"Written to {tmp_path / name}.\n"
    assert (tmp_path / name).read_text(encoding="utf-8").startswith(start)


def test_a_format_that_is_asked_for_wins_over_the_ending(report, tmp_path):
    report("--month", "2019-05", "--format", "html", "--output", str(tmp_path / "a.md"))
    assert (tmp_path / "a.md").read_text(encoding="utf-8").startswith("<!DOCTYPE")


def test_an_ending_that_tells_no_format_is_refused_and_nothing_is_written(report, tmp_path):
    code, _, err = report("--month", "2019-05", "--output", str(tmp_path / "a.odt"))
    assert code == 2
    assert err.splitlines()[1] == "Write one of: --format md, --format html, --format docx"
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("format", ["md", "html"])
def test_the_same_month_gives_the_same_bytes_on_any_day(format, report, monkeypatch):
    words = ("--month", "2019-05", "--format", format)
    first = report(*words)
    monkeypatch.setattr(command, "today", lambda: date(2031, 1, 1))
    assert report(*words) == first


def test_a_council_has_templates_beside_its_plan_folder(report, tmp_path, sample):
    (tmp_path / "plan").symlink_to(sample)
    (tmp_path / "templates" / "report").mkdir(parents=True)
    (tmp_path / "templates" / "report" / "short.md.j2").write_text("{{ report.headline }}\n")
    code, out, _ = report("--month", "2019-05", "--template", "short", plan=tmp_path / "plan")
    assert (code, out) == (
        0,
        "52 of 130 actions (40%) are RED: 48 overdue and 4 rated off track.\n",
    )


def test_what_could_not_be_read_is_named_in_the_paper_and_on_the_screen(report, tmp_path):
    plan = tmp_path / "plan"
    (plan / "actions" / "1").mkdir(parents=True)
    (plan / "plan.yaml").write_text("title: A plan\norganisation: A council\n")
    (plan / "actions" / "1" / "1.1.1.yaml").write_text("titel: One\narea: 1.1\n")
    code, out, err = report("--month", "2019-05", plan=plan)
    assert code == 0
    assert "1.1.1.yaml" in out.partition("## In short")[0]
    assert "1.1.1.yaml" in err


def test_neither_rich_nor_a_browser_is_needed_for_a_paper(sample):
    program = (
        "import sys; from cipt.cli.app import run; "
        f"run(['report', '--plan', {str(sample)!r}, '--month', '2019-05']); "
        "sys.exit(1 if 'rich' in sys.modules else 0)"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, check=False)
    assert done.returncode == 0


# --- the position that a paper stands on --------------------------------------------------------


@pytest.fixture
def own_plan(sample, tmp_path):
    """A copy of the sample to be written to."""
    return Path(shutil.copytree(sample, tmp_path / "plan"))


def test_a_paper_is_published_once_and_kept(report, own_plan):
    words = ("--month", "2019-05", "--publish")
    code, out, err = report(*words, plan=own_plan)
    kept = own_plan / "reports" / "published" / "improvement-board-2019-05-31.json"
    assert code == 0
    assert err.endswith("improvement-board-2019-05-31.json: commit it with the paper.\n")
    first = kept.read_bytes()
    assert b'"counts": {"total": 130, "rag": {"RED": 52, ' in first
    code, again, err = report(*words, plan=own_plan)
    assert (code, again) == (0, out)
    assert err.endswith("is published already, and is the same.\n")
    assert kept.read_bytes() == first


def test_a_published_position_is_never_written_over(report, own_plan):
    words = ("--month", "2019-05", "--publish")
    report(*words, plan=own_plan)
    action = own_plan / "actions" / "4" / "4.6.2.yaml"
    action.write_text(action.read_text("utf-8") + "completed: 2019-05-30\n", "utf-8")
    code, out, err = report(*words, plan=own_plan)
    assert (code, out) == (2, "")
    assert "is published, and the plan now says otherwise of that day" in err
    code, out, _ = report("--month", "2019-06", plan=own_plan)
    assert code == 0
    assert "The completion, 30 May 2019, was not on record" in out


@pytest.mark.skipif(os.name == "nt", reason="folders cannot be locked there")
def test_nothing_is_published_while_another_command_writes_to_the_plan(
    report, own_plan, monkeypatch
):
    import fcntl

    monkeypatch.setattr(files, "_TRIES", 2)
    handle = os.open(own_plan, os.O_RDONLY)
    fcntl.flock(handle, fcntl.LOCK_EX)
    try:
        code, out, err = report("--month", "2019-05", "--publish", plan=own_plan)
    finally:
        os.close(handle)
    assert (code, out) == (2, "")
    assert "another command is writing to" in err
    assert not (own_plan / "reports" / "published").exists()


def test_a_published_file_that_cannot_be_read_is_named_on_page_one(report, own_plan):
    folder = own_plan / "reports" / "published"
    folder.mkdir(parents=True)
    (folder / "improvement-board-2019-05-31.json").write_text("{", "utf-8")
    code, out, _ = report("--month", "2019-06", plan=own_plan)
    assert code == 0
    assert (
        "improvement-board-2019-05-31.json is not JSON as cipt writes it."
        in (out.partition("## In short")[0])
    )


@pytest.mark.parametrize(
    ("words", "lines"),
    [
        (
            ("--board", "improvment-board"),
            [
                "cipt: --board improvment-board: people.yaml has no group with this id",
                "Did you mean improvement-board?",
            ],
        ),
        (
            ("--since", "last:"),
            [
                "cipt: --since last: names no board",
                "Write: --since last:BOARD, with a group's id",
            ],
        ),
        (
            ("--since", "30/04/2019"),
            [
                "cipt: --since 30/04/2019 is not in the form year-month-day",
                "Write: --since 2019-04-30",
            ],
        ),
        (
            ("--since", "2019-04-30"),
            [
                "cipt: --since 2019-04-30 is before the plan was taken over, on 31 May 2019",
                "Nothing is compared with a day before. Write: --since 2019-05-31",
            ],
        ),
    ],
)
def test_what_a_paper_cannot_be_compared_with_is_told_in_two_lines(words, lines, report):
    code, out, err = report("--month", "2019-06", *words)
    assert (code, out) == (2, "")
    assert err.splitlines() == lines


def test_the_directors_own_words_stand_in_the_paper(report, own_plan):
    folder = own_plan / "reports" / "2019-05"
    folder.mkdir(parents=True)
    (folder / "summary.md").write_text("We are **late**, and <i>say so</i>.\n", "utf-8")
    _, out, _ = report("--month", "2019-05", plan=own_plan)
    assert "We are **late**, and \\<i\\>say so\\</i\\>." in out
    _, page, _ = report("--month", "2019-05", "--format", "html", plan=own_plan)
    assert "<p>We are <strong>late</strong>, and &lt;i&gt;say so&lt;/i&gt;.</p>" in page


# --- papers for an SRO and for a committee ------------------------------------------------------


def test_an_sro_is_to_be_named_where_there_are_several(report):
    code, out, err = report("--month", "2019-05", "--template", "sro")
    assert (code, out) == (2, "")
    assert err.splitlines() == [
        "cipt: --template sro needs to know for which SRO",
        "Write one of: --sro mash-strategic-group, --sro strategic-director-childrens-services",
    ]
    code, out, _ = report(
        "--month", "2019-05", "--template", "sro", "--sro", "mash-strategic-group"
    )
    assert code == 0
    assert out.startswith("# MASH Strategic Group\n")


def test_a_committee_has_the_usual_form_until_the_council_keeps_its_own(report, own_plan):
    words = ("--month", "2019-05", "--template", "committee")
    code, out, _ = report(*words, plan=own_plan)
    assert code == 0
    assert "\n## 6 Legal appraisal\n\n*To be written, in " in out
    (own_plan / "reports").mkdir()
    (own_plan / "reports" / "scrutiny.yaml").write_text("title: Scrutiny\n", "utf-8")
    (own_plan / "reports" / "panel.yaml").write_text("title: Panel\n", "utf-8")
    code, _, err = report(*words, plan=own_plan)
    assert code == 2
    assert err.splitlines()[1] == "Write one of: --committee panel, --committee scrutiny"
    code, out, _ = report(*words, "--committee", "panel", plan=own_plan)
    assert code == 0
    assert out.startswith("# Panel")


def test_an_option_of_another_paper_is_refused(report):
    code, _, err = report("--month", "2019-05", "--sro", "mash-strategic-group")
    assert code == 2
    assert err.splitlines()[0] == "cipt: --template board does not heed --sro"


def test_a_form_that_cannot_be_read_is_named(report, own_plan):
    (own_plan / "reports").mkdir()
    (own_plan / "reports" / "scrutiny.yaml").write_text("titel: Scrutiny\n", "utf-8")
    _, out, err = report("--month", "2019-05", plan=own_plan)
    assert "reports/scrutiny.yaml" in out.partition("## In short")[0]
    assert "scrutiny.yaml" in err


# --- templates ----------------------------------------------------------------------------------


def test_every_template_is_listed_with_whose_it_is(report, own_plan):
    folder = own_plan.parent / "templates" / "report"
    folder.mkdir(parents=True)
    (folder / "short.md.j2").write_text("{{ report.headline }}\n")
    code, out, _ = report("--templates", plan=own_plan)
    assert code == 0
    lines = [re.split(r"\s{2,}", line) for line in out.splitlines()]
    assert ["board", "md, html, docx", "cipt's"] in [line[:3] for line in lines]
    assert ["short", "md, docx", "the council's"] in [line[:3] for line in lines]
    names = {line[0] for line in lines}
    assert {"board", "sro", "committee", "measures", "coverage"} <= names


def test_a_copied_template_lays_out_the_same_paper(report, own_plan):
    words = ("--month", "2019-05", "--format", "html")
    _, before, _ = report(*words, plan=own_plan)
    target = own_plan.parent / "templates"
    code, out, err = report("--copy-template", "board", str(target), plan=own_plan)
    assert (code, out) == (0, "")
    assert err.splitlines()[-1] == (
        "In a folder templates beside the plan folder it goes before cipt's own."
    )
    assert sorted(path.name for path in target.rglob("*.j2")) == ["board.html.j2", "board.md.j2"]
    _, after, _ = report(*words, plan=own_plan)
    assert after == before


def test_a_copy_never_goes_over_a_councils_own(report, own_plan):
    target = own_plan.parent / "templates"
    report("--copy-template", "sro", str(target), plan=own_plan)
    mine = target / "sro" / "sro.md.j2"
    mine.write_text("mine")
    (target / "sro" / "sro.html.j2").unlink()
    code, _, err = report("--copy-template", "sro", str(target), plan=own_plan)
    assert code == 2
    assert "sro.md.j2 is there already" in err
    assert mine.read_text() == "mine"
    assert not (target / "sro" / "sro.html.j2").exists()


def test_a_councils_letterhead_is_begun_with_a_copy_and_goes_around_every_paper(report, own_plan):
    target = own_plan.parent / "templates"
    code, _, err = report("--copy-template", "word", str(target), plan=own_plan)
    letterhead = target / "word" / "paper.docx"
    assert code == 0
    assert err.startswith(f"Written to {letterhead}.\n")
    changed = docx.Document(str(letterhead))
    changed.add_paragraph("Serving Exampleshire")
    changed.save(str(letterhead))
    paper = own_plan.parent / "board.docx"
    assert report("--month", "2019-05", "--output", str(paper), plan=own_plan)[0] == 0
    assert docx.Document(str(paper)).paragraphs[-1].text == "Serving Exampleshire"


def test_an_unknown_template_is_not_copied(report, tmp_path):
    code, _, err = report("--copy-template", "bored", str(tmp_path / "new"))
    assert code == 2
    assert err.startswith("cipt: --copy-template bored: there is no such template\n")
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("one\n{{ sro.headlin }}\n", "line 2: SroPaper has no field headlin"),
        ("\n\n{{ committee.title }}\n", "line 3: 'committee' is undefined"),
    ],
)
def test_a_mistake_in_a_councils_paper_is_told_with_template_and_line(text, why, report, own_plan):
    folder = own_plan.parent / "templates" / "sro"
    folder.mkdir(parents=True)
    (folder / "mine.md.j2").write_text(text)
    words = ("--month", "2019-05", "--template", "mine", "--sro", "mash-strategic-group")
    code, out, err = report(*words, plan=own_plan)
    assert (code, out) == (2, "")
    assert err.splitlines()[0] == f"cipt: templates/sro/mine.md.j2, {why}"


def test_what_is_committed_is_not_published_into_the_folder(report, own_plan):
    def git(*words):
        subprocess.run(["git", "-C", str(own_plan.parent), *words], check=True, capture_output=True)

    git("init")
    git("add", ".")
    git("commit", "-m", "The plan")
    code, _, err = report("--month", "2019-05", "--rev", "HEAD", "--publish", plan=own_plan)
    assert code == 2
    assert "--publish writes into the plan folder" in err
    _, out, _ = report("--month", "2019-05", "--rev", "HEAD", plan=own_plan)
    assert re.search(r"as committed in [0-9a-f]{10}, by cipt", out)


PAPERS = (
    ("--template", "board", "--format", "html"),
    ("--template", "sro", "--sro", "mash-strategic-group"),
    ("--template", "committee"),
)


@pytest.mark.parametrize("words", PAPERS, ids=lambda words: words[1])
def test_a_paper_is_the_same_in_any_zone_and_any_language(words, sample):
    program = "import sys; from cipt.cli.app import run; sys.exit(run(sys.argv[1:]))"
    asked = ("report", "--plan", str(sample), "--month", "2019-05", *words)
    surroundings = (
        {"TZ": "Pacific/Kiritimati", "LC_ALL": "C", "PYTHONHASHSEED": "1"},
        {"TZ": "America/Adak", "LC_ALL": "C.UTF-8", "LANG": "cy_GB", "PYTHONHASHSEED": "2"},
    )
    written = {
        subprocess.run(
            [sys.executable, "-c", program, *asked],
            env={**os.environ, **each},
            capture_output=True,
            check=True,
        ).stdout
        for each in surroundings
    }
    assert len(written) == 1


def test_what_may_be_personal_is_hidden_in_the_councils_own_words(report, own_plan):
    folder = own_plan / "reports" / "2019-05"
    folder.mkdir(parents=True)
    text = "The girl, born 3 May 2012, was seen.\n"
    (folder / "summary.md").write_text(text, "utf-8")
    _, out, _ = report("--month", "2019-05", plan=own_plan)
    assert "3 May 2012" not in out
    assert "summary.md may hold personal data." in out.partition("## The director's")[0]


@pytest.mark.skipif(not hasattr(os, "symlink"), reason="no links on this system")
def test_nothing_is_published_where_a_link_leads_out_of_the_plan(report, own_plan, tmp_path):
    (tmp_path / "elsewhere").mkdir()
    (own_plan / "reports").mkdir()
    (own_plan / "reports" / "published").symlink_to(tmp_path / "elsewhere")
    code, _, err = report("--month", "2019-05", "--publish", plan=own_plan)
    assert code == 2
    assert "would lie outside the plan folder" in err
    assert list((tmp_path / "elsewhere").iterdir()) == []


def test_a_day_to_compare_with_is_refused_where_nothing_is_compared(report):
    words = ("--month", "2019-07", "--template", "measures", "--since", "2019-06-01")
    code, out, err = report(*words)
    assert (code, out) == (2, "")
    assert err.splitlines() == [
        "cipt: this paper does not heed --since",
        "Leave --since out",
    ]
