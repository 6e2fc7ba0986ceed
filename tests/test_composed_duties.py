"""Duties of units put together from their parts: each unit is told its own."""

import itertools
from pathlib import Path

import pytest
from composed import facts_in

UNITS = (
    ("县公安局", "维护现场秩序，疏导交通"),
    ("县民政局", "安置受灾群众，发放救灾物资"),
    ("县水利局", "监测水情，组织堤防抢险"),
    ("县卫生健康局", "组织医疗救护和卫生防疫"),
)
FORMS = (
    "{unit}：负责{duty}。",
    "{unit}：{duty}。",
    "{unit}负责{duty}。",
    "{n}.{unit}：负责{duty}。",
    "{n}、{unit}：负责{duty}。",
    "（{han}）{unit}：负责{duty}。",
    "（{han}）{unit}\n负责{duty}。",
    "{n}.{unit}\n负责{duty}。",
    "{unit}\n负责{duty}。",
    "{unit}职责：负责{duty}。",
    "●{unit}：负责{duty}。",
    "{unit}：主要负责{duty}。",
    "{unit}要负责{duty}。",
    "{unit}　　负责{duty}。",
    "【{unit}】负责{duty}。",
)
TITLES = (
    "柳河县防汛应急预案\n三、成员单位职责\n",
    "柳河县防汛应急预案\n2.3 成员单位职责\n",
    "柳河县人民政府办公室关于明确防汛成员单位职责的通知\n各成员单位职责如下：\n",
    "成员单位职责\n",
)
#: Forms whose items may follow one another on one line.
ON_ONE_LINE = ("{unit}：负责{duty}。", "{unit}：{duty}。", "{unit}职责：负责{duty}。", "{unit}：主要负责{duty}。")


@pytest.mark.parametrize("form", FORMS)
def test_each_unit_has_its_own_duty(form: str, tmp_path: Path) -> None:
    for title, between in itertools.product(TITLES, ("\n", "") if form in ON_ONE_LINE else ("\n",)):
        said = [
            form.format(unit=unit, duty=duty, n=n, han="一二三四"[n - 1]) for n, (unit, duty) in enumerate(UNITS, 1)
        ]
        text = title + between.join(said) + "\n"
        found = {
            (f.subject, f.object.removeprefix("主要").removeprefix("负责").split("，")[0])
            for f in facts_in(text, tmp_path)
            if f.kind == "duty"
        }
        assert found == {(unit, duty.split("，")[0]) for unit, duty in UNITS}, text
