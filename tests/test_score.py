"""The scorer for annotated notices: what counts as found, and what it says."""

import json
import subprocess
import sys
from pathlib import Path

import pytest
from conftest import ROOT, SAMPLE

sys.path.insert(0, str(ROOT / "bench"))
from score import Row, compare

SCORE = ROOT / "bench" / "score.py"


def scored(*arguments: str | Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run([sys.executable, SCORE, *map(str, arguments)], capture_output=True, text=True)


def test_the_sample_is_read_whole() -> None:
    done = scored("--json", "--min", "1")
    assert done.returncode == 0, done.stdout
    said = json.loads(done.stdout)
    assert said["kinds"]["all"]["f1"] == 1.0
    assert set(said["files"]) == {p.stem for p in (SAMPLE / "gold").glob("*.tsv")}


TASK = Row(5, "task", "lead", "一1.修缮河堤六公里", "县水利局")
CASES = [
    # the same, printed with full-width marks and one line away
    (TASK, Row(6, "task", "lead", "1.修缮河堤六公里", "县水利局"), True),
    (TASK, Row(9, "task", "lead", "1.修缮河堤六公里", "县水利局"), False),
    (TASK, Row(5, "task", "support", "1.修缮河堤六公里", "县水利局"), False),
    (TASK, Row(5, "task", "lead", "2.清理河道", "县水利局"), False),
    (Row(1, "remit", "responsible", "甘棠", "水利"), Row(1, "remit", "responsible", "甘棠", "水利工作"), True),
    (Row(1, "remit", "responsible", "甘棠", "水利"), Row(1, "remit", "supervises", "甘棠", "水利"), False),
    (Row(1, "deputises", "ab-pair", "甘棠", "柳成荫"), Row(9, "deputises", "ab-pair", "柳成荫", "甘棠"), True),
    (Row(1, "member", "head", "领导小组", "甘棠"), Row(1, "member", "head", "县水利领导小组", "甘棠"), True),
    (
        Row(1, "appointment", "appointed", "甘棠", "县水利局局长", "2024-03-01"),
        Row(1, "appointment", "appointed", "甘棠", "县水利局局长", "2024-04-01"),
        False,
    ),
]


@pytest.mark.parametrize(("gold", "found", "same"), CASES)
def test_what_counts_as_found(gold: Row, found: Row, same: bool) -> None:
    count = compare([gold], [found])[gold.kind]
    assert (count.hits, len(count.missed), len(count.false)) == ((1, 0, 0) if same else (0, 1, 1))


def test_optional_rows_and_kinds_without_a_row_do_not_count() -> None:
    optional = Row(1, "post", "holds", "甘棠", "副县长", optional=True)
    other = Row(1, "duty", "duty", "县水利局", "修缮河堤")
    counts = compare([optional], [Row(1, "post", "holds", "甘棠", "副县长"), other])
    assert all((c.hits, c.missed, c.false) == (0, [], []) for c in counts.values())


def test_a_miss_is_listed_and_a_bad_file_is_one_sentence(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("副县长甘棠:负责水利工作。\n", encoding="utf-8")
    head = "line\tkind\trole\tsubject\tobject\twhen\tnote\n"
    row = "1\tremit\tresponsible\t甘棠\t{}\t\t\n"
    (tmp_path / "a.tsv").write_text(head + row.format("水利") + row.format("林业"), encoding="utf-8")
    done = scored(tmp_path, "--errors", "5", "--min", "0.9")
    assert done.returncode == 1
    assert "MISSED a.txt:1 remit responsible 甘棠 | 林业" in done.stdout
    assert "0.667" in done.stdout
    (tmp_path / "a.tsv").write_text("kind\trole\n", encoding="utf-8")
    assert "the column line is missing" in scored(tmp_path).stderr
    (tmp_path / "a.txt").unlink()
    assert scored(tmp_path).returncode == 2
    assert "put a.txt beside it" in scored(tmp_path).stderr
