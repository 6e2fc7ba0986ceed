"""From when to when: divisions of work, posts and rosters over four years, and the graph as of a date."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from conftest import run

from remit.graph.day import day
from remit.graph.trouble import Trouble

FOUR_YEARS = """
云政发〔2021〕1号

关于区政府领导工作分工的通知

甘棠 区长,领导区政府全面工作。
单志远 副区长,分管区民政局、区教育局。
鲜于澄 副区长,分管区水务局。
单志远与鲜于澄互为AB角。

云溪区人民政府
2021年1月10日

云政任〔2021〕3号

关于干部任免的通知

任命:
祝余为区民政局局长。

云溪区人民政府
2021年3月1日

云政任〔2022〕2号

关于干部免职的通知

免去:
祝余的区民政局局长职务。

云溪区人民政府
2022年2月1日

云政发〔2022〕6号

关于调整部分区政府领导工作分工的通知

单志远 副区长,分管区民政局、区卫生健康局。

云溪区人民政府
2022年6月1日

云政任〔2023〕1号

关于干部任命的通知

任命:
祝余为区民政局局长。

云溪区人民政府
2023年1月5日

云政办发〔2024〕1号

关于调整区政府领导工作分工的通知

甘棠 区长,领导区政府全面工作。
鲜于澄 副区长,分管区水务局、区民政局。

云溪区人民政府办公室
2024年1月8日
"""


_LINE = FOUR_YEARS[: FOUR_YEARS.index("祝余为")].count("\n") + 1


@pytest.fixture(scope="module")
def years(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("years")
    (folder / "years.txt").write_text(FOUR_YEARS, encoding="utf-8")
    assert run("build", folder / "years.txt", "--graph", folder / "g").returncode == 0
    return folder / "g"


def _page(graph: Path, command: str, name: str, *dates: str) -> dict[str, Any]:
    out = run(command, name, "--graph", graph, "--json", *dates)
    assert out.returncode == 0, out.stderr
    found: dict[str, Any] = json.loads(out.stdout)
    return found


def _supervised(graph: Path, name: str, *dates: str) -> set[str]:
    return {i["name"] for i in _page(graph, "portfolio", name, *dates)["supervises"]}


def test_a_division_holds_until_the_next(years: Path) -> None:
    assert _supervised(years, "鲜于澄", "--on", "2023-12-31") == {"区水务局"}
    assert _supervised(years, "鲜于澄", "--on", "2024-01-08") == {"区水务局", "区民政局"}


def test_a_partial_one_changes_only_those_it_names(years: Path) -> None:
    assert _supervised(years, "单志远", "--on", "2022-05-31") == {"区民政局", "区教育局"}
    assert _supervised(years, "单志远", "--on", "2022-06") == {"区民政局", "区卫生健康局"}
    assert _supervised(years, "鲜于澄", "--on", "2022-06") == {"区水务局"}


def test_the_next_whole_one_ends_what_a_leader_it_leaves_out_had(years: Path) -> None:
    assert _supervised(years, "单志远") == set()
    assert _page(years, "portfolio", "鲜于澄")["stand_ins"] == []
    assert [i["name"] for i in _page(years, "portfolio", "鲜于澄", "--on", "2021")["stand_ins"]] == ["单志远"]


def test_appointed_removed_and_appointed_again_are_two_holdings(years: Path) -> None:
    held = [(p["since"], p["until"]) for p in _page(years, "person", "祝余")["posts"] if p["kind"] == "appointment"]
    assert held == [("2021-03-01", "2022-02-01"), ("2023-01-05", "")]
    for date, posts in (("2021-06-01", 1), ("2022-02-01", 0), ("2023", 1)):
        assert len(_page(years, "portfolio", "祝余", "--on", date)["person"]["posts"]) == posts, date


def test_as_known_reads_only_what_had_been_issued(years: Path) -> None:
    known = _page(years, "person", "祝余", "--as-known", "2021-12-31")["posts"]
    assert [(p["since"], p["until"]) for p in known] == [("2021-03-01", "")]
    assert _supervised(years, "鲜于澄", "--as-known", "2023-12-31") == {"区水务局"}


def test_the_answer_says_of_which_day_it_is(years: Path) -> None:
    assert _page(years, "portfolio", "鲜于澄")["as_of"] == "2024-01-08"
    assert _page(years, "portfolio", "鲜于澄", "--on", "2022-06")["as_of"] == "2022-06-30"
    assert "2022-06-30" in run("portfolio", "鲜于澄", "--graph", years, "--on", "2022-06").stdout.splitlines()[0]


@pytest.mark.parametrize("engine", ["ladybug", "oxigraph"])
def test_questions_queries_and_files_take_the_date(years: Path, engine: str, tmp_path: Path) -> None:
    asked = ("ask", "units-of-leader", "leader=单志远", "--graph", years, "--engine", engine, "--json")
    assert len(json.loads(run(*asked, "--on", "2022-05-31").stdout)["rows"]) == 2
    assert json.loads(run(*asked).stdout)["rows"] == []
    count = run("sparql", "SELECT (COUNT(*) AS ?n) WHERE { ?p rmt:supervises ?o }", "--graph", years,
                "--on", "2021", "--format", "csv")  # fmt: skip
    assert count.stdout.split() == ["n", "3"]
    assert run("export", "graphml", "-o", tmp_path / "g.graphml", "--graph", years, "--on", "2021").returncode == 0
    assert "区卫生健康局" not in (tmp_path / "g.graphml").read_text(encoding="utf-8")


def test_somebody_nobody_had_named_yet_is_not_there(years: Path) -> None:
    out = run("portfolio", "祝余", "--graph", years, "--on", "2020")
    assert out.returncode == 1
    assert "No person named 祝余 is in the graph as of 2020-12-31, but 祝余 is in it on another day." in out.stderr
    nobody = run("portfolio", "公孙无", "--graph", years, "--on", "2020")
    assert (nobody.returncode, "another day" in nobody.stderr) == (1, False)
    for words in (["tasks", "--leader", "祝余"], ["viz", "portfolio", "祝余"]):
        other = run(*words, "--graph", years, "--on", "2020")
        assert (other.returncode, "but 祝余 is in it on another day" in other.stderr) == (1, True)
    later = run("portfolio", "祝余", "--graph", years, "--as-known", "2020")
    assert "No person named 祝余 is in the graph as of 2020-12-31, but later documents name 祝余." in later.stderr
    both = run("portfolio", "祝余", "--graph", years, "--as-known", "2020", "--on", "2019")
    assert "as of 2020-12-31 / 2019-12-31, but without these dates it names 祝余." in both.stderr
    assert "此后的文件中有 祝余" in run("person", "祝余", "--graph", years, "--as-known", "2020", "--lang", "zh").stderr


def test_days() -> None:
    assert [day(t) for t in ("2020", "2020-02", "2019-12", "2020-02-03")] == [
        "2020-12-31", "2020-02-29", "2019-12-31", "2020-02-03"]  # fmt: skip
    for wrong in ("", "20", "2020-13", "2020-02-30", "yesterday", "二〇二〇"):
        with pytest.raises(Trouble, match="is no date"):
            day(wrong)


def test_diff_of_two_dates(years: Path) -> None:
    out = run("diff", "2022-01-01", "2024-06", "--graph", years, "--json")
    found = json.loads(out.stdout)
    moved = {(c["name"], tuple(c["before"]), tuple(c["after"])) for c in found["remits"]}
    assert moved == {("区教育局", ("单志远",), ()), ("区民政局", ("单志远",), ("鲜于澄",))}
    assert found["posts"] == []
    assert [(c["change"], c["leader"], c["stand_in"]) for c in found["stand_ins"]] == [("ended", "单志远", "鲜于澄")]
    posts = json.loads(run("diff", "2021-02", "2021-12", "--graph", years, "--json").stdout)["posts"]
    assert [(c["change"], c["person"], c["line"]) for c in posts] == [("added", "祝余", _LINE)]
    assert run("diff", "2021-12-01", "2021-12-31", "--graph", years).returncode == 1
    assert "neither a folder" in run("diff", "nowhere", "2021", "--graph", years).stderr


def test_verify_looks_each_wording_up_again(years: Path, tmp_path: Path) -> None:
    assert run("verify", years).returncode == 0
    (tmp_path / "years.txt").write_text("\n\n" + FOUR_YEARS.replace("区水务局", "区水利局"), encoding="utf-8")
    out = run("verify", years, "--sources", tmp_path, "--json")
    found = json.loads(out.stdout)
    assert out.returncode == 1
    states = {(f["object"], f["state"], f["line"] - f["was"]["line"]) for f in found["findings"]}
    assert {("区教育局", "moved", 2), ("区水务局", "gone", 0)} <= states
    (tmp_path / "years.txt").unlink()
    assert "source missing" in run("verify", years, "--sources", tmp_path).stdout
    assert "is no folder" in run("verify", years, "--sources", tmp_path / "none").stderr


@pytest.mark.parametrize(
    "asked",
    [
        ("portfolio", "单志远"),
        ("unit", "org/江渚市云溪区/财政局"),
        ("who", "再生水"),
        ("task", "再生水"),
        ("tasks",),
        ("ask", "who-supervises", "unit=区财政局"),
        ("ask", "who-supervises", "unit=区财政局", "--engine", "oxigraph"),
    ],
)
def test_every_answer_says_as_of_when(whole_graph: Path, asked: tuple[str, ...]) -> None:
    for date in ("2024-06-28", "2024-05-31"):  # the first is the newest that the documents bear
        on = ["--on", date] if date == "2024-05-31" else []
        assert f"as of {date}" in run(*asked, "--graph", whole_graph, "--lang", "en", *on).stdout
        found = run(*asked, "--graph", whole_graph, "--json", *on).stdout
        assert asked[0] in ("task", "tasks") or f'"as_of": "{date}"' in found
        assert "as of" not in run(*asked, "--graph", whole_graph, "--csv", "--lang", "en", *on).stdout
