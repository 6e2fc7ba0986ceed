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


#: How the names of bodies end that notices set up.
BODIES = (
    *(
        "领导小组",
        "领导组",
        "协调领导小组",
        "指挥部",
        "总指挥部",
        "委员会",
        "专家委员会",
        "联席会议",
        "工作专班",
        "工作组",
    ),
    *(
        "工作队",
        "考核组",
        "验收组",
        "督察组",
        "巡察组",
        "应急救援队",
        "应急分队",
        "突击队",
        "志愿服务队",
        "宣讲团",
        "专家团",
    ),
    *(
        "评委会",
        "组委会",
        "筹委会",
        "编委会",
        "编写组",
        "理事会",
        "监事会",
        "课题组",
        "项目组",
        "顾问组",
        "教研组",
        "考务组",
    ),
    *(
        "指导组",
        "联络组",
        "核查组",
        "检查组",
        "专项行动组",
        "推进组",
        "攻坚小组",
        "调查组",
        "议事会",
        "专家库",
        "普查办公室",
    ),
)


@pytest.mark.parametrize("kind", BODIES)
def test_every_kind_of_body_is_one(kind: str, tmp_path: Path) -> None:
    body = "县安全生产" + kind
    for announced in ("为加强领导，决定成立{body}，组成人员如下：\n", "附件\n{body}组成人员名单\n"):
        for listed in LISTS:
            text = ("柳河县关于成立{body}的通知\n" + announced).format(body=body) + listed
            found = {(f.subject, f.object) for f in facts_in(text, tmp_path) if f.kind == "member"}
            assert found == {(body, name) for _, name in MEMBERS}, text
