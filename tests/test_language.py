"""Chinese and English: by what is asked for, by the locale, both where neither is known; and nothing untranslated."""

import re
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest
import typer
from conftest import ROOT, run

from remit.cli import app, language
from remit.cli.commands import MODULES, load
from remit.cli.helping import described

CHINESE = re.compile(r"[\u4e00-\u9fff]")
COMMANDS = [(module, name) for module, names in MODULES.items() for name in names]


@pytest.mark.parametrize(
    ("environment", "expected"),
    [
        ({"LANG": "zh_CN.UTF-8"}, "zh"),
        ({"LANG": "zh_TW"}, "zh"),
        ({"LANG": "en_GB.UTF-8"}, "en"),
        ({"LANG": "de_DE@euro"}, "en"),  # a reader of neither: English
        ({"LANG": "C.UTF-8"}, "both"),
        ({"LANG": "POSIX"}, "both"),
        ({}, "both"),
        ({"LANG": "en_US.UTF-8", "LC_ALL": "zh_CN.UTF-8"}, "zh"),  # LC_ALL stands above LANG
        ({"LANG": "zh_CN.UTF-8", "LC_MESSAGES": "en_US.UTF-8"}, "en"),
        ({"LANG": "zh_CN.UTF-8", "LC_MESSAGES": ""}, "zh"),  # an empty one is none
        ({"LANG": "zh_CN.UTF-8", "REMIT_LANG": "en"}, "en"),
        ({"LANG": "zh_CN.UTF-8", "REMIT_LANG": "fr"}, "zh"),
    ],
)
def test_the_locale_says(monkeypatch: pytest.MonkeyPatch, environment: dict[str, str], expected: str) -> None:
    for name in ("LC_ALL", "LC_MESSAGES", "LANG", "REMIT_LANG"):
        monkeypatch.delenv(name, raising=False)
    for name, value in environment.items():
        monkeypatch.setenv(name, value)
    assert language.language() == expected


@pytest.mark.parametrize("arguments", [("--lang", "zh", "portfolio", "单志远"), ("portfolio", "单志远", "--lang=zh")])
def test_asked_for_before_or_after_the_command(graph: Path, arguments: tuple[str, ...]) -> None:
    done = run(*arguments, "--graph", graph, LANG="en_US.UTF-8")
    assert "AB角 (1)" in done.stdout
    assert "stand-ins" not in done.stdout


def test_english_and_both(graph: Path) -> None:
    english = run("portfolio", "单志远", "--graph", graph, LANG="en_US.UTF-8").stdout
    assert "\nstand-ins (1)\n" in english
    assert "\nstand-ins AB角 (1)\n" in run("portfolio", "单志远", "--graph", graph).stdout


def test_a_language_we_do_not_speak() -> None:
    done = run("--lang", "fr", "ask")
    assert done.returncode == 2
    assert done.stderr == "remit: --lang is zh or en; fr is neither.\n"


@pytest.mark.parametrize("where", ["who", "--help", "portfolio"])
def test_json_is_the_same_in_every_language(graph: Path, where: str) -> None:
    if where == "--help":
        assert run("--help", "--lang", "zh").stdout != run("--help", "--lang", "en").stdout
        return
    texts = {run(where, "单志远", "--json", "--graph", graph, REMIT_LANG=tongue).stdout for tongue in ("zh", "en", "")}
    assert len(texts) == 1


@pytest.mark.parametrize(("module", "name"), COMMANDS)
def test_every_command_and_option_is_told_in_both(module: str, name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    command = load(module, name)
    ctx = typer.Context(command, info_name=name)
    told = tomllib.loads((ROOT / "remit/cli/texts/help.toml").read_text(encoding="utf-8"))
    assert {"en", "zh", "examples"} <= set(told[name]), f"texts/help.toml: {name} lacks a text or examples"
    own = set(told[name].get("parameters", {}))
    assert own <= {str(p.name) for p in command.params}, f"texts/help.toml: {name} tells of options it lacks"
    for parameter in command.get_params(ctx):
        monkeypatch.setenv("REMIT_LANG", "zh")
        assert CHINESE.search(described(command, parameter)), f"texts/help.toml: {name}.{parameter.name} has no Chinese"
        monkeypatch.setenv("REMIT_LANG", "en")
        assert not CHINESE.search(described(command, parameter)), (name, parameter.name)


def test_the_table_of_commands_names_what_the_modules_register() -> None:
    import importlib

    for module, names in MODULES.items():
        registered = typer.Typer()
        importlib.import_module(f"remit.cli.{module}").add_to(registered)
        found = tuple(str(c.name or c.callback.__name__.replace("_", "-")) for c in registered.registered_commands)  # type: ignore[union-attr] # each has a function
        assert set(found) == set(names), module
    group = typer.main.get_command(app)
    assert group.list_commands(typer.Context(group)) == [name for _, name in COMMANDS]  # type: ignore[attr-defined] # a group: it has commands


@pytest.mark.parametrize(("module", "name"), COMMANDS)
def test_examples_are_commands_we_have(module: str, name: str) -> None:
    import shlex

    told = tomllib.loads((ROOT / "remit/cli/texts/help.toml").read_text(encoding="utf-8"))
    command = load(module, name)
    options = {o for p in command.params for o in p.opts}
    for example in told[name]["examples"]:
        program, called, *rest = shlex.split(example)
        assert (program, called) == ("remit", name)
        assert {r.partition("=")[0] for r in rest if r.startswith("--")} <= options, example


def test_every_sentence_has_its_chinese() -> None:
    done = subprocess.run([sys.executable, ROOT / "tools" / "sentences.py"], capture_output=True, text=True)
    assert done.returncode == 0, done.stderr


@pytest.mark.parametrize(
    ("english", "chinese"),
    [
        ("no task fits.", "没有符合条件的任务。"),
        ("a.txt: there is no such file; check the name.", "a.txt:没有这个文件;请核对文件名。"),
        (
            "There is no question named x. Did you mean offices, aliases? `remit ask` lists all.",
            "没有名为 x 的问题。您要的是不是 offices, aliases?`remit ask` 可列出全部。",
        ),
        ("portfolio has no parameter b; it has: none.", "portfolio 没有参数 b;它的参数有:无。"),
        ("a sentence that nobody has translated", "a sentence that nobody has translated"),
        ("{} {0}", "{} {0}"),  # braces out of a document are only braces
    ],
)
def test_sentences_in_chinese(monkeypatch: pytest.MonkeyPatch, english: str, chinese: str) -> None:
    monkeypatch.setenv("REMIT_LANG", "zh")
    assert language.said(english) == chinese
    monkeypatch.setenv("REMIT_LANG", "en")
    assert language.said(english) == english


@pytest.mark.parametrize(
    ("arguments", "chinese"),
    [
        (("porfolio",), "没有命令 porfolio;您要的是不是 portfolio?"),
        (("person",), "缺少参数 name;参见 `remit person --help`。"),
        (("ask", "--nope"), "没有选项 --nope(可能是 --on);参见 `remit ask --help`。"),
        (("who", "x", "--limit", "many"), "'--limit' 的值不对:'many' 不是整数;参见 `remit who --help`。"),
        (("facts", "a", "b"), "多余的参数:b;参见 `remit facts --help`。"),
        (("build", "none.txt"), "none.txt:没有这个文件;请核对文件名。"),
    ],
)
def test_wrong_use_is_one_sentence(tmp_path: Path, arguments: tuple[str, ...], chinese: str) -> None:
    done = run(*arguments, "--graph", tmp_path / "g") if arguments[0] == "build" else run(*arguments)
    assert done.returncode == 2
    assert len(done.stderr.splitlines()) == 1
    spoken = run(*arguments, *(["--graph", tmp_path / "g"] if arguments[0] == "build" else []), LANG="zh_CN.UTF-8")
    assert spoken.returncode == 2
    assert spoken.stderr == f"remit: {chinese}\n"
