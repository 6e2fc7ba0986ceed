"""What bash completes, asked as bash asks: its own function, called with the words of the line."""

import shutil
import subprocess
import time
from pathlib import Path

import pytest
from conftest import OWN, REMIT

LINE = """
eval "$(remit --show-completion bash)"
function=$(complete -p remit | sed 's/.*-F \\([^ ]*\\).*/\\1/')
COMP_WORDS=("$@"); COMP_CWORD=$(($# - 1)); COMPREPLY=()
"$function" "$1"
printf '%s\\n' "${COMPREPLY[@]}"
"""


def completed(graph: Path, *words: str) -> list[str]:
    import os

    bash = shutil.which("bash")
    assert bash
    env = {k: v for k, v in os.environ.items() if not k.startswith(OWN)}
    env |= {"REMIT_GRAPH": str(graph), "PATH": f"{REMIT.parent}:{env['PATH']}", "LANG": "C.UTF-8"}
    done = subprocess.run(
        [bash, "--norc", "-c", LINE, "bash", "remit", *words], capture_output=True, text=True, env=env
    )
    assert done.returncode == 0, done.stderr
    assert done.stderr == ""
    return [line for line in done.stdout.splitlines() if line]


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        (["portf"], ["portfolio"]),
        (["portfolio", "单"], ["单志远"]),
        (["portfolio", "shanzhi"], ["单志远"]),  # by pinyin, a surname read as one
        (["portfolio", "szy"], ["单志远"]),
        (["portfolio", "志远"], ["单志远"]),  # a part of the name
        (["portfolio", "danzhi"], []),  # the other reading of the surname
        (["person", "盖"], ["盖一鸣"]),
        (["unit", "区水"], ["区水务局"]),
        (["unit", "单志"], []),  # a person is no unit
        (["group", "区再生水"], ["区再生水利用工作领导小组"]),
        (["tasks", "--leader", "曾"], ["曾沐阳"]),
        (["tasks", "--role", "le"], ["lead"]),
        (["tasks", "--format", "x"], ["xlsx"]),
        (["viz", "portfolio", "仇"], ["仇雨薇"]),
        (["ask", "who-sup"], ["who-supervises"]),
        (["ask", "who-supervises", "u"], ["unit="]),
        (["ask", "who-supervises", "unit=区水"], ["unit=区水务局"]),
        (["ask", "who-supervises", "unit", "=", "区水"], ["区水务局"]),  # bash breaks words at =
        (["ask", "portfolio", "leader", "=", "szy"], ["单志远"]),
        (["--lang", "zh", "portfolio", "单"], ["单志远"]),
        (["portfolio", "没有这个人"], []),
    ],
)
def test_bash_completes(graph: Path, words: list[str], expected: list[str]) -> None:
    assert completed(graph, *words) == expected


def test_the_graph_on_the_line_is_asked(graph: Path, tmp_path: Path) -> None:
    nowhere = tmp_path / "none"
    assert completed(nowhere, "portfolio", "单") == []
    assert completed(nowhere, "portfolio", "--graph", str(graph), "单") == ["单志远"]


def test_completion_loads_no_engine_and_is_quick(graph: Path) -> None:
    import os
    import sys

    env = os.environ | {
        "_REMIT_COMPLETE": "complete_bash", "COMP_WORDS": "remit portfolio 单", "COMP_CWORD": "2", "REMIT_GRAPH": str(graph)
    }  # fmt: skip
    code = (
        "import sys, atexit\n"
        "atexit.register(lambda: print('LOADED', sorted({m.split('.')[0] for m in sys.modules}), file=sys.stderr))\n"
        "sys.argv = ['remit']\nfrom remit.cli import main\nmain()"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, env=env)
    assert done.stdout.strip() == "单志远"
    loaded = done.stderr.rpartition("LOADED")[2]
    assert "ladybug" not in loaded
    assert "'rich'" not in loaded
    begin = time.perf_counter()
    subprocess.run([REMIT], env=env, capture_output=True, check=True)
    ours = time.perf_counter() - begin
    begin = time.perf_counter()
    subprocess.run([sys.executable, "-c", "import typer"], check=True)
    assert ours < 5 * (time.perf_counter() - begin)
