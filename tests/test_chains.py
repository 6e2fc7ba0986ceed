"""The chain of a matter (责任链): each unit with its own leader, each leader with the sentence that says so."""

import json
from pathlib import Path
from typing import Any

import pytest
from conftest import run

TEXT = """青桐县人民政府关于县长、副县长工作分工的通知
青政发〔2024〕2号
县长 滕书南：领导县政府全面工作，分管县审计局。
副县长 秋文柏：负责财政工作，分管县财政局、县统计局。
副县长 柴若水：负责城建工作，联系县总工会，分管县住建局（县园林中心）。
秋文柏同志与柴若水同志互为AB角。

青桐县人民政府关于印发2024年重点任务的通知
青政发〔2024〕3号
1.整治占道经营。（责任单位：县住建局、县财政局、县园林中心、县气象局，各乡镇）
2.修编城市规划。（牵头单位：县住建局；责任单位：县财政局；配合单位：县统计局）
3.化解东街积案。（包案领导：滕书南；责任单位：县财政局）
"""


@pytest.fixture(scope="module")
def county(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("county")
    (folder / "county.txt").write_text(TEXT, encoding="utf-8")
    done = run("build", folder / "county.txt", "--graph", folder / "graph")
    assert done.returncode == 0, done.stderr
    return folder / "graph"


def best(graph: Path, text: str) -> dict[str, Any]:
    return json.loads(run("who", text, "--json", "--graph", graph).stdout)["matches"][0]


def test_each_unit_has_its_own_leader(county: Path) -> None:
    found = best(county, "占道")
    links = {link["unit"]: (link["leader"], [s["name"] for s in link["stand_ins"]]) for link in found["chain"]}
    assert links == {
        "县住建局": ("柴若水", ["秋文柏"]),
        "县财政局": ("秋文柏", ["柴若水"]),
        "县园林中心": ("柴若水", ["秋文柏"]),
        "县气象局": ("", []),
        "各乡镇": ("", []),
    }
    assert found["responsible"] == list(links)
    assert found["supervised_by"] == ["柴若水", "秋文柏"]
    assert {link["unit"]: link["of"] for link in found["chain"] if link["of"]} == {"县园林中心": "县住建局"}


def test_each_step_has_its_sentence(county: Path) -> None:
    lines = TEXT.split("\n")
    links = [link for link in best(county, "占道")["chain"] if link["leader"]]
    for link in links:
        assert link["document"] == "青政发〔2024〕2号"
        assert link["leader"] in lines[link["line"] - 1]
        assert link["quote"] in lines[link["line"] - 1]
        assert (link["of"] or link["unit"]) in link["quote"]
        for cover in link["stand_ins"]:
            assert cover["name"] in cover["quote"]
            assert link["leader"] in cover["quote"]


def test_only_the_lead_unit_stands_in_the_chain_where_there_is_one(county: Path) -> None:
    found = best(county, "规划")
    assert [(link["role"], link["unit"], link["leader"]) for link in found["chain"]] == [("lead", "县住建局", "柴若水")]
    assert found["supervised_by"] == ["柴若水"]
    assert found["responsible"] == ["县财政局"]


def test_who_takes_a_case_answers_for_it(county: Path) -> None:
    found = best(county, "东街")
    assert [(link["role"], link["unit"], link["leader"]) for link in found["chain"]] == [
        ("supervisor", "", "滕书南"),
        ("responsible", "县财政局", "秋文柏"),
    ]
    assert found["supervised_by"] == ["滕书南"]
    tasks = json.loads(run("tasks", "--json", "--graph", county).stdout)
    assert [t["answering"] for t in tasks if "东街" in t["name"]] == ["滕书南"]


def test_the_chain_as_a_person_reads_it(county: Path) -> None:
    shown = run("who", "占道", "--lang", "en", "--graph", county).stdout.split("\n")
    assert shown[1:5] == [
        # [1] says who is responsible, [2] and [4] who supervises, [3] who stands in
        "  responsible: 县住建局、县园林中心 (part of 县住建局) [1] → supervised by: 柴若水 [2] → stand-in: 秋文柏 [3]",
        "  responsible: 县财政局 [1] → supervised by: 秋文柏 [4] → stand-in: 柴若水 [3]",
        "  responsible: 县气象局 [1] → no supervising leader named",
        "  responsible: 各乡镇 [1]",
    ]
    assert [line[:7] for line in shown if line.startswith("  [")] == [f"  [{n}] 青" for n in (1, 2, 3, 4)]
    tasks = run("tasks", "--lang", "en", "--graph", county).stdout
    assert "  responsible: 县财政局 → supervised by: 秋文柏 [3] → stand-in: 柴若水 [2]" in tasks


def test_who_only_liaises_does_not_lead(county: Path) -> None:
    done = run("who", "总工会", "--json", "--graph", county)
    assert [(m["kind"], m["lead"], m["supervised_by"]) for m in json.loads(done.stdout)["matches"]] == [
        ("unit", [], [])
    ]


def test_who_liaises_with_a_unit_is_named_as_such(county: Path) -> None:
    found = best(county, "总工会")
    assert (found["liaised_by"], found["stand_ins"], found["line"]) == (["柴若水"], ["秋文柏"], 5)
    assert [(link["role"], link["unit"], link["leader"]) for link in found["chain"]] == [("liaises", "", "柴若水")]
    shown = run("who", "总工会", "--lang", "en", "--graph", county).stdout.split("\n")
    assert shown[1] == "  liaised with by: 柴若水 → stand-in: 秋文柏 [1]"
    assert shown[2].startswith("  青政发〔2024〕2号, line 5: 联系县总工会")


def test_who_supervises_and_who_liaises_are_told_apart(tmp_path: Path) -> None:
    text = """青桐县人民政府关于县长、副县长工作分工的通知
青政发〔2024〕2号
副县长 秋文柏：负责财政工作，分管县财政局、县信访局。
副县长 柴若水：负责城建工作，联系县信访局、县防汛工作领导小组。
副县长 滕书南：负责审计工作，分管县审计局。
秋文柏同志与滕书南同志互为AB角。
"""
    (tmp_path / "two.txt").write_text(text, encoding="utf-8")
    assert run("build", tmp_path / "two.txt", "--graph", tmp_path / "g").returncode == 0
    found = best(tmp_path / "g", "信访局")
    assert (found["supervised_by"], found["liaised_by"], found["stand_ins"]) == (["秋文柏"], ["柴若水"], ["滕书南"])
    assert found["line"] == 3
    group = best(tmp_path / "g", "防汛工作领导小组")
    assert (group["kind"], group["supervised_by"], group["liaised_by"]) == ("group", [], ["柴若水"])
    none = best(tmp_path / "g", "审计局")
    assert (none["supervised_by"], none["liaised_by"]) == (["滕书南"], [])


def test_a_case_is_cited_where_its_lead_is_said(tmp_path: Path) -> None:
    text = """青桐县信访局关于化解积案的通知
青信发〔2024〕1号
1.东街积案。
包案领导：滕书南
由县住建局牵头，县财政局配合。
"""
    (tmp_path / "case.txt").write_text(text, encoding="utf-8")
    assert run("build", tmp_path / "case.txt", "--graph", tmp_path / "g").returncode == 0
    found = best(tmp_path / "g", "东街")
    assert (found["kind"], found["lead"], found["line"]) == ("case", ["县住建局"], 5)


def test_a_unit_without_leader_is_cited_where_it_leads(tmp_path: Path) -> None:
    text = """青桐县人民政府关于印发2024年重点任务的通知
青政发〔2024〕3号
1.清理沟渠。（牵头单位：县水务局；配合单位：县气象局）
2.建雷达站。（牵头单位：县气象局；配合单位：县水务局）
"""
    (tmp_path / "own.txt").write_text(text, encoding="utf-8")
    assert run("build", tmp_path / "own.txt", "--graph", tmp_path / "g").returncode == 0
    units = json.loads(run("who", "气象局", "--json", "--graph", tmp_path / "g").stdout)["matches"]
    assert [(m["kind"], m["line"]) for m in units] == [("unit", 4)]


def test_a_unit_is_cited_where_its_leader_is_said(county: Path) -> None:
    found = next(m for m in json.loads(run("who", "住建局", "--json", "--graph", county).stdout)["matches"])
    assert (found["kind"], found["supervised_by"], found["line"]) == ("unit", ["柴若水"], 5)


def test_part_of_a_name_is_said_to_be_one(county: Path) -> None:
    done = run("portfolio", "柴若", "--graph", county, REMIT_LANG="en")
    assert done.returncode == 0
    assert "柴若 is only part of this name: 柴若水." in done.stderr
    given = run("portfolio", "若水", "--graph", county, REMIT_LANG="en")
    assert "若水 is only part of this name: 柴若水." in given.stderr  # a surname too may begin with 若
    for whole in ("柴若水", "chairuoshui", "crs"):
        assert run("portfolio", whole, "--graph", county).stderr == ""


def test_no_answer_is_said_with_names_near(county: Path) -> None:
    done = run("ask", "who-supervises", "unit=县财证局", "--graph", county, REMIT_LANG="en")
    assert (done.returncode, done.stdout) == (1, "")
    assert "who-supervises unit=县财证局 has no answer in this graph. Names near to it: 县财政局" in done.stderr
    done = run("who", "县财证局", "--graph", county, REMIT_LANG="en")
    assert (done.returncode, done.stdout) == (1, "")
    assert "Names near to it: 县财政局" in done.stderr


def test_the_threshold_of_a_picture_is_obeyed(county: Path, tmp_path: Path) -> None:
    done = run("viz", "coordination", "--least", "1", "-o", tmp_path / "least-1.html", "--graph", county)
    assert "8 edges" in done.stderr
    done = run("viz", "coordination", "--least", "2", "-o", tmp_path / "least-2.html", "--graph", county)
    assert "1 edges" in done.stderr
    done = run(
        "viz", "coordination", "--least", "3", "-o", tmp_path / "least-3.html", "--graph", county, REMIT_LANG="en"
    )
    assert done.returncode == 2
    assert "No two units share 3 tasks; the most that two share is 2." in done.stderr


def test_a_threshold_that_is_given_leaves_no_pair_out(tmp_path: Path) -> None:
    units = "、".join(f"县{field}局" for field in "财商水林粮税盐港农渔药医文体教侨法档盲茶路桥矿铁")
    text = f"青桐县人民政府关于印发重点任务的通知\n青政发〔2024〕3号\n1.清理沟渠。（责任单位：{units}）\n"
    text += "2.修路。（责任单位：县财局、县商局）\n"
    (tmp_path / "many.txt").write_text(text, encoding="utf-8")
    assert run("build", tmp_path / "many.txt", "--graph", tmp_path / "g").returncode == 0
    drawn = [
        run("viz", "coordination", *more, "-o", tmp_path / "p.html", "--graph", tmp_path / "g").stderr
        for more in ((), ("--least", "1"))
    ]
    assert "2 nodes, 1 edges" in drawn[0]  # of 276 pairs those that share most
    assert "24 nodes, 276 edges" in drawn[1]


def test_who_directs_a_unit_or_is_in_charge_of_it_answers_where_nobody_supervises_it(tmp_path: Path) -> None:
    text = tmp_path / "丙县.txt"
    text.write_text(
        "丙县人民政府关于领导分工的通知\n丙政发〔2024〕2号\n各乡镇:\n现将分工通知如下:\n"
        "副县长柴若水同志:分管县住建局。主持县开发区管委会工作。\n"
        "党组成员秋文柏同志:负责县人民政府办公室工作。\n丙县人民政府\n2024年3月1日\n"
        "丙县2024年重点工作\n丙政办〔2024〕3号\n1.修建标准厂房。(责任单位:县开发区管委会、县人民政府办公室、县住建局)\n"
        "丙县人民政府办公室\n2024年3月2日\n",
        encoding="utf-8",
    )
    assert run("build", text, "--graph", tmp_path / "g").returncode == 0
    found = best(tmp_path / "g", "厂房")
    assert {link["unit"]: (link["by"], link["leader"]) for link in found["chain"]} == {
        "县开发区管委会": ("directs", "柴若水"),
        "县人民政府办公室": ("responsible", "秋文柏"),
        "县住建局": ("supervises", "柴若水"),
    }
    assert found["supervised_by"] == ["柴若水"]  # of 县住建局
    for name in ("柴若水", "秋文柏"):  # one rule: who supervises a unit has its tasks
        listed = run("tasks", "--leader", name, "--json", "--graph", tmp_path / "g").stdout
        assert [t["name"] for t in json.loads(listed)] == ([found["name"]] if name in found["supervised_by"] else [])
    shown = run("who", "厂房", "--lang", "en", "--graph", tmp_path / "g").stdout
    assert "县开发区管委会 [1] → directed by: 柴若水" in shown
    assert "县人民政府办公室 [1] → in charge: 秋文柏" in shown


PART = """丙县人民政府关于领导分工的通知
丙政发〔2024〕2号
各乡镇:
现将分工通知如下:
副县长柴若水同志:{verb}县住建局(县园林中心)。
党组成员秋文柏同志:{said}工作。
丙县人民政府
2024年3月1日
丙县2024年重点工作
丙政办〔2024〕3号
1.修建街心花园。(牵头单位:县园林中心)
丙县人民政府办公室
2024年3月2日
"""


@pytest.mark.parametrize("said", ["主持县园林中心", "负责县园林中心"])
def test_who_supervises_the_whole_answers_before_who_directs_the_part(tmp_path: Path, said: str) -> None:
    (tmp_path / "丙县.txt").write_text(PART.format(verb="分管", said=said), encoding="utf-8")
    assert run("build", tmp_path / "丙县.txt", "--graph", tmp_path / "g").returncode == 0
    found = best(tmp_path / "g", "花园")
    links = [(link["by"], link["leader"], link["of"]) for link in found["chain"]]
    assert links == [("supervises", "柴若水", "县住建局")]
    assert found["supervised_by"] == ["柴若水"]
    listed = [run("tasks", "--leader", name, "--graph", tmp_path / "g").returncode for name in ("柴若水", "秋文柏")]
    assert listed == [0, 1]
    run("viz", "chain", "花园", "-o", tmp_path / "chain.html", "--graph", tmp_path / "g", "--lang", "zh")
    drawn = (tmp_path / "chain.html").read_text(encoding="utf-8")
    assert "柴若水 分管: 县住建局" in drawn
    assert "秋文柏 分管" not in drawn  # who directs is drawn as such


def test_who_directs_the_part_answers_where_nobody_supervises_the_whole(tmp_path: Path) -> None:
    (tmp_path / "丙县.txt").write_text(PART.format(verb="联系", said="主持县园林中心"), encoding="utf-8")
    assert run("build", tmp_path / "丙县.txt", "--graph", tmp_path / "g").returncode == 0
    found = best(tmp_path / "g", "花园")
    assert [(link["by"], link["leader"], link["of"]) for link in found["chain"]] == [("directs", "秋文柏", "")]
    assert found["supervised_by"] == []
