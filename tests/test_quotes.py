"""A quote is stored as the source has it and shown without the marks of a page's layout."""

import json
from pathlib import Path

from conftest import run

from remit.graph.quotes import readable


def test_layout_is_left_out_and_nothing_else() -> None:
    assert readable("责任单位：甲局</p> <p>配合单位：乙局") == "责任单位：甲局 配合单位：乙局"
    assert readable('<td colspan="2">甲局&nbsp;</td>') == "甲局"
    for kept in ("甲局<乙局", "a < b > c", "<script>x</script>", "《甲》<甲局>", "小于<5"):
        assert readable(kept) == kept


def test_what_is_stored_stays(tmp_path: Path) -> None:
    text = tmp_path / "t.txt"
    text.write_text(
        "云溪市2024年重点工作\n序号\t任务\t责任单位\n1\t<p>清理渠道淤泥</p>\t<p>责任单位：市水利局</p><p>责任单位：市财政局</p>\n",
        encoding="utf-8",
    )
    built = run("build", text, "--graph", tmp_path / "g")
    assert built.returncode == 0, built.stderr
    shown = run("task", "渠道", "--graph", tmp_path / "g").stdout
    stored = json.loads(run("task", "渠道", "--graph", tmp_path / "g", "--json").stdout)
    assert "<p>" in json.dumps(stored, ensure_ascii=False)
    assert "市水利局" in shown
    assert "<p>" not in shown
