"""Papers as text: what cipt's own templates write, and what a council's own may do."""

import re
from dataclasses import replace
from pathlib import Path

import pytest

from cipt.faults import CannotGoOn
from cipt.render.templates import Templates, csp_hash

GOLDENS = Path(__file__).parents[1] / "goldens" / "report"


@pytest.mark.parametrize("format", ["md", "html"])
@pytest.mark.parametrize("name", ["sample-2019-05", "sample-2019-06", "invented-2026-05"])
def test_the_board_reads_what_the_golden_holds(name, format, papers, golden):
    text = Templates("report").render("board", format, papers[name])
    golden(GOLDENS / f"{name}.{format}", text)


# --- templates lay out, and do no more ----------------------------------------------------------


def test_no_template_reckons(checkout):
    for path in sorted((checkout / "templates").rglob("*.j2")):
        text = re.sub(r"\{#.*?#\}", "", path.read_text(encoding="utf-8"), flags=re.DOTALL)
        for code in re.findall(r"\{[{%](.*?)[%}]\}", text, flags=re.DOTALL):
            bare = re.sub(r'"[^"]*"', '""', code.strip("-"))
            assert not re.search(r"[+*/]|\s-\s|\|\s*(length|count|sum|sort|round)\b", bare), code


def test_only_templates_are_offered_and_not_their_parts():
    templates = Templates("report")
    assert templates.names("html") == templates.names("md") == ("board",)


def test_an_unknown_template_is_refused_with_those_that_there_are(papers):
    with pytest.raises(CannotGoOn) as refusal:
        Templates("report").render("bored", "md", papers["sample-2019-05"])
    assert refusal.value.what_to_do == "Write one of: board"


def test_a_page_allows_its_own_style_sheet_and_nothing_else(papers):
    page = Templates("report").render("board", "html", papers["invented-2026-05"])
    (style,) = re.findall(r"<style>(.*?)</style>", page, flags=re.DOTALL)
    policy = f"default-src 'none'; style-src {csp_hash(style)}; base-uri 'none'; form-action 'none'"
    assert policy.replace("'", "&#39;").replace("&#39;none&#39;", "'none'") in page
    assert "style=" not in page.replace(style, "")
    assert "http:" not in page
    assert "https:" not in page


# --- a council's own templates ------------------------------------------------------------------


@pytest.fixture
def council(tmp_path):
    """A council's own folder of templates, and a way to write one and see what comes of it."""

    class Council:
        folder = tmp_path / "templates"

        def write(self, path, text):
            target = self.folder / path
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_text(text, encoding="utf-8")

        def render(self, value, name="mine", format="md"):
            return Templates("report", self.folder).render(name, format, value)

        def refusal(self, value, text):
            self.write("report/mine.md.j2", text)
            with pytest.raises(CannotGoOn) as refusal:
                self.render(value)
            return refusal.value.why

    return Council()


def test_a_council_lays_out_a_paper_of_its_own(papers, council):
    council.write("report/mine.md.j2", "# {{ report.plan }}\n\n{{ report.headline }}\n")
    assert council.render(papers["sample-2019-05"]) == (
        "# Bradford children's improvement plan\n\n"
        "52 of 130 actions (40%) are RED: 48 overdue and 4 rated off track.\n"
    )
    assert Templates("report", council.folder).names("md") == ("board", "mine")


def test_a_council_replaces_a_part_of_the_paper_and_keeps_the_rest(papers, council):
    council.write("parts/page.css", "body { color: navy; }\n")
    page = council.render(papers["sample-2019-05"], "board", "html")
    assert "body { color: navy; }" in page
    assert page.count("<section") == (GOLDENS / "sample-2019-05.html").read_text().count("<section")


@pytest.mark.parametrize("format", ["md", "html"])
def test_the_paper_is_the_same_where_a_council_has_templates_of_its_own(format, papers, council):
    council.write("report/other.md.j2", "nothing\n")
    paper = papers["invented-2026-05"]
    assert council.render(paper, "board", format) == (
        Templates("report").render("board", format, paper)
    )


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("one\n{{ report.headlin }}", "line 2: BoardReport has no field headlin"),
        ("one\n\n{{ nobody }}", "line 3: 'nobody' is undefined"),
        ("{% for x in %}", "line 1: Expected an expression, got 'end of statement block'"),
        ("{{ report.plan | safe }}", "line 1: No filter named 'safe'."),
        ("{{ report.__class__ }}", "line 1: access to attribute '__class__' of 'BoardReport'"),
        ('{{ "x" * 1000000000 }}', "line 1: templates lay out and do not reckon: * is not to be"),
        ("{{ report.period.since_day }}", "line 1: nothing is there to be printed"),
        ('{% include "parts/none.j2" %}', "line 1: there is no template parts/none.j2"),
        ('{% include "../secret" %}', "line 1: there is no template ../secret"),
        ('{% extends "report/mine.md.j2" %}', "line 1: RecursionError"),
        (
            '{% from "parts/md.j2" import line %}\n{{ line(3) }}',
            "line 2: int has no field number",
        ),
    ],
)
def test_a_mistake_in_a_councils_template_is_told_with_its_line(text, why, papers, council):
    told = council.refusal(papers["sample-2019-05"], text)
    assert told.startswith(f"templates/report/mine.md.j2, {why}")


def test_a_template_that_leads_out_of_its_folder_is_none(papers, council, tmp_path):
    (tmp_path / "secret.md.j2").write_text("secret")
    council.write("report/other.md.j2", "nothing\n")
    (council.folder / "report" / "mine.md.j2").symlink_to(tmp_path / "secret.md.j2")
    assert Templates("report", council.folder).names("md") == ("board", "other")
    with pytest.raises(CannotGoOn):
        council.render(papers["sample-2019-05"])


def test_a_template_that_is_not_utf8_is_named(papers, council):
    council.write("report/mine.md.j2", "")
    (council.folder / "report" / "mine.md.j2").write_bytes(b"\xff\xfe")
    with pytest.raises(CannotGoOn) as refusal:
        council.render(papers["sample-2019-05"])
    assert refusal.value.why == "templates/report/mine.md.j2 is not UTF-8"


def test_a_fault_in_cipts_own_template_is_not_blamed_on_a_council(papers, council):
    council.write("report/other.md.j2", "nothing\n")
    with pytest.raises(Exception, match="has no attribute") as fault:
        council.render("not a report", "board")
    assert not isinstance(fault.value, CannotGoOn)


@pytest.mark.parametrize(
    "layout",
    [
        "{% autoescape false %}{{ report.plan }}{{ report.plan ~ report.plan }}{% endautoescape %}",
        "{% autoescape false %}{% set x %}{{ report.plan }}{% endset %}{{ x }}{% endautoescape %}",
    ],
)
def test_a_councils_template_cannot_print_plan_text_as_markup(layout, papers, council):
    paper = replace(papers["sample-2019-05"], plan="<script>x</script> [x](https://a.example)")
    council.write("report/mine.html.j2", layout)
    council.write("report/mine.md.j2", layout)
    assert "<script" not in council.render(paper, format="html")
    assert not re.search(r"(?<!\\)(<script|\[x)", council.render(paper))


@pytest.mark.parametrize("name", ["e", "escape", "tojson", "xmlattr"])
def test_what_makes_a_text_safe_in_html_is_not_there_for_markdown(name, papers, council):
    told = council.refusal(papers["sample-2019-05"], f"{{{{ report.plan | {name} }}}}")
    assert told.endswith(f"No filter named '{name}'.")


def test_a_layout_nested_too_deep_is_told(papers, council):
    told = council.refusal(papers["sample-2019-05"], "{% if true %}" * 3000)
    assert told.endswith("mine.md.j2 is nested deeper than any layout needs")


# --- pieces of a page put together with plan text ----------------------------------------------

HOSTILE = "*a* | [x](http://example.org) `b` <script>alert(1)</script> <!-- \\ & @here"
PIECES = [
    "caller() ~ report.plan",
    "report.plan ~ caller()",
    "caller() ~ (report.plan ~ caller())",
    "caller() + report.plan",
    "report.plan + caller()",
    "caller() % report.plan",
    "'%s' % caller() ~ report.plan",
    "(caller() ~ '%s') % report.plan",
    "caller().format(report.plan)",
    "caller().join([report.plan, report.plan])",
    "(caller() ~ 'Q').replace('Q', report.plan)",
    "(caller() ~ 'Q').translate({81: report.plan})",
    "('Q' ~ caller()).ljust(99, 'x')",
    "[caller(), report.plan] | join",
    "[caller(), 'z'] | join(report.plan)",
    "['y', report.plan] | join(caller())",
    "['y', report.plan] | join(d=caller())",
    "[report, report] | join(caller(), attribute='plan')",
    "[[caller(), report.plan]] | map('join') | first",
    "(caller() ~ 'Q') | replace('Q', report.plan)",
    "'Q' | replace('Q', caller() ~ report.plan)",
    "report.plan | replace('Q', caller())",
    "(caller() ~ 'Q') | replace(old='Q', new=report.plan)",
    "(caller() ~ '%s') | format(report.plan)",
    "'%s%s' | format(caller(), report.plan)",
    "(caller() ~ '\n' ~ caller()) | indent(report.plan, true)",
    "(caller() ~ '\n' ~ caller()) | indent(width=report.plan, first=true)",
    "(caller() ~ caller()) | truncate(8, true, report.plan)",
    "(caller() ~ caller()) | wordwrap(3, true, report.plan)",
    "(caller() ~ report.plan)[1:]",
    "(caller() ~ report.plan)[6]",
    "(caller() ~ report.plan) | reverse",
    "(caller() ~ report.plan) | trim('\\\\Z')",
    "(caller() ~ report.plan) | truncate(11, true, '', 0)",
    "(caller() ~ report.plan) | list | join",
    "(caller() ~ report.plan) | striptags",
    "(caller() ~ report.plan) | attr('join')([report.plan, report.plan])",
    "report.plan | default(caller() ~ report.plan, true)",
]
"""What puts text of the plan together with what a macro has made, in every way that Jinja has."""

LAYOUT = """\
{% macro box() %}>>{{ EXPRESSION }}<<{% endmacro %}
{% call box() %}Z{% endcall %}
"""


@pytest.mark.parametrize("format", ["md", "html", "txt"])
@pytest.mark.parametrize("expression", PIECES)
def test_plan_text_put_together_with_a_piece_of_the_page_stays_text(
    expression, format, papers, council
):
    paper = replace(papers["sample-2019-05"], plan=HOSTILE)
    council.write(f"report/mine.{format}.j2", LAYOUT.replace("EXPRESSION", expression))
    try:
        page = council.render(paper, format=format)
    except CannotGoOn:
        return
    said = page.partition(">>")[2].rpartition("<<")[0]
    if format == "html":
        assert not re.search(r"[<>]|&(?!\w+;|#\d+;)", said), said
    if format == "md":
        bare = re.sub(r"\\[^\w\s]|&#?\w+;", "", said)
        assert not re.search(r"[*|\[\]`<>\\@]", bare), said


def test_a_piece_of_the_page_and_plan_text_are_printed_as_both_read(papers, council):
    paper = replace(papers["sample-2019-05"], plan="a * b")
    layout = "{% set piece %}**Plan:** {% endset %}{{ EXPRESSION }}"

    def printed(expression):
        council.write("report/mine.md.j2", layout.replace("EXPRESSION", expression))
        return council.render(paper)

    assert printed("piece ~ report.plan ~ ' - ' ~ '!'") == "**Plan:** a \\* b \\- !"
    assert printed("piece + report.plan") == "**Plan:** a \\* b"
    assert printed("piece | trim") == "**Plan:**"
    assert printed("[piece, report.plan] | join(', ')") == "**Plan:** , a \\* b"
    assert printed("piece | default('none')") == "**Plan:** "
    assert printed("report.plan | replace('a', 'c')") == "c \\* b"
    assert printed("report.plan[2:] ~ 1") == "\\* b1"
