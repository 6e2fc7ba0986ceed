"""A user's own aliases and corrections: applied last, kept apart, dropped again."""

import csv
import io
import json
from pathlib import Path

import pytest
from conftest import run

TEXT = """青政办〔2024〕20号
青禾县人民政府办公室关于印发年度任务的通知
一、任务
1.修缮河堤。(牵头单位:县水利局;配合单位:县农发办、县园林局)
2.补植树木。(牵头单位:县农业农村局;配合单位:县园林和林业局、县财政局)
青禾县人民政府办公室
2024年4月8日
"""
TOML = """[[alias]]
wording = "县农发办"
name = "县农业农村局"

[[apart]]
wording = "县园林局"

[[reject]]
document = "青政办〔2024〕20号"
line = 5
object = "县财政局"
reason = "the bureau was left out in the printed notice"
"""


def entities(graph: Path) -> dict[str, str]:
    rows = csv.DictReader(io.StringIO(run("facts", "--graph", graph).stdout))
    return {r["object"]: r["object_entity"] for r in rows if r["kind"] == "task"}


@pytest.fixture
def notice(tmp_path: Path) -> Path:
    path = tmp_path / "notice.txt"
    path.write_text(TEXT, encoding="utf-8")
    return path


def test_without_corrections(notice: Path, tmp_path: Path) -> None:
    run("build", notice, "--graph", tmp_path / "g")
    found = entities(tmp_path / "g")
    assert found["县园林局"] == found["县园林和林业局"]
    assert found["县农发办"] != found["县农业农村局"]
    assert "县财政局" in found


def test_corrections_are_applied_last_and_stay_until_dropped(notice: Path, tmp_path: Path) -> None:
    graph, own = tmp_path / "g", tmp_path / "own.toml"
    own.write_text(TOML, encoding="utf-8")
    done = run("build", notice, "--graph", graph, "--aliases", own, "--json")
    assert done.returncode == 0, done.stderr
    assert json.loads(done.stdout)["corrections"] == {"aliases": 2, "rejected": 1, "unused": []}
    found = entities(graph)
    assert found["县农发办"] == found["县农业农村局"]
    assert found["县园林局"] != found["县园林和林业局"]
    assert "县财政局" not in found

    stored = next((graph / "facts").glob("*.jsonl")).read_text(encoding="utf-8")
    assert "县财政局" in stored, "what the source says is kept as it is"
    assert run("verify", graph).returncode == 0
    assert "县农业农村局" in run("unit", "县农发办", "--graph", graph).stdout
    views = run("unit", "县农发办", "--graph", graph, "--on", "2024-05-01")
    assert "县农业农村局" in views.stdout, views.stderr
    assert run("export", "csv", "-o", tmp_path / "out", "--graph", graph).returncode == 0

    notice.write_text(TEXT + "\n", encoding="utf-8")
    run("build", notice, "--graph", graph)
    assert entities(graph) == found
    assert run("build", "--graph", graph, "--no-aliases").returncode == 0
    assert entities(graph)["县农发办"] != found["县农发办"]
    assert not (graph / "corrections.json").exists()


def test_a_csv_of_aliases_and_places(notice: Path, tmp_path: Path) -> None:
    graph, own = tmp_path / "g", tmp_path / "own.csv"
    own.write_text("别名,名称,地区\n县农发办,县农业农村局,临澜县\n县园林局,,青禾县\n", encoding="utf-8-sig")
    assert run("build", notice, "--graph", graph, "--aliases", own).returncode == 0
    found = entities(graph)
    assert found["县农发办"] != found["县农业农村局"], "an alias of another county does not hold here"
    assert found["县园林局"] != found["县园林和林业局"]


def test_a_correction_that_meets_nothing_is_said(notice: Path, tmp_path: Path) -> None:
    own = tmp_path / "own.toml"
    own.write_text('[[alias]]\nwording = "县旅游局"\nname = "县文化和旅游局"\n', encoding="utf-8")
    done = run("build", notice, "--graph", tmp_path / "g", "--aliases", own)
    assert done.returncode == 0
    assert "县旅游局 meets nothing" in done.stderr


BAD = [
    ("own.toml", "[[alias]\n", "line 1"),
    ("own.toml", '[[alais]]\nwording = "a"\n', "alais is not known"),
    ("own.toml", '[[alias]]\nwording = "a"\n', "lacks its name"),
    ("own.toml", '[[alias]]\nwording = "a"\nnames = "b"\n', "has no names"),
    ("own.toml", '[[reject]]\ndocument = "a"\nobject = "b"\nline = "5"\n', "must be a number"),
    ("own.csv", "a,b\n1,2\n", "line 1"),
    ("own.csv", "wording,name\n,县水利局\n", "line 2"),
    ("none.toml", None, "No such file"),
]


@pytest.mark.parametrize(("name", "text", "sentence"), BAD)
def test_a_bad_file_is_one_sentence(notice: Path, tmp_path: Path, name: str, text: str | None, sentence: str) -> None:
    if text is not None:
        (tmp_path / name).write_text(text, encoding="utf-8")
    done = run("build", notice, "--graph", tmp_path / "g", "--aliases", tmp_path / name)
    assert done.returncode == 2
    assert sentence in done.stderr
    assert len(done.stderr.strip().splitlines()) == 1
    assert not (tmp_path / "g").exists()
