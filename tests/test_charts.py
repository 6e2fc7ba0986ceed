"""The charts in a real browser: they open offline, read without a script, find, and show the wording on a click."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from axe import looked, violations
from conftest import run

pytestmark = pytest.mark.browser

VIEWS = {
    "timeline": ["timeline"],
    "deadlines": ["deadlines"],
    "leaders": ["matrix"],
    "units": ["matrix", "units"],
}
#: What to search for in each: a person, part of a task, a leader, a unit.
SOUGHT = {"timeline": "查明远", "deadlines": "排污口", "leaders": "曾沐阳", "units": "区财政局"}


@pytest.fixture(scope="module")
def charts(whole_graph: Path, tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """Each view of the whole sample, drawn by the command."""
    folder = tmp_path_factory.mktemp("charts")
    out = {}
    for name, arguments in VIEWS.items():
        out[name] = folder / f"{name}.html"
        done = run("viz", *arguments, "-o", out[name], "--graph", whole_graph)
        assert done.returncode == 0, done.stderr
    return out


def _open(browser: Any, file: Path, size: tuple[int, int] = (1280, 800), **context: Any) -> tuple[Any, list[str]]:
    page = browser.new_context(viewport={"width": size[0], "height": size[1]}, **context).new_page()
    wrong: list[str] = []
    page.on("pageerror", lambda e: wrong.append(str(e)))
    page.on("console", lambda m: wrong.append(m.text) if m.type in ("error", "warning") else None)
    page.on("request", lambda r: wrong.append(r.url) if r.url != file.as_uri() else None)
    page.goto(file.as_uri())
    return page, wrong


@pytest.mark.parametrize("name", VIEWS)
@pytest.mark.parametrize("size", [(1280, 800), (390, 844)])
def test_opens_finds_and_shows_the_quote(
    charts: dict[str, Path], browser: Any, name: str, size: tuple[int, int]
) -> None:
    page, wrong = _open(browser, charts[name], size)
    assert page.evaluate("document.documentElement.scrollWidth") <= size[0]
    rows = page.locator("tr[data-row]:visible").count()
    page.fill("#search", SOUGHT[name])
    found = page.locator("tr[data-row]:visible")
    assert 0 < found.count() < rows
    assert str(found.count()) in page.locator("#count").inner_text() or name == "units"
    page.locator("tr[data-row]:visible a.mark").first.click()
    panel = page.locator("#panel")
    assert panel.locator("blockquote").first.inner_text()
    assert "line" in panel.locator(".where").first.inner_text()
    assert page.evaluate(
        "() => { const a = document.querySelector('.mark.on').getBoundingClientRect(),"
        " b = document.getElementById('panel').getBoundingClientRect();"
        " return a.bottom <= b.top || a.right <= b.left || a.left >= b.right; }"
    ), "the facts lie over the mark"
    page.keyboard.press("Escape")
    assert panel.is_hidden()
    page.fill("#search", "没有这样的名字")
    assert page.locator("tr[data-row]:visible").count() == 0
    page.fill("#search", "")
    assert page.locator("tr[data-row]:visible").count() == rows
    page.context.close()
    assert wrong == []


@pytest.mark.parametrize("name", VIEWS)
def test_focus_shows_the_facts(charts: dict[str, Path], browser: Any, name: str) -> None:
    page, wrong = _open(browser, charts[name])
    page.locator("a.mark").nth(1).focus()
    assert page.locator("#panel blockquote").first.inner_text()
    page.keyboard.press("Tab")
    assert page.locator("#panel").is_visible()
    page.context.close()
    assert wrong == []


@pytest.mark.parametrize("name", VIEWS)
def test_reads_without_a_script(charts: dict[str, Path], browser: Any, name: str) -> None:
    page, wrong = _open(browser, charts[name], java_script_enabled=False)
    assert page.locator("#finder").is_hidden()
    assert SOUGHT[name] in page.locator("main").inner_text()
    mark = page.locator("a.mark").first
    target = mark.get_attribute("href")
    mark.click()
    assert page.url.endswith(str(target))
    assert page.locator(f"article{target} blockquote").inner_text()
    page.context.close()
    assert wrong == []


@pytest.mark.parametrize("name", VIEWS)
@pytest.mark.parametrize("size", [(1280, 800), (390, 844)])
def test_axe_finds_nothing_serious(charts: dict[str, Path], browser: Any, name: str, size: tuple[int, int]) -> None:
    page, _ = _open(browser, charts[name], size, bypass_csp=True)
    page.locator("a.mark").first.click()
    bad = violations(looked(page))
    page.context.close()
    assert bad == {}


@pytest.mark.parametrize("name", VIEWS)
def test_prints(charts: dict[str, Path], browser: Any, name: str) -> None:
    page, _ = _open(browser, charts[name])
    page.emulate_media(media="print")
    assert page.locator("#finder").is_hidden()
    assert page.evaluate("[...document.querySelectorAll('.scroll')].every(s => s.scrollHeight <= s.clientHeight + 1)")
    page.context.close()


EVIL = "</script><script>window.hit=1</script><img src=x onerror='window.hit=1'>\"'{{body}}"
ROW: dict[str, Any] = {
    "pinyin": EVIL, "initials": EVIL, "document": EVIL, "line": 1, "place": 1, "quote": EVIL, "said": "s", "name": EVIL,
}  # fmt: skip


def _hostile() -> dict[str, Any]:
    from remit.viz.deadlines import deadlines
    from remit.viz.matrix import leaders, units
    from remit.viz.timeline import timeline

    held = {**ROW, "person": EVIL, "kind": "post", "role": EVIL, "id": EVIL, "what": EVIL, "since": "2024-01-02", "until": ""}  # fmt: skip
    task = {
        **ROW,
        "when": EVIL,
        "due": "2024-05",
        "due_kind": "dated",
        "uncertain": [EVIL],
        "supervised_by": [EVIL],
        "answering": EVIL,
        "lead": [EVIL],
        "responsible": [EVIL],
    }
    charged = {**ROW, "leader": EVIL, "leader_name": EVIL, "unit": EVIL, "unit_name": EVIL, "role": "supervises"}
    shared = [{**ROW, "task": EVIL, "unit": EVIL + key, "unit_name": EVIL + key, "role": "lead"} for key in "ab"]
    return {
        "timeline": timeline([held], EVIL),
        "deadlines": deadlines([task], EVIL),
        "leaders": leaders([charged]),
        "units": units(shared),
    }


@pytest.mark.parametrize("name", VIEWS)
def test_names_are_shown_as_text(browser: Any, tmp_path: Path, name: str) -> None:
    from remit.viz.chart import page as render

    file = tmp_path / "evil.html"
    file.write_text(render(_hostile()[name]), encoding="utf-8")
    page, wrong = _open(browser, file)
    page.locator("a.mark").first.click()
    page.fill("#search", "onerror")
    page.locator("a.mark:visible").first.click()
    assert page.evaluate("window.hit") is None
    assert page.locator("script").count() == 1
    assert page.locator("img").count() == 0
    assert page.locator("#panel blockquote").first.inner_text() == EVIL
    page.context.close()
    assert wrong == []


def _said(row: dict[str, str]) -> dict[str, Any]:
    return {**ROW, "person": "p", "id": "x", "what": "局长", "role": "", "until": "", **row}


SPELLS = [
    # appointed, removed, appointed again: two spells
    ([("appointment", "2019-01-01", "2019-05-01"), ("removal", "2019-05-01", ""), ("appointment", "2020-01-01", "")],
     [("2019-01-01", "2019-05-01"), ("2020-01-01", "")]),
    # removed from a post whose beginning no document tells
    ([("removal", "2019-05-01", "")], [("", "2019-05-01")]),
    # mentioned only: neither beginning nor end is made up
    ([("post", "2019-03-01", ""), ("post", "2019-04-01", "")], [("", "")]),
    # mentioned before or after the appointment: one spell that began with it
    ([("post", "2019-01-01", ""), ("appointment", "2019-02-01", "")], [("2019-02-01", "")]),
    ([("appointment", "2019-02-01", ""), ("post", "2019-03-01", "")], [("2019-02-01", "")]),
]  # fmt: skip


@pytest.mark.parametrize(("said", "expected"), SPELLS)
def test_spells(said: list[tuple[str, str, str]], expected: list[tuple[str, str]]) -> None:
    from remit.viz.spells import spells

    rows = [_said({"kind": kind, "since": since, "until": until}) for kind, since, until in said]
    assert [(s.began, s.ended) for s in spells(rows)] == expected


def test_axis_draws_long_gaps_short() -> None:
    from remit.viz.axis import Axis

    axis = Axis(["1986-07-09", "2024-01-12", "2024-06-28"])
    first, second, third = (axis.x(d) for d in ("1986-07-09", "2024-01-12", "2024-06-28"))
    assert first < second < third
    assert (second - first) / (third - second) == pytest.approx(183 / 168, abs=0.05)
    assert len(axis.gaps) == 1
    ticks = axis.ticks()
    assert {"1986-07", "2024-01"} <= {label for _, label in ticks}
    assert all(b - a >= 13 for (a, _), (b, _) in zip(ticks, ticks[1:], strict=False))
    assert all(0 <= x <= 90 for x, _ in ticks)
    assert Axis(["2019-04-02", "2019-06-30"]).gaps == []


NAMED = [
    (0, ["timeline", "查明远"], "查明远"),
    (0, ["timeline", "区教育局"], "宁采薇"),
    (0, ["deadlines", "区水务局"], "区水务局"),
    (2, ["deadlines", "区财政局"], "fits several"),
    (0, ["deadlines", "曾沐阳"], "曾沐阳"),
    (0, ["matrix", "单位"], "区财政局"),
    (1, ["timeline", "无此人"], "无此人"),
    (1, ["deadlines", "无此人"], "无此人"),
    (2, ["matrix", "people"], "no matrix"),
]


@pytest.mark.parametrize(("code", "arguments", "said"), NAMED)
def test_named(whole_graph: Path, tmp_path: Path, code: int, arguments: list[str], said: str) -> None:
    file = tmp_path / "c.html"
    done = run("viz", *arguments, "-o", file, "--graph", whole_graph)
    assert done.returncode == code, done.stderr
    assert said in (file.read_text(encoding="utf-8") if code == 0 else done.stderr)
    assert file.exists() == (code == 0)


def test_real_deadlines_count_every_task(real_graph: Path, tmp_path: Path) -> None:
    import json
    import re

    file = tmp_path / "d.html"
    assert run("viz", "deadlines", "-o", file, "--graph", real_graph).returncode == 0
    tasks = json.loads(run("tasks", "--json", "--graph", real_graph).stdout)
    sections = re.findall(r'<section class="month">.*?</section>', file.read_text(encoding="utf-8"), re.DOTALL)
    assert sum(s.count("<tr data-row") for s in sections) == len(tasks)
    named, silent = (sum(bool(t["when"]) is told for t in tasks if not t["due"]) for told in (True, False))
    assert [s.count("<tr data-row") for s in sections[-2:]] == [named, silent]  # a wording without a date is no silence
    assert named
