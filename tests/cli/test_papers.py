"""`cipt report --template`: which paper a template's name leads to."""

import pytest

from cipt.cli.app import run


@pytest.fixture
def report(sample, capsys):
    """Run the command on the sample; exit code, output, talk."""

    def go(*words, plan=sample):
        code = run(["report", "--plan", str(plan), "--month", "2019-05", *words])
        return code, *capsys.readouterr()

    return go


def test_a_templates_name_is_looked_for_among_all_kinds_of_papers(report):
    code, out, _ = report("--template", "measures")
    assert code == 0
    assert out.startswith("# Scorecard of measures\n")


def test_an_unknown_template_is_refused_with_those_of_every_kind(report):
    code, _, err = report("--template", "bored")
    assert code == 2
    assert err.splitlines()[0] == "cipt: --template bored: there is no such template for md"
    known = err.splitlines()[1].removeprefix("Write one of: ").split(", ")
    assert {"board", "measures"} <= set(known)
