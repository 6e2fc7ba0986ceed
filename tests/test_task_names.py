"""Names of tasks: cut at a mark with an ellipsis; the whole wording stands beside, and ids stay what they were."""

import hashlib
import json
import re
from html import unescape
from pathlib import Path

import httpx
import pytest
from conftest import run
from serving import serving

from remit.graph.names import fold
from remit.graph.task_names import name_of_task

LONG = (
    "完善城东片区排水设施。对易涝路口逐一排查，制定改造计划，分期实施管网清淤、泵站更新和雨污分流，"
    "同步建立巡查台账（含图片），汛期每日报送情况，确保安全度汛。"
)
NEXT = "开展节水宣传，进社区、进校园、进企业，全年不少于四十场，并在政务网站和公众号开设专栏，按月公布各街道用水情况，接受监督。"
NOTICE = "\n".join(
    [
        "东川区人民政府办公室关于印发东川区水务工作任务清单的通知", "东政办〔2024〕3号", "各镇人民政府，区直各单位：",
        "现将《东川区水务工作任务清单》印发给你们。", "东川区人民政府办公室", "2024年3月5日", "东川区水务工作任务清单",
        "一、主要任务",
        f"（一）{LONG}（牵头单位：区水务局；配合单位：区财政局）",
        "（二）修建公厕两座。（牵头单位：区城管执法局）",
        "二、任务分解",
        "序号\t工作任务\t牵头单位\t完成时限",
        f"1\t{LONG}\t区水务局\t9月底前",
        f"2\t<p>1.{NEXT}</p><p>2.{LONG}</p>\t区教育局\t9月底前",
        "3\t新建泵站一座。\t区水务局\t9月底前",
    ]
)  # fmt: skip


@pytest.fixture(scope="module")
def graph(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("names")
    (folder / "notice.txt").write_text(NOTICE, encoding="utf-8")
    assert run("build", folder / "notice.txt", "--graph", folder / "g").returncode == 0
    return folder / "g"


@pytest.mark.parametrize(
    ("subject", "text", "name"),
    [
        ("修建河堤。", "", "修建河堤。"),
        ("修建河堤,整治河道,清理", "修建河堤,整治河道,清理淤泥", "修建河堤,整治河道…"),
        ("修建河堤。", "修建河堤。整治河道。", "修建河堤…"),  # a whole sentence that goes on
        ("修建两岸的河堤并整治河", "修建两岸的河堤并整治河道", "修建两岸的河堤并整治河…"),  # no mark to cut at
        ("甲,修建两岸的河堤并整治河", "甲,修建两岸的河堤并整治河道", "甲,修建两岸的河堤并整治河…"),  # too early a mark
        ("按方案修建两岸河堤(东政办〔20", "按方案修建两岸河堤(东政办〔2024〕3号)", "按方案修建两岸河堤…"),
        ("长" * 60, "", "长" * 60),
        ("长" * 61, "", "长" * 61 + "…"),  # the rest was not found
        ("长" * 61 + "。", "", "长" * 61 + "。"),
    ],
)
def test_a_name_is_cut_at_a_mark_and_says_so(subject: str, text: str, name: str) -> None:
    assert name_of_task(subject, text) == name


def test_the_whole_wording_stands_beside_the_name(graph: Path) -> None:
    found = json.loads(run("tasks", "--graph", graph, "--json").stdout)
    texts = {t["text"]: t["name"] for t in found}
    assert set(texts) == {
        f"一（一）{LONG}",  # up to the bracket that says who
        "一（二）修建公厕两座。",
        f"二1{LONG}",
        f"二21.{NEXT}",  # one of two measures in a cell, without the other
        f"二22.{LONG}",
        "二3新建泵站一座。",
    }
    for text, name in texts.items():
        assert name == text or (name.endswith("…") and text.startswith(name[:-1]))
    assert sum(name.endswith("…") for name in texts.values()) == 4


def test_ids_are_of_the_subject_as_before(graph: Path) -> None:
    facts = [json.loads(row) for row in run("facts", "--graph", graph, "--format", "jsonl").stdout.splitlines()]
    tasks = [f for f in facts if f["kind"] == "task"]
    assert tasks
    for fact in tasks:
        assert "text" not in fact  # the facts table has its columns
        digest = hashlib.sha256(f"{fact['document']}\0{fold(fact['subject'])}".encode()).hexdigest()[:12]
        assert fact["subject_entity"] == f"task/{fact['document']}/{digest}"


@pytest.mark.parametrize("command", [["task"], ["who"]])
def test_a_word_behind_the_cut_finds_the_task(graph: Path, command: list[str]) -> None:
    assert "区水务局" in run(*command, "安全度汛", "--graph", graph).stdout
    assert run("ask", "who-leads", "text=安全度汛", "--graph", graph).returncode == 0


def test_words_behind_the_cut_are_said_to_be_mentioned(graph: Path) -> None:
    done = run("who", "安全度汛飞船", "--graph", graph, "--lang", "en")
    assert (done.returncode, "it does mention 安全度汛." in done.stderr) == (1, True)


def test_a_task_is_shown_whole_and_files_hold_it(graph: Path, tmp_path: Path) -> None:
    assert LONG in run("task", "安全度汛", "--graph", graph).stdout
    assert LONG in run("tasks", "--csv", "--graph", graph).stdout
    run("tasks", "--format", "ics", "-o", tmp_path / "t.ics", "--graph", graph)
    assert LONG in (tmp_path / "t.ics").read_bytes().decode().replace("\r\n ", "")


#: A task's name as it is printed, cut.
CUT = f"二22.{LONG.partition('，同步')[0]}…"


@pytest.mark.parametrize(
    "command",
    [["task", CUT], ["who", CUT], ["viz", "chain", CUT, "-o", "FILE"], ["ask", "roles-in-task", f"text={CUT}"],
     ["ask", "who-leads", f"text={CUT}", "--engine", "oxigraph"], ["ask", "evidence", f"subject={CUT}", "object=教育"]],
)  # fmt: skip
def test_a_task_is_found_by_its_cut_name(graph: Path, tmp_path: Path, command: list[str]) -> None:
    named = json.loads(run("who", "安全度汛", "--graph", graph, "--json").stdout)["matches"]
    assert CUT in [match["name"] for match in named]
    done = run(*(str(tmp_path / "f.html") if c == "FILE" else c for c in command), "--graph", graph)
    assert done.returncode == 0, done.stderr


def test_a_tasks_page_leads_to_its_own_chain(graph: Path) -> None:
    key = next(t["id"] for t in json.loads(run("tasks", "--graph", graph, "--json").stdout) if t["name"] == CUT)
    with serving(graph) as address, httpx.Client(base_url=address, timeout=30) as client:
        page = client.get(f"/task/{key}", headers={"accept": "text/html"})
        link = re.search(r'href="(/pictures/chain\?[^"]*)"', page.text)
        assert link is not None
        picture = client.get(unescape(link[1]), headers={"accept": "text/html"})
        assert picture.status_code == 200
        assert CUT in picture.text  # not the id
        drawn = client.get(unescape(link[1]), headers={"accept": "application/json"}).json()
        assert drawn["title"].endswith(CUT)
