"""The formats of findings: each as its reader wants it, and no plan text becomes a command."""

import json
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cipt.model.records import Waiver
from cipt.render.findings import formats, renderer, writer
from cipt.render.findings.github import SHOWN, SUMMARY_LIMIT, summary
from cipt.rules.waivers import Waived
from cipt.views.unread import Unread


def test_text_stands_first_and_every_format_has_a_file():
    assert formats() == ("text", "azure", "concise", "github", "gitlab", "json", "sarif")


@pytest.mark.parametrize("name", formats())
def test_a_run_without_findings_is_written_too(made, name):
    out = made.written(name)
    assert out == "" if name == "concise" else out.endswith("\n")
    if name in ("json", "sarif", "gitlab"):
        assert json.loads(out) is not None


@pytest.mark.parametrize("name", formats())
@pytest.mark.parametrize("colour", [True, False])
def test_the_pieces_that_a_format_is_written_in_are_the_whole(made, name, colour):
    findings = [
        made.finding(line=line, severity="error" if line < 3 else "info") for line in range(1, 15)
    ]
    report = made.report(*findings, verbose=True, statistics=True)
    assert "".join(writer(name)(report, colour, None)) == renderer(name)(report, colour)


WORDS = st.lists(st.text("abcdefghij-", min_size=1, max_size=30), min_size=1, max_size=30)


@given(WORDS, WORDS, st.integers(40, 200))
def test_a_screen_breaks_no_word_in_two(made, message, hint, columns):
    finding = made.finding(message=" ".join(message), hint=" ".join(hint), column=9)
    report = made.report(finding, excerpt=f"title: {'x' * 300}", show_waived=True)
    wide = "".join(writer("text")(report, False, None))
    # The first line is for editors to jump to, and stays whole.
    lines = "".join(writer("text")(report, False, columns)).split("\n")
    assert max(map(len, lines[1:])) <= columns
    kept = [line for line in lines if " | " not in line]
    unbroken = [line for line in wide.split("\n") if " | " not in line]
    assert " ".join(kept).split() == " ".join(unbroken).split()


def test_what_goes_on_below_a_hint_stands_below_its_words(made):
    finding = made.finding(message="rated GREEN", hint="Write one of " + "RED, AMBER, GREEN, " * 5)
    text = "".join(writer("text")(made.report(finding), False, 60))
    assert "  help: Write one of RED, AMBER, GREEN, RED, AMBER, GREEN,\n        RED, AMBER" in text


# --- hostile text -------------------------------------------------------------------------------

HOSTILE = [
    "::error::Pwned",
    "\n::stop-commands::x",
    "\r\n::add-mask::x",
    "  ::warning file=a::b",
    "##[add-mask]x",
    "a ##vso[task.setvariable variable=PATH]/tmp",
    "##VSO[task.complete result=Succeeded;]",
    "\x1b[31mred\x1b]0;title\x07",
    "\u202egnp.exe\u2066x",
    "a\u2028b\u2029c\x85d",
    "<script>alert(1)</script> [a](http://x) `b` | c",
    "100% %0A::error::x",
    "\udcff",
]


@pytest.mark.parametrize(
    "name", [one for one in formats() if one not in ("json", "sarif", "gitlab")]
)
@pytest.mark.parametrize("text", HOSTILE)
@pytest.mark.parametrize("field", ["message", "hint", "path", "subjects", "excerpt", "reason"])
def test_no_plan_text_becomes_a_command_of_a_screen_or_of_a_ci(made, name, text, field):
    changes = {field: (text,) if field == "subjects" else text}
    changes = {} if field in ("excerpt", "reason") else changes
    # Without the validator, which takes no half of a character.
    waiver = Waiver.model_construct(
        rule="overdue", subjects=("1.1.1",), reason=text if field == "reason" else "Agreed"
    )
    page = made.report(
        made.finding(**changes),
        waived=[Waived(made.finding(**changes), waiver)],
        excerpt=text if field == "excerpt" else "",
        show_waived=True,
        unread=(Unread(text if field == "path" else "p", None, "m"),),
    )
    out = renderer(name)(page, False)
    for line in out.split("\n"):
        own = {"github": "::warning file=", "azure": "##vso[task.logissue type="}.get(name, "")
        rest = line.removeprefix(own)
        assert not rest.lstrip().startswith("::")
        assert not re.search(r"##(vso)?\[", rest, re.IGNORECASE)
    assert out.replace("\n", "").isprintable()


@pytest.mark.parametrize("name", ["json", "sarif", "gitlab"])
@pytest.mark.parametrize("text", HOSTILE)
def test_json_keeps_the_text_and_shows_a_screen_nothing_but_letters(made, name, text):
    out = made.written(name, made.finding(text, path=f"plan/{text}"))
    assert out.replace("\n", "").isprintable()
    assert not re.search(r"##(vso)?\[", out, re.IGNORECASE)
    assert not any(line.lstrip().startswith("::") for line in out.split("\n"))
    assert text in json.dumps(json.loads(out), ensure_ascii=False).replace("\\\\", "\\") or any(
        text in value for value in texts(json.loads(out))
    )


def texts(value):
    if isinstance(value, str):
        yield value
    elif isinstance(value, list | dict):
        for inner in value.values() if isinstance(value, dict) else value:
            yield from texts(inner)


@given(st.text(max_size=40))
def test_any_message_is_one_line_of_github_and_comes_back_as_it_was_shown(made, text):
    first, _ = made.written("github", made.finding(text, hint=None)).split("\n", 1)
    _, properties, data = first.split("::", 2)
    assert properties.startswith("warning file=plan/actions/1/1.1.1.yaml,line=6,col=5,title=")
    assert data.replace("%25", "%").count("\n") == 0
    assert "%" not in data.replace("%25", "")


@given(st.text(max_size=20), st.text(max_size=20))
def test_any_path_and_message_leave_the_properties_of_a_command_whole(made, path, text):
    first, _ = made.written("github", made.finding(text, path=path)).split("\n", 1)
    match = re.match(r"::warning file=([^:,]*),line=6,col=5,title=([^:,]*)::", first)
    assert match
    first, _ = made.written("azure", made.finding(text, path=path)).split("\n", 1)
    match = re.match(r"##vso\[task\.logissue ([^\]]*)\]", first)
    assert match
    keys = [pair.partition("=")[0] for pair in match[1].split(";")]
    assert keys == ["type", "sourcepath", "linenumber", "columnnumber", "code"]


# --- GitHub -------------------------------------------------------------------------------------


def many(made, number, severity):
    return [made.finding(f"number {n}", severity=severity, line=n) for n in range(1, number + 1)]


def test_github_is_given_what_it_shows_of_each_kind_and_the_rest_is_counted(made):
    out = made.written(
        "github", *many(made, 12, "error"), *many(made, 15, "warning"), *many(made, 3, "info")
    )
    lines = out.splitlines()
    assert [line.split()[0] for line in lines[:-2]] == [
        *["::error"] * SHOWN,
        *["::warning"] * SHOWN,
        *["::notice"] * 3,
    ]
    assert lines[-2:] == [
        "cipt check: 12 errors, 15 warnings, 3 notes; 7 of them are not shown: --format text "
        "--verbose shows all.",
        "Not compared with the past.",
    ]
    assert "number 1." in lines[0]
    assert "number 10." in lines[9]


def test_github_is_told_no_column_where_the_whole_line_is_meant(made):
    assert "line=6,title=" in made.written("github", made.finding(column=None))


def test_the_summary_has_every_finding_and_its_cells_stay_cells(made):
    findings = [made.finding(text, path=f"plan/{text}.yaml") for text in HOSTILE]
    table = [line for line in summary(made.report(*findings)).split("\n") if line.startswith("|")]
    assert len(table) == 2 + len(HOSTILE)
    for line in table:
        assert len(re.findall(r"(?<!\\)(?:\\\\)*\|", line)) == 5


def test_a_summary_is_kept_within_what_github_takes(made):
    text = summary(made.report(*many(made, 9_000, "warning"), *[made.finding("x" * 90)] * 9_000))
    assert len(text.encode()) < SUMMARY_LIMIT + 1000
    assert re.search(r"\n\n[\d,]+ more have no room here\.\n\n", text)


# --- GitLab -------------------------------------------------------------------------------------


def test_gitlab_gets_codes_in_descriptions_and_a_fingerprint_for_each(made):
    out = made.written(
        "gitlab",
        made.finding(severity="error"),
        made.finding(),
        made.finding(),
        made.finding(severity="info"),
    )
    value = json.loads(out)
    assert not out.startswith("\ufeff")
    assert [one["severity"] for one in value] == ["major", "minor", "minor", "info"]
    assert all(one["description"].startswith("CIP304 overdue: ") for one in value)
    assert len({one["fingerprint"] for one in value}) == 4
    assert all(
        one["location"] == {"path": "plan/actions/1/1.1.1.yaml", "lines": {"begin": 6}}
        for one in value
    )


# --- text ---------------------------------------------------------------------------------------


def test_colour_marks_the_severity_and_plain_text_has_none(made):
    page = made.report(made.finding())
    assert "\x1b[1;33mwarning\x1b[0m" in renderer("text")(page, True)
    assert "\x1b" not in renderer("text")(page, False)


def test_the_mark_stands_below_the_column_even_far_into_a_long_line(made):
    line = "title: " + "word " * 200
    out = made.written("text", made.finding(column=700), excerpt=line)
    typed, caret = (row.split("| ", 1)[1] for row in out.splitlines()[2:4])
    assert len(typed) <= 160
    assert typed[caret.index("^")] == line[699]


def test_a_finding_on_a_whole_file_shows_no_line(made):
    out = made.written("text", made.finding(column=None, line=1))
    assert "plan/actions/1/1.1.1.yaml:1\n" in out
    assert "|" not in out


def test_errors_that_have_scrolled_away_are_named_again_at_the_end(made):
    errors = [made.finding(severity="error", line=n) for n in range(1, 13)]
    late = [made.finding(line=n) for n in range(13, 30)]
    said = made.written("text", *errors, *late)
    again = said[said.index("The errors stand first, above:") :].splitlines()
    assert again[1] == "  plan/actions/1/1.1.1.yaml:1:5  CIP304 overdue"
    assert again[11:13] == ["  and 2 more", ""]
    assert "above:" not in made.written("text", *errors[:2], *late[:8])
    assert "above:" not in made.written("text", *errors)
    assert "above:" not in made.written("text", *late)


def test_whoever_has_more_findings_than_can_be_read_is_told_how_to_count_them(made):
    many = [made.finding(line=n) for n in range(1, 52)]
    assert "51 warnings (--statistics counts them by rule)." in made.written("text", *many)
    assert "--statistics" not in made.written("text", *many[:50])
    assert "--statistics" not in made.written("text", *many, statistics=True)
