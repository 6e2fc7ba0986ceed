"""What the READMEs and the site show is what a reader gets."""

import re
import shlex
import subprocess
import sys
from pathlib import Path

import pytest
from conftest import ROOT, run

ANSWER = re.compile(r"<!-- answer -->\n```text\n(.*?)```", re.DOTALL)


@pytest.mark.parametrize(("page", "tongue"), [("README.md", ""), ("README.zh.md", "zh")])
def test_the_answer_shown_is_the_answer(whole_graph: Path, page: str, tongue: str) -> None:
    shown = ANSWER.search((ROOT / page).read_text(encoding="utf-8"))
    assert shown
    assert run("who", "主干管", "--graph", whole_graph, REMIT_LANG=tongue).stdout == shown[1]


@pytest.mark.parametrize("page", ["tutorial.md", "tutorial.zh.md"])
def test_the_tutorial_runs(whole_graph: Path, tmp_path: Path, page: str) -> None:
    text = (ROOT / "docs" / page).read_text(encoding="utf-8")
    blocks = "".join(re.findall(r"```sh\n(.*?)```", text, re.DOTALL))
    lines = [line for line in blocks.splitlines() if line.startswith("remit ") and "remit build" not in line]
    assert len(lines) > 10
    for line in lines:
        words = [str(whole_graph) if w == "remit-graph" else w for w in shlex.split(line.partition(" > ")[0])[1:]]
        words = [str(ROOT / w) if w.startswith("sample/") else w for w in words]
        if words == ["shell"]:
            continue
        done = subprocess.run(
            [Path(sys.executable).with_name("remit"), *words], cwd=tmp_path, capture_output=True, text=True,
            env={"REMIT_GRAPH": str(whole_graph), "LANG": "C.UTF-8", "PATH": "/usr/bin:/bin"},
        )  # fmt: skip
        expected = (0, 1) if words[0] in ("diff", "verify") else (0,)
        assert done.returncode in expected, (line, done.stderr)
        assert "Traceback" not in done.stderr


def test_the_site_builds_and_fetches_nothing(tmp_path: Path) -> None:
    mkdocs = Path(sys.executable).with_name("mkdocs")
    done = subprocess.run([mkdocs, "build", "--strict", "-q", "-d", tmp_path / "site"], cwd=ROOT, capture_output=True, text=True)  # fmt: skip
    assert done.returncode == 0, done.stderr
    for page in (tmp_path / "site").glob("*.html"):
        text = page.read_text(encoding="utf-8")
        assert not re.search(r'<(?:script|img|iframe)[^>]+src="(?:https?:)?//', text), page
        assert not re.search(r'<link[^>]+rel="(?:stylesheet|preconnect)"[^>]+href="(?:https?:)?//', text), page
