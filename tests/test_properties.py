"""Any truncation or shuffling of the sample's lines: nothing raises, and every offset is true."""

import random
import time

import pytest
from conftest import SAMPLE
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from test_reading import holds

from remit.graph.trouble import Trouble
from remit.importers.documents import split_documents
from remit.importers.read import facts_of, ledger_of
from remit.importers.registry import recognisers
from remit.importers.source import Source

TEXT = (SAMPLE / "gazette" / "yunxi-2024-01.txt").read_text(encoding="utf-8")
LINES = TEXT.splitlines()
QUIET = settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))


@QUIET
@given(st.integers(0, len(TEXT)))
def test_truncation(at: int) -> None:
    source = Source.of(TEXT[:at])
    assert all(holds(source, f) for f in facts_of(source))


@QUIET
@given(st.randoms(use_true_random=False), st.integers(1, len(LINES)))
def test_shuffled_lines(order: random.Random, count: int) -> None:
    source = Source.of("\n".join(order.sample(LINES, count)))
    assert all(holds(source, f) for f in facts_of(source))
    ledger = ledger_of(source)
    assert all(c.state in ("fact", "aside", "review") for c in ledger.cues)


@QUIET
@given(
    st.text(alphabet="区县局委员会长负责分管联系(（)）:：;；,，、。\n\t |王李任为免去职务一二1.牵头A角B", max_size=300)
)
def test_any_text(text: str) -> None:
    source = Source.of(text)
    assert all(holds(source, f) for f in facts_of(source))


HOSTILE = ["(" * 40_000, "区财政局、" * 12_000, "由" * 40_000, "任" * 40_000, "分管" * 20_000, "<p>" * 15_000, "一、" * 20_000,
           "王为" * 20_000, "责任单位:" * 10_000, "各区、县" * 12_000, "组长:" * 12_000, "1." * 20_000]  # fmt: skip


@pytest.mark.parametrize("text", HOSTILE, ids=lambda t: t[:4])
def test_hostile_lines_end(text: str) -> None:
    begin = time.monotonic()
    try:
        documents = split_documents(Source.of(text))
    except Trouble:
        return
    for _, read in recognisers():
        for document in documents:
            list(read(document))
    assert time.monotonic() - begin < 60


GOLDEN = [p.read_text(encoding="utf-8") for p in sorted((SAMPLE.parent / "tests" / "golden").glob("*.txt"))]
#: What print and web pages leave in a text: marks, digits that are no numbers, tags, verbs and labels out of place.
STRAY = (
    *"①²09（）()【】、，。；：\n\t|*…〔〕",
    "1" * 5_000,
    "&nbsp;",
    "<td>",
    "</p>",
    "两位",
    "由",
    "任",
    "分管",
    "组长：",
    "序号\n",
    "女，",
)


def damaged(text: str, order: random.Random) -> str:
    """Give a text with some characters lost, stray ones between them, and stretches printed twice."""
    for _ in range(order.randint(1, 20)):
        at, other = order.randint(0, len(text)), order.randint(0, len(text))
        match order.randint(0, 3):
            case 0:
                text = text[:at] + order.choice(STRAY) + text[at:]
            case 1:
                text = text[:at] + text[at + order.randint(1, 12) :]
            case 2:
                text = text[:at] + text[other : other + order.randint(1, 120)] + text[at:]
            case _:
                text = text.replace("\n", "", order.randint(1, 6))
    return text


@settings(max_examples=400, deadline=None, suppress_health_check=list(HealthCheck))
@given(st.randoms(use_true_random=False), st.sampled_from(GOLDEN))
def test_damaged_notices(order: random.Random, text: str) -> None:
    source = Source.of(damaged(text, order))
    assert all(holds(source, f) and f.subject for f in facts_of(source))
    assert all(c.state in ("fact", "aside", "review") for c in ledger_of(source).cues)


CELLS = "任务表\n序号\n工作任务\n责任单位\n1\n修路铺桥，改善出行条件。\n县交通局\n"


@pytest.mark.parametrize("line", ["①", "²", "1" * 5_000, "13800001234"])
def test_digits_that_are_no_serial_number(line: str) -> None:
    facts = [f for f in facts_of(Source.of(f"{CELLS}{line}\n完")) if f.kind == "task"]
    assert [(f.subject, f.object) for f in facts] == [("1修路铺桥，改善出行条件。", "县交通局")]


def test_a_person_from_the_paragraph_before() -> None:
    text = "关于任免职的通知\n县政府决定：\n林知远同志任县水利局局长。\n免去其县农业农村局副局长、县供销社主任职务。\n"
    found = {(f.kind, f.subject, f.object) for f in facts_of(Source.of(text)) if f.kind in ("appointment", "removal")}
    assert found == {
        ("appointment", "林知远", "县水利局局长"),
        ("removal", "林知远", "县农业农村局副局长"),
        ("removal", "林知远", "县供销社主任"),
    }


def test_a_cell_that_holds_no_unit_gives_none() -> None:
    source = Source.of(f"{CELLS}2\n绿化河岸，种树千株。\n详见附件说明\n3\n清理沟渠，疏浚河道。\n县水利局\n")
    assert [(f.subject, f.object) for f in facts_of(source) if f.kind == "task"] == [
        ("1修路铺桥，改善出行条件。", "县交通局"),
        ("3清理沟渠，疏浚河道。", "县水利局"),
    ]
