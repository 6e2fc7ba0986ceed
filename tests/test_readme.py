"""What the READMEs and the site show is what a reader gets."""

import re
import shlex
import subprocess
import sys
from pathlib import Path

import pytest
from conftest import ROOT, run

SAMPLE = ROOT / "sample" / "gazette" / "yunxi-2024-01.txt"
ANSWER = re.compile(r"<!-- answer -->\n```text\n(.*?)```", re.DOTALL)


@pytest.mark.parametrize(("page", "tongue"), [("README.md", ""), ("README.zh.md", "zh")])
def test_the_answer_shown_is_the_answer(whole_graph: Path, page: str, tongue: str) -> None:
    shown = ANSWER.search((ROOT / page).read_text(encoding="utf-8"))
    assert shown
    assert run("who", "主干管", "--graph", whole_graph, REMIT_LANG=tongue).stdout == shown[1]


@pytest.mark.parametrize("page", ["README.md", "README.zh.md", "docs/tutorial.md", "docs/tutorial.zh.md"])
def test_what_is_to_be_typed_runs(whole_graph: Path, tmp_path: Path, page: str) -> None:
    text = (ROOT / page).read_text(encoding="utf-8")
    blocks = "".join(re.findall(r"```sh\n(.*?)```", text, re.DOTALL)).replace(".venv/bin/", "")
    blocks = re.sub(r"your-gazette.txt|公报.txt", str(SAMPLE), blocks)
    lines = [line for line in blocks.splitlines() if re.match("remit (?!build|serve)", line)]
    assert len(lines) > (10 if "tutorial" in page else 5)
    for line in lines:
        typed = shlex.split(line.partition(" > ")[0], comments=True)[1:]
        words = [str(whole_graph) if w == "remit-graph" else w for w in typed]
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
