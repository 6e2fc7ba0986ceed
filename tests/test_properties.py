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
