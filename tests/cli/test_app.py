"""The command line: what starting it imports, what it lists and what it completes."""

import os
import subprocess
import sys

import pytest

import cipt
from cipt.cli.app import COMMANDS, make_group, run


def loaded_by(*command, **environment):
    done = subprocess.run(
        command, capture_output=True, text=True, check=True, env=os.environ | environment
    )
    return set(done.stderr.rpartition("loaded:")[2].split())


# --- starting -----------------------------------------------------------------------------------


def test_the_version_is_answered_without_importing_anything_else(commands):
    tell = "print('loaded:', *sys.modules, file=sys.stderr)"
    ask = "import cipt.__main__; sys.argv[1:] = ['--version']; cipt.__main__.main()"
    bare = loaded_by(sys.executable, "-c", f"import sys; {tell}")
    asked = loaded_by(sys.executable, "-c", f"import sys; {ask}; {tell}")
    assert asked - bare <= {"cipt", "cipt.__main__", "gc"}


def test_the_version_is_the_same_however_it_is_asked_for(commands, capsys):
    module = commands.module("--version", text=True)
    assert (module.returncode, module.stdout) == (0, f"cipt {cipt.__version__}\n")
    assert run(["--help", "--version"]) == 0
    assert run(["--version"]) == 0
    assert capsys.readouterr().out.endswith(f"cipt {cipt.__version__}\n")


def test_the_module_calls_itself_cipt(commands):
    done = commands.module("--help", text=True)
    assert done.stdout.startswith("Usage: cipt COMMAND [OPTIONS]\n")
    assert done.returncode == 0


def test_help_lists_every_command_and_imports_none(commands):
    done = commands.process("--help", text=True)
    page, loaded = done.stdout, set(done.stderr.split())
    assert "Meeting:\n  greet  Greet somebody\n" in page
    assert "Parting:\n  part   Take leave\n" in page
    assert not loaded & {"throwaway_greet", "rich", "pydantic", "yaml", "jinja2"}


def test_only_the_command_that_is_called_is_imported(commands):
    done = commands.process("greet", "World", "--ending", "modules", text=True, encoding="utf-8")
    loaded = set(done.stdout.split())
    assert "throwaway_greet" in loaded
    assert not loaded & {"rich", "pydantic", "yaml", "jinja2"}
    assert done.returncode == 0


def test_a_plan_in_plain_block_form_is_checked_without_a_parser_of_yaml(checkout):
    tell = "print('loaded:', *sys.modules, file=sys.stderr)"
    ask = f"from cipt.cli.app import run; run(['check', '--plan', {str(checkout / 'plan')!r}])"
    loaded = loaded_by(sys.executable, "-c", f"import sys; {ask}; {tell}")
    assert "cipt.rules.run" in loaded
    assert not loaded & {"yaml", "rich", "jinja2", "dateutil"}


# --- completing ---------------------------------------------------------------------------------


def completed(commands, words, **environment):
    variables = {"COMP_WORDS": words, "COMP_CWORD": str(len(words.split(" ")) - 1)}
    return commands.process(
        env=os.environ | {"_CIPT_COMPLETE": "complete_bash"} | variables | environment, text=True
    )


def test_completing_a_command_name_imports_no_command(commands):
    done = completed(commands, "cipt g")
    assert done.stdout.split() == ["greet"]
    assert not set(done.stderr.split()) & {"throwaway_greet", "rich", "pydantic", "yaml"}
    assert completed(commands, "cipt ").stdout.split() == ["greet", "part"]


def test_completing_offers_the_options_of_a_command_and_their_values(commands):
    assert completed(commands, "cipt greet --m").stdout.split() == ["--mood"]
    assert completed(commands, "cipt greet World --mood g").stdout.split() == ["glad", "grave"]


def test_completing_in_zsh_keeps_brackets_in_the_help_and_imports_no_rich(commands):
    done = completed(
        commands, "", _CIPT_COMPLETE="complete_zsh", _TYPER_COMPLETE_ARGS="cipt greet --l"
    )
    assert '"--loud":"Shout [really]."' in done.stdout
    assert "rich" not in done.stderr.split()


def test_an_unknown_shell_is_told_which_shells_there_are(commands, monkeypatch, capsys):
    monkeypatch.setattr("cipt.cli.completion._get_shell_name", lambda: "tcsh")
    assert run(["--show-completion"]) == 2
    assert capsys.readouterr().err.startswith("cipt: cipt cannot complete in tcsh\nRun it from")


def test_the_completion_script_names_cipt(commands, monkeypatch, capsys):
    monkeypatch.setattr("cipt.cli.completion._get_shell_name", lambda: "bash")
    assert run(["--show-completion"]) == 0
    assert "-F _cipt_completion cipt" in capsys.readouterr().out


def test_completion_is_installed_for_the_shell_in_use(commands, monkeypatch, capsys):
    monkeypatch.setenv("HOME", str(commands.folder))
    monkeypatch.setattr("cipt.cli.completion._get_shell_name", lambda: "fish")
    assert run(["--install-completion"]) == 0
    installed = commands.folder / ".config/fish/completions/cipt.fish"
    assert "_CIPT_COMPLETE=complete_fish" in installed.read_text()
    assert "~/.config/fish/completions/cipt.fish" in capsys.readouterr().out


# --- help ---------------------------------------------------------------------------------------

GREET_HELP = """\
Usage: cipt greet WHO [OPTIONS]

Greet somebody.

The greeting is written on standard output, and it is as long as it has to be,
which can be longer than a line.

    indented: stays
      as: it is

Arguments:
  WHO  Whom to greet.  [required]

Options:
  --ending HOW         How to end.  [default: well]
  --mood <glad|grave>  [default: glad]
  --times N            [default: 1; x>=1]
  --loud               Shout [really].
  -h, --help           Show this message and exit.

Examples:
  cipt greet World
  cipt greet World --times 2
"""


def test_help_is_plain_text_with_the_examples_last(commands):
    done = commands.process("greet", "-h", text=True)
    assert done.stdout == GREET_HELP


def test_without_a_command_the_help_is_shown_and_it_is_wrong_use(commands, capsys):
    assert run([], commands.lines) == 2
    assert "Meeting:\n" in capsys.readouterr().err


@pytest.mark.parametrize("line", COMMANDS, ids=lambda line: line.name)
def test_every_command_has_help_with_examples_that_fits_80_columns(line, monkeypatch, capsys):
    monkeypatch.setenv("COLUMNS", "80")
    assert run([line.name, "--help"]) == 0
    page = capsys.readouterr().out
    assert page.startswith(f"Usage: cipt {line.name} ")
    assert f"\nExamples:\n  cipt {line.name}" in page
    assert max(map(len, page.splitlines())) <= 80


def test_the_list_of_commands_names_each_once():
    group = make_group(COMMANDS)
    assert len(group.lines) == len(COMMANDS)
