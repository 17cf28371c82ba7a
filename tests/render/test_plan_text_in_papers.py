"""Plan text stays text in every paper: no HTML, no Markdown, nothing that turns lines around."""

import json
import re
from itertools import pairwise
from typing import get_args

import pytest
from markdown_it import MarkdownIt

from cipt.loading.plan import load_plan
from cipt.model.committee import FromThePlan
from cipt.render.templates import Templates
from cipt.sources.memory import MemoryTree
from cipt.views.committee.paper import committee_paper
from cipt.views.coverage.paper import coverage_paper
from cipt.views.measures.paper import measures_paper
from cipt.views.public.paper import public_paper
from cipt.views.report.board import board_report
from cipt.views.sro.paper import sro_paper
from cipt.views.theme.paper import theme_named, theme_paper
from cipt.views.visit.paper import Shown, visit_paper

HOSTILE = (
    "<script>alert(1)</script><img src=x onerror=alert(2)> | `code` *bold* _it_ ~~no~~ "
    "[x](javascript:alert(3)) ![i](http://evil.example/i.png) <http://evil.example> "
    'www.evil.example me@evil.example {{ 7 * 7 }} {% x %} "quoted" &lt; \u202eelif \u2066\u200b '
    "\n# heading\n\n1. one\n- two\n```\n\n| a | b |\n"
)


MAKERS = {
    "report": board_report,
    "sro": lambda basis: sro_paper(basis, "boss"),
    "committee": lambda basis: committee_paper(basis, basis.judgement.plan.committees[0]),
    "measures": measures_paper,
    "coverage": coverage_paper,
    "theme": lambda basis: theme_paper(basis, theme_named(basis.judgement, "1")),
    "visit": lambda basis: visit_paper(basis, Shown()),
    "public": public_paper,
}
NAMES = {"report": "board"}


@pytest.fixture(scope="module", params=list(MAKERS))
def hostile(request, hostile_basis):
    """A way to lay out a paper on that plan."""
    value = MAKERS[request.param](hostile_basis)
    name = NAMES.get(request.param, request.param)
    return lambda format: Templates(request.param).render(name, format, value)


@pytest.fixture(scope="module")
def hostile_basis(basis_of):
    """A plan in which every text is as hostile as a text can be."""
    evil = json.dumps(HOSTILE)
    files = {
        "plan.yaml": f"title: {evil}\norganisation: {evil}\nversion: {evil}\nnote: {evil}\n"
        f"starts: 2019-01-01\nworkstreams:\n  - id: a\n    title: {evil}\n    sro: boss\n"
        f"glossary:\n  {evil}: {evil}\n",
        "people.yaml": f"officers:\n  - id: boss\n    post: {evil}\n"
        f"groups:\n  - id: board\n    title: {evil}\n    signs_off: true\n",
        "recommendations.yaml": f"- id: R1\n  title: {evil}\n  wording: {evil}\n"
        f"  paragraph: {evil}\n  disputed:\n    date: 2019-05-01\n    by: {evil}\n    why: {evil}\n"
        f"    outcome: {evil}\n",
        "themes/1.yaml": f"title: {evil}\nsubtitle: {evil}\noutcome: {evil}\nnumber: {evil}\n"
        f"for_children: {evil}\nindicators: [{evil}]\n"
        f"workstream: a\nareas:\n  - id: 1.1\n    title: {evil}\n",
        "measures/1.yaml": f"title: {evil}\nbaseline:\n  value: 1\ntargets:\n  - value: 2\n"
        f"readings:\n  - date: 2019-04-30\n    value: 3\nbenchmarks:\n  - of: {evil}\n"
        "    value: 1\n",
        "meetings.yaml": f"meetings:\n  - board: {evil}\n    date: 2019-06-18\n"
        f"events:\n  - kind: {evil}\n    date: 2019-06-19\n    focus: {evil}\n",
        "actions/1/1.1.1.yaml": f"title: {evil}\narea: 1.1\nnumber: {evil}\nresponsible: {evil}\n"
        f"leads: [{evil}]\nrecommendations: [R1, {evil}]\ndue: 2019-03-31\ndue_text: {evil}\n"
        f"success:\n  - measure: 1\nwaiting_for:\n  what: {evil}\n  who: {evil}\n"
        f"revisions:\n  - asked: 2019-04-01\n    due: 2019-07-01\n    reason: {evil}\n"
        f"updates:\n  - date: 2019-05-01\n    note: {evil}\n    rag: RED\n",
        "actions/1/1.1.2.yaml": f"title: {evil}\narea: 1.1\ncompleted: 2019-05-01\n"
        f"public: {evil}\n"
        f"evidence:\n  - date: 2019-05-01\n    title: {evil}\n    tested_by: {evil}\n",
        "actions/1/1.1.3.yaml": f"title: {evil}\narea: 1.1\nwithdrawn:\n  date: 2019-05-01\n"
        f"  reason: {evil}\n",
        "waivers.yaml": f"- rule: overdue\n  subjects: all\n  reason: {evil}\n",
        "reports/c.yaml": f"title: {evil}\nboard: board\nheader:\n  {evil}: {evil}\n"
        f"sections:\n  - id: a\n    title: {evil}\n"
        + "".join(
            f"  - id: {kind}\n    title: {evil}\n    from_the_plan: {kind}\n"
            for kind in get_args(FromThePlan)
        ),
        "actions/1/1.1.4.yaml": f"titel: {evil}\n",
    }
    loaded = load_plan(MemoryTree(files))
    assert [lost.id for lost in loaded.lost] == ["1.1.4"]
    return basis_of(loaded, "2019-05-31")


def test_plan_text_cannot_become_html(hostile):
    page = hostile("html")
    assert len(re.findall(r"&lt;script&gt;alert\(1\)", page)) > 10
    for text in ("<script", "<img", "onerror=alert(2)>", 'href="javascript', 'href="http'):
        assert text not in page
    assert set(re.findall(r"<([a-z][a-z0-9]*)", page)) <= {
        *("html", "head", "meta", "title", "style", "body", "a", "header", "main", "nav", "footer"),
        *(
            "section",
            "div",
            "p",
            "h1",
            "h2",
            "h3",
            "h4",
            "ul",
            "ol",
            "li",
            "dl",
            "dt",
            "dd",
            "strong",
        ),
        *(
            "article",
            "blockquote",
            "span",
            "svg",
            "rect",
            "table",
            "caption",
            "thead",
            "tbody",
            "tr",
            "th",
            "td",
        ),
        *(
            "figure",
            "figcaption",
            "details",
            "summary",
            "desc",
            "line",
            "path",
            "circle",
            "text",
            "tspan",
        ),
    }


def test_plan_text_cannot_become_markdown(hostile):
    page = hostile("md")
    tokens = MarkdownIt("commonmark").enable(["table", "strikethrough"]).parse(page)
    kinds = {one.type for token in tokens for one in (token, *(token.children or ()))}
    assert not kinds & {
        *("html_block", "html_inline", "link_open", "image", "code_inline", "fence", "code_block"),
        *("s_open", "ordered_list_open", "hardbreak"),
    }
    headings = [token for token in tokens if token.type == "heading_open" and token.tag == "h1"]
    assert len(headings) == 1
    assert False not in cells_by_table(tokens)


def cells_by_table(tokens):
    """Whether each row has as many cells as its table's head; a broken table has no rows."""
    found, head, cells = set(), 0, 0
    for token in tokens:
        if token.type == "tr_open":
            cells = 0
        elif token.type in ("th_open", "td_open"):
            cells += 1
            head = cells if token.type == "th_open" else head
        elif token.type == "tr_close":
            found.add(cells == head)
    return found


def test_every_row_of_a_markdown_table_has_the_cells_of_its_head(papers):
    for paper in papers.values():
        page = Templates("report").render("board", "md", paper)
        lines = re.sub(r"\\.", "", page).splitlines()
        widths = [line.count("|") if line.startswith("|") else 0 for line in lines]
        pairs = pairwise(widths)
        assert all(one == other or not one or not other for one, other in pairs)
        tokens = MarkdownIt("commonmark").enable("table").parse(page)
        rows = sum(line.startswith("|") and not line.startswith("|--") for line in lines)
        assert sum(token.type == "tr_open" for token in tokens) == rows


@pytest.mark.parametrize("format", ["md", "html"])
def test_plan_text_cannot_turn_the_direction_of_writing(format, hostile):
    page = hostile(format)
    assert not set(page) & set("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\u200b\r")
