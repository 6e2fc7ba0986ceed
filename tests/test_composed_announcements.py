"""Groups announced in every usual way: whatever the sentence, the list below is that group's."""

import itertools
from pathlib import Path

import pytest
from composed import facts_in

GROUP = "柳河县安全生产工作领导小组"
ANNOUNCED = (
    "经县政府研究，决定成立{group}，现将组成人员名单通知如下：",
    "为加强对安全生产工作的领导，经研究，决定成立{group}。现将有关事项通知如下：",
    "为切实做好安全生产工作，县政府成立{group}，其组成人员如下：",
    "现将调整后的{group}成员名单公布如下：",
    "现将{group}组成人员名单公布如下：",
    "现将{group}组成人员调整如下：",
    "因工作需要和人员变动，决定对{group}组成人员进行调整，调整后的名单如下：",
    "因人事变动，经研究，决定对{group}成员作相应调整。调整后的{group}成员名单如下：",
    "根据工作需要，县政府决定调整充实{group}，调整后的组成人员如下：",
    "{group}组成人员名单",
    "{group}",
    "（一）{group}组成人员",
    "{group}由下列人员组成：",
    "{group}由以下同志组成：",
    "县政府决定成立{group}（以下简称领导小组），组成人员如下：",
    "县政府研究决定，将{group}成员调整如下：",
    "一、组织机构\n为加强对此项工作的领导，成立{group}：",
    "附件：{group}成员名单",
    "附件1\n{group}组成人员名单",
    "经县政府常务会议研究，决定恢复{group}，组成人员如下：",
    "现决定建立{group}，其组成人员如下：",
    "经研究，决定增补{group}成员，调整后的名单为：",
)
HEADS = (
    "",
    "柳河县人民政府办公室文件\n柳政办〔2024〕12号\n",
    "柳河县人民政府办公室关于成立{group}的通知\n柳政办〔2024〕12号\n各乡镇人民政府，县直各单位：\n",
)
LISTS = (
    "组　长：周大川　县长\n副组长：何小满　副县长\n成　员：林　远　县公安局局长\n　　　　高　山　县财政局局长\n",
    "组长：周大川（县长）\n副组长：何小满（副县长）\n成员：林远（县公安局局长）、高山（县财政局局长）\n",
    "组长：周大川\n副组长：何小满\n成员：林远、高山\n",
)
MEMBERS = {("head", "周大川"), ("deputy", "何小满"), ("member", "林远"), ("member", "高山")}


@pytest.mark.parametrize("announced", ANNOUNCED)
def test_the_list_below_is_that_groups(announced: str, tmp_path: Path) -> None:
    for head, listed in itertools.product(HEADS, LISTS):
        text = (head + announced + "\n").format(group=GROUP) + listed
        found = {(f.subject, f.role, f.object) for f in facts_in(text, tmp_path) if f.kind == "member"}
        assert found == {(GROUP, role, name) for role, name in MEMBERS}, text
