"""The date of a picture: what does not hold on it is hidden, the count says so, and the address brings it back."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from test_pictures import FACT, opened, shown

pytestmark = pytest.mark.browser


def dated(ended: bool) -> Any:
    """Give a picture of which a part began later, a part has no date and, if asked for, a part has ended."""
    from remit.viz.picture import Edge, Node, Picture

    old = {**FACT, "since": "2019-04-11"} | ({"until": "2019-06-30"} if ended else {})
    new = {**FACT, "since": "2019-06-30", "document": "乙〔2019〕2号"}
    nodes = [Node(key, name, "g") for key, name in zip("abcd", ("甲局", "乙局", "丙局", "丁局"), strict=True)]
    edges = [
        Edge("a", "b", 3, "leads", facts=[old]),
        Edge("a", "c", 2, "supports", facts=[new]),
        Edge("a", "d", 1, "leads", facts=[FACT]),
    ]
    return Picture("Title", "sub", nodes, edges, {"g": "unit"})


def lines(page: Any) -> list[str]:
    return page.evaluate("edges.get().filter(e => !e.hidden).map(e => e.to)")


CASES = [
    # ended, the date, the lines that hold, the nodes hidden
    (False, "", ["b", "c", "d"], []),
    (False, "2019-04-10", ["d"], ["b", "c"]),  # before anything began: what has no date stays
    (False, "2019-04-11", ["b", "d"], ["c"]),  # the first day counts
    (False, "2019-06-30", ["b", "c", "d"], []),
    (True, "2019-06-29", ["b", "d"], ["c"]),  # the last day
    (True, "2019-06-30", ["c", "d"], ["b"]),  # the day that it ends on does not count
    (True, "", ["b", "c", "d"], []),  # emptied: everything, also what has ended
]


@pytest.mark.parametrize(("ended", "date", "kept", "hidden"), CASES)
def test_what_holds_on_a_date(
    browser: Any, tmp_path: Path, ended: bool, date: str, kept: list[str], hidden: list[str]
) -> None:
    page = opened(browser, tmp_path, dated(ended))
    page.fill("#date", date)
    assert lines(page) == kept
    assert page.evaluate("nodes.get().filter(n => n.hidden).map(n => n.id)") == hidden
    told = page.locator("#left").inner_text()
    assert (f"{4 - len(hidden)} / 4 nodes" in told and f"{len(kept)} / 3 lines" in told) if date else told == ""
    again = browser.new_page()
    again.goto(page.evaluate("location.href"))
    assert lines(again) == kept
    assert again.input_value("#date") == date
    again.close()
    page.close()


def test_what_has_ended_is_hidden_at_first(browser: Any, tmp_path: Path) -> None:
    page = opened(browser, tmp_path, dated(ended=True))
    assert page.input_value("#date") == "2019-06-30"
    assert lines(page) == ["c", "d"]
    assert "乙局" not in "".join(shown(page))
    page.close()
    plain = opened(browser, tmp_path, dated(ended=False))
    assert plain.input_value("#date") == ""
    plain.close()


def test_by_keyboard_and_with_the_other_filters(browser: Any, tmp_path: Path) -> None:
    page = opened(browser, tmp_path, dated(ended=False))
    page.locator("#date").focus()
    page.keyboard.type("04112019")
    assert page.input_value("#date") == "2019-04-11"
    assert lines(page) == ["b", "d"]
    page.locator("#later").press("Enter")
    assert page.input_value("#date") == "2019-06-30"
    page.select_option("#relation", "leads")
    assert lines(page) == ["b", "d"]
    page.locator("#earlier").press("Enter")
    page.select_option("#document", "乙〔2019〕2号")
    assert lines(page) == []
    page.select_option("#relation", "")
    assert lines(page) == []  # the document's fact begins later
    page.locator("#later").press("Space")
    assert lines(page) == ["c"]
    page.close()


@pytest.mark.parametrize("fragment", ["#t=", "#t=yesterday", "#t=2019-4-1", "#t=<script>"])
def test_no_date_is_no_filter(browser: Any, tmp_path: Path, fragment: str) -> None:
    page = opened(browser, tmp_path, dated(ended=False), fragment)
    assert lines(page) == ["b", "c", "d"]
    page.close()


def test_no_dates_no_control(browser: Any, tmp_path: Path) -> None:
    from remit.viz.picture import Node, Picture

    page = opened(browser, tmp_path, Picture("Title", "", [Node("a", "甲局", "g", facts=[FACT])], [], {}))
    assert page.locator("#date").is_hidden()
    page.close()


def test_pictures_carry_the_time_of_what_they_show(whole_graph: Path) -> None:
    from remit.graph.folder import open_cypher
    from remit.queries import networks
    from remit.queries.leader import portfolio as ask
    from remit.viz import chain, coordination, cover, group, orgchart, portfolio

    store = open_cypher(whole_graph)
    drawn = {
        "coordination": coordination.coordination(store),
        "portfolio": portfolio.portfolio(ask(store, "单志远", history=True)),
        "chain": chain.chain(networks.chain(store, "再生水"), "再生水"),
        "group": group.group(networks.membership(store, "再生水")),
        "orgchart": orgchart.orgchart(networks.tiers(store)),
        "cover": cover.cover(networks.cover(store)),
    }
    store.close()
    for name, picture in drawn.items():
        assert any(f.get("since") for e in picture.edges for f in e.facts), name
    # a pair that ended with a removal is in the picture, with its end
    assert any(f.get("until") for e in drawn["cover"].edges for f in e.facts)
