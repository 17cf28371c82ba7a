"""What a command ends with: exit codes, two plain lines in trouble, output whole or told."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from cipt.cli.app import run

# --- wrong use ----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("words", "why", "what_to_do"),
    [
        (
            "gret World",
            "there is no command gret",
            "Did you mean greet? `cipt --help` lists the commands.",
        ),
        ("xyz", "there is no command xyz", "`cipt --help` lists the commands."),
        (
            "greet World --endig x",
            "there is no option --endig for `cipt greet`",
            "Did you mean --ending? `cipt greet --help` lists the options.",
        ),
        (
            "greet World -x",
            "there is no option -x for `cipt greet`",
            "`cipt greet --help` lists the options.",
        ),
        (
            "--plan . greet World",
            "there is no option --plan for `cipt`",
            "Options stand after the command. `cipt --help` lists the commands.",
        ),
        ("greet World --ending", "--ending needs a value", "Write: cipt greet --ending HOW"),
        ("greet World --loud=3", "--loud takes no value", "Write --loud alone."),
        (
            "greet",
            "`cipt greet` needs WHO",
            "Write: cipt greet WHO. `cipt greet --help` has examples.",
        ),
        (
            "greet the World",
            "`cipt greet` does not know what to do with: World",
            "Put words that belong together in quotation marks. `cipt greet --help` has examples.",
        ),
        (
            "greet World --mood sad",
            "--mood sad is not one of: glad, grave",
            "`cipt greet --help` has examples.",
        ),
        (
            "greet World --times 0",
            "--times 0 is not a whole number, 1 or more",
            "`cipt greet --help` has examples.",
        ),
        (
            "greet World --times two",
            "--times two is not a whole number, 1 or more",
            "`cipt greet --help` has examples.",
        ),
    ],
)
def test_wrong_use_is_told_in_two_plain_lines(commands, capsys, words, why, what_to_do):
    assert run(words.split(), commands.lines) == 2
    said = capsys.readouterr()
    assert said.err == f"cipt: {why}\n{what_to_do}\n"
    assert said.out == ""


# --- endings ------------------------------------------------------------------------------------


@pytest.mark.parametrize(("ending", "code"), [("well", 0), ("findings", 1), ("exit", 1)])
def test_a_command_that_did_its_work_chooses_its_exit_code(commands, capsys, ending, code):
    assert run(["greet", "World", "--ending", ending], commands.lines) == code
    assert capsys.readouterr().err == ""


def test_what_stops_a_command_is_two_lines_and_harmless_on_a_screen(commands, capsys):
    assert run(["greet", "World", "--ending", "stuck"], commands.lines) == 2
    assert capsys.readouterr().err == "cipt: the plan is\\x1b[31m lost\\nfor good\nFind it.\n"


def test_a_fault_in_cipt_is_named_without_a_traceback(commands):
    done = commands.process("greet", "World", "--ending", "fault", text=True)
    assert done.returncode == 3
    first, second = done.stderr.splitlines()
    assert first == "cipt: a fault in cipt itself: ValueError: bad value"
    assert "report it" in second
    assert "CIPT_DEBUG=1" in second


def test_a_command_that_cannot_be_imported_is_a_fault_in_cipt(commands, capsys):
    assert run(["part"], commands.lines) == 3
    assert "ModuleNotFoundError" in capsys.readouterr().err


def test_the_details_of_a_fault_are_shown_when_asked_for(commands, monkeypatch, capsys):
    monkeypatch.setenv("CIPT_DEBUG", "1")
    assert run(["greet", "World", "--ending", "fault"], commands.lines) == 3
    told = capsys.readouterr().err
    assert told.startswith("Traceback")
    assert "second line" in told


def test_an_interrupted_command_says_nothing(commands):
    done = commands.process("greet", "World", "--ending", "stop")
    assert (done.returncode, done.stdout, done.stderr) == (130, b"", b"")


def test_an_interrupt_while_starting_says_nothing(commands):
    (commands.folder / "typer.py").write_text("raise KeyboardInterrupt", encoding="utf-8")
    path = os.pathsep.join([str(commands.folder), commands.source])
    done = commands.module("check", env=os.environ | {"PYTHONPATH": path})
    assert (done.returncode, done.stderr) == (130, b"")


def test_a_broken_installation_is_told_without_a_traceback(commands):
    (commands.folder / "typer.py").write_text("", encoding="utf-8")
    path = os.pathsep.join([str(commands.folder), commands.source])
    done = commands.module("check", env=os.environ | {"PYTHONPATH": path}, text=True)
    assert done.returncode == 3
    assert done.stderr.startswith("cipt: cannot start: ")
    assert "Traceback" not in done.stderr


# --- the way out --------------------------------------------------------------------------------


@pytest.mark.parametrize("unbuffered", ["", "1"])
def test_a_reader_that_goes_away_ends_the_command_quietly(commands, unbuffered):
    with subprocess.Popen(
        [sys.executable, "-c", commands.program, "greet", "World", "--times", "100000"],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        env=os.environ | {"PYTHONUNBUFFERED": unbuffered},
    ) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        process.stdout.readline()
        process.stdout.close()
        assert process.stderr.read() == b""
    assert process.returncode == 141


def test_help_for_a_reader_that_went_away_ends_quietly(commands):
    reading, writing = os.pipe()
    os.close(reading)
    with os.fdopen(writing) as nobody:
        done = commands.module("--help", stdout=nobody)
    assert (done.returncode, done.stderr) == (141, b"")


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="the system has no full device")
@pytest.mark.parametrize("words", ["--help", "greet World", "greet World --times 100000"])
def test_a_full_disk_is_told_in_two_lines(commands, words):
    with open("/dev/full", "w") as full:
        done = commands.process(*words.split(), stdout=full, text=True)
    assert done.returncode == 2
    said = done.stderr.partition("loaded:")[0]
    assert said == (
        "cipt: the output cannot be written: No space left on device\n"
        "Make room, or write: --output FILE, with a file in another place.\n"
    )


@pytest.mark.parametrize(
    "surroundings",
    [
        {},
        {"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"},
        {"PYTHONIOENCODING": "cp1252"},
        {"PYTHONIOENCODING": "ascii:strict"},
    ],
)
def test_output_is_the_same_bytes_whatever_the_machine_speaks(commands, surroundings):
    done = commands.process("greet", "Ann", env=os.environ | surroundings)
    assert done.stdout == "Hello ‘Ann’ ✓\n".encode()
    assert done.returncode == 0


def test_a_name_that_is_no_text_does_not_stop_the_output(commands):
    done = commands.process(b"greet", b"An\xff")
    assert done.stdout == "Hello ‘An\\udcff’ ✓\n".encode()
