"""An importer of another package: installed with pip, found by its entry point, its facts among the others."""

import csv
import io
import re
import subprocess
import sys
from pathlib import Path

import pytest
from conftest import ROOT, run

PLUGIN = ROOT / "tests" / "plugin"
TEXT = """云溪区人民政府办公室关于公示网格的通知
【网格】柳浪第三网格 【网格长】甘棠 【网格员】柳成荫、仇雨薇 【包联单位】区民政局。
请各单位认真落实。(牵头单位:区水务局)
"""
GRID = {
    ("member", "head", "柳浪第三网格", "甘棠", "grid"),
    ("member", "member", "柳浪第三网格", "柳成荫", "grid"),
    ("member", "member", "柳浪第三网格", "仇雨薇", "grid"),
    ("member", "member", "柳浪第三网格", "区民政局", "grid"),
}


@pytest.fixture(scope="module")
def installed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The plug-in, installed into a folder of its own."""
    folder = tmp_path_factory.mktemp("site")
    source = tmp_path_factory.mktemp("source") / "plugin"
    subprocess.run(["cp", "-r", PLUGIN, source], check=True)
    pip = [sys.executable, "-m", "pip", "install", "-q", "--disable-pip-version-check", "--no-index", "--no-deps"]
    subprocess.run([*pip, "--no-build-isolation", "--target", folder, source], check=True)
    return folder


def facts(path: Path, **environment: str) -> set[tuple[str, ...]]:
    done = run("facts", path, **environment)
    rows = csv.DictReader(io.StringIO(done.stdout))
    return {
        tuple(r[c] for c in ("kind", "role", "subject", "object", "importer")) for r in rows if r["kind"] == "member"
    }


def test_facts_of_a_plug_in_come_out(installed: Path, tmp_path: Path) -> None:
    notice = tmp_path / "grid.txt"
    notice.write_text(TEXT, encoding="utf-8")
    assert facts(notice) == set()
    assert facts(notice, PYTHONPATH=str(installed)) == GRID
    done = run("build", notice, "--graph", tmp_path / "g", PYTHONPATH=str(installed))
    assert done.returncode == 0, done.stderr
    assert "甘棠" in run("group", "柳浪第三网格", "--graph", tmp_path / "g").stdout


BROKEN = [
    ("raise RuntimeError('no words')\n", "cannot be loaded"),
    ("def read(document):\n    raise ValueError('bad line')\n    yield\n", "bad line"),
    ("read = 5\n", "is no function"),
]


@pytest.mark.parametrize(("code", "sentence"), BROKEN)
def test_a_broken_plug_in_is_named_in_one_sentence(tmp_path: Path, code: str, sentence: str) -> None:
    (tmp_path / "site" / "broken-1.0.dist-info").mkdir(parents=True)
    (tmp_path / "site" / "broken.py").write_text(code, encoding="utf-8")
    info = tmp_path / "site" / "broken-1.0.dist-info"
    (info / "METADATA").write_text("Metadata-Version: 2.1\nName: broken\nVersion: 1.0\n", encoding="utf-8")
    (info / "entry_points.txt").write_text("[remit.importers]\nbroken = broken:read\n", encoding="utf-8")
    notice = tmp_path / "n.txt"
    notice.write_text(TEXT, encoding="utf-8")
    done = run("facts", notice, PYTHONPATH=str(tmp_path / "site"))
    assert done.returncode == 2
    assert sentence in done.stderr
    assert "broken" in done.stderr
    assert len(done.stderr.strip().splitlines()) == 1, done.stderr


def test_the_guide_shows_the_files_of_the_plug_in() -> None:
    guide = (ROOT / "docs" / "adding-an-importer.md").read_text(encoding="utf-8")
    shown = dict(re.findall(r"`(tests/plugin/[^`]+)`[^\n]*\n\n```\w+\n(.*?)```", guide, flags=re.DOTALL))
    files = [p for p in sorted(PLUGIN.rglob("*")) if p.is_file() and p.suffix in (".py", ".toml")]
    assert shown == {str(p.relative_to(ROOT)): p.read_text(encoding="utf-8") for p in files}
