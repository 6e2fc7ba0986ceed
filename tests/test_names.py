"""Names resolved: fictional cases for every rule with their counter-cases, and the bars on the real gazette."""

import importlib.util
import json
import sys
from pathlib import Path
from types import ModuleType

import pytest
from conftest import ROOT, SAMPLE, run

from remit.graph.names import core_of, is_person, name_of, shortens
from remit.graph.places import NATION, Place
from remit.graph.short_forms import short_forms

YUNXI = Place("江渚市云溪区", "云溪区", "区", "江渚市")


@pytest.fixture(scope="module")
def scorer() -> ModuleType:
    """The public scorer, bench/names.py."""
    spec = importlib.util.spec_from_file_location("names_scorer", ROOT / "bench" / "names.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = module
    spec.loader.exec_module(module)
    return module


@pytest.mark.parametrize("path", sorted((SAMPLE / "names").glob("*.tsv")), ids=lambda p: p.stem)
def test_fictional_names(scorer: ModuleType, path: Path) -> None:
    score = scorer.pairs(scorer.of_cases(path))
    assert score.right > 0
    assert [(a.wording, b.wording) for a, b in score.wrong] == []
    assert [(a.wording, b.wording) for a, b in score.missed] == []


def test_the_scorer_counts_each_kind_of_pair(scorer: ModuleType) -> None:
    uses = [scorer.Use(*u) for u in (("甲局", "1", "a"), ("甲管理局", "1", "a"), ("甲", "1", "b"), ("乙", "2", "b"))]
    score = scorer.pairs(uses)
    assert (score.right, len(score.wrong), len(score.missed)) == (1, 1, 2)
    assert score.f1 == pytest.approx(0.4)


@pytest.mark.shared
def test_names_of_the_real_gazette(scorer: ModuleType, shared: Path, real: Path) -> None:
    uses, unmet = scorer.of_labels(real, SAMPLE / "names" / "real.labels")
    assert unmet < 0.05 * len(uses)
    score = scorer.pairs(uses)
    assert score.right > 70
    assert score.f1 >= 0.98
    assert [(a.wording, b.wording) for a, b in score.wrong] == []


@pytest.mark.shared
def test_no_wrong_merge_of_kinds_levels_or_places(shared: Path) -> None:
    """In every real text, no id holds wordings of two sorts (party, government, congress, conference) or levels."""
    import re

    from remit.graph.resolve import resolve
    from remit.importers.read import read_facts

    marks = {"party": "委(?!员)|党", "government": "政府", "congress": "人大|人民代表大会", "conference": "政协"}
    for text in (*(shared / "gazette").glob("*.txt"), *(shared / "other-places").glob("[0-9]*.txt")):
        wordings: dict[str, set[str]] = {}
        for fact in resolve(list(read_facts(text))):
            for entity, wording in ((fact.subject_entity, fact.subject), (fact.object_entity, fact.object)):
                if entity.startswith("org/"):
                    wordings.setdefault(entity, set()).add(wording)
        for entity, said in wordings.items():
            levels = {w[0] for w in said if re.match("[区市县省](?!场|政|长|域|级)", w)}
            assert len(levels) < 2, (text.name, entity, said)
            kinds = {k for k, mark in marks.items() for w in said if re.search(mark, re.sub("管委会|委员会", "", w))}
            assert len(kinds) < 2, (text.name, entity, said)


CORES = [
    ("区委办公室", "江渚市云溪区", "委办公室"),
    ("中共江渚市云溪区委员会办公室", "江渚市云溪区", "委办公室"),
    ("区政府办公室", "江渚市云溪区", "政府办公室"),
    ("市人民政府办公室", "江渚市", "政府办公室"),
    ("市场监管局", "江渚市云溪区", "市场监督管理局"),
    ("市民政局", "江渚市", "民政局"),
    ("市政府", "江渚市", "政府"),
    ("市政协办公室", "江渚市", "政协办公室"),
    ("省财政厅", "江渚市的省", "财政厅"),
    ("市公安局云溪分局", "江渚市云溪区", "公安分局"),
    ("国家税务总局江渚市税务局", "江渚市", "税务局"),
    ("国家发展改革委", "中国", "国家发展和改革委员会"),
    ("柳浪街道办事处", "江渚市云溪区", "柳浪街"),
    ("青石镇人民政府", "江渚市云溪区", "青石镇"),
    ("青石镇党委", "江渚市云溪区", "青石镇党委"),
    ("团区委", "江渚市云溪区", "共青团委"),
    ("区委", "江渚市云溪区", "委"),
]


@pytest.mark.parametrize(("wording", "place", "core"), CORES)
def test_a_name_has_its_place_and_core(wording: str, place: str, core: str) -> None:
    found = name_of(wording, YUNXI)
    assert (found.place, found.core) == (place, core)


def test_levels_of_unknown_places_stay_apart() -> None:
    county = Place("青禾县", "青禾县", "县", "")
    assert county.at("市") != Place("临澜县", "临澜县", "县", "").at("市")
    assert NATION.at("省") == "中国的省"


SHORT = [
    (("公路局", "公路管理局"), {"公路局": "公路管理局"}),
    (("住房城乡建设厅", "住房和城乡建设厅"), {"住房城乡建设厅": "住房和城乡建设厅"}),
    (("柳浪开发区", "临江(柳浪)经济开发区"), {"柳浪开发区": "临江(柳浪)经济开发区"}),
    (("自然资源局", "自然资源和规划局"), {"自然资源局": "自然资源和规划局"}),
    # whole names and names whose words stand in the other are no short forms
    (("委办公室", "委机构编制委员会办公室"), {}),
    (("政府办公室", "政府新闻办公室"), {}),
    (("教育局", "教育督导局"), {}),
    (("文化局", "文物和文化局"), {}),
    (("交通局", "交通管理局"), {}),
    (("信访办公室", "信访维稳办公室"), {}),
    # two candidates: none
    (("科经局", "科学和经济发展局", "科技和经济信息局"), {}),
]


@pytest.mark.parametrize(("cores", "expected"), SHORT)
def test_short_forms(cores: tuple[str, ...], expected: dict[str, str]) -> None:
    assert short_forms(cores, {}) == expected


def test_bodies_of_one_list_are_two() -> None:
    assert short_forms(("公路局", "公路管理局"), {"公路局": frozenset({1}), "公路管理局": frozenset({1, 2})}) == {}
    assert shortens("科经局", "科学技术和经济信息化局")
    assert core_of("环保局") == core_of("生态环境局")


@pytest.mark.parametrize(("wording", "person"), [("甘棠", True), ("柳成荫", True), ("公安局", False), ("青石镇", False), ("水利局", False), ("法制办", False), ("法制科", False), ("宣传部", False), ("农业部", False), ("经管站", False), ("金融", False), ("张九州", True), ("李建村", True), ("王建科", True)])  # fmt: skip
def test_people_and_bodies(wording: str, person: bool) -> None:
    assert is_person(wording) is person


def test_a_field_that_is_none_without_the_word_work_keeps_it(graph: Path) -> None:
    found = json.loads(run("portfolio", "单志远", "--json", "--graph", graph).stdout)
    names = [item["name"] for item in found["responsible"]]
    assert "区人民政府常务工作" in names
    assert {"财政", "统计"} < set(names)  # these are fields as they stand
