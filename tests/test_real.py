"""The real gazette and the real notices of other places, scored by their own scorers."""

import re
import subprocess
import sys
from pathlib import Path

import pytest
from conftest import REMIT, run

pytestmark = pytest.mark.shared


def test_visible_gold(shared: Path, real: Path, tmp_path: Path) -> None:
    facts = tmp_path / "facts.csv"
    assert run("facts", real, "-o", facts).returncode == 0
    done = subprocess.run(
        [
            sys.executable,
            "-B",
            shared / "score/score.py",
            "--facts",
            facts,
            "--index",
            shared / "gold/index.tsv",
            "--min",
            "0.985",
        ],
        capture_output=True,
        text=True,
    )
    assert done.returncode == 0, done.stdout
    kinds = {m[1]: float(m[2]) for m in re.finditer(r"^(\w+) .*?([\d.]+)$", done.stdout, re.MULTILINE) if m[1] != "all"}
    assert len(kinds) >= 11
    assert [k for k, f in kinds.items() if f < 0.95] == []


def test_other_places(shared: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-B", shared / "score/places.py", REMIT, shared / "other-places", "0.95"],
        capture_output=True,
        text=True,
    )
    assert done.returncode == 0, done.stdout


def test_every_cue_is_accounted_for(real: Path) -> None:
    import json

    ledger = json.loads(run("ledger", real, "--json").stdout)
    assert sum(row["count"] for row in ledger["counts"]) == ledger["cues"] > 500
    assert all(row["reason"] for row in ledger["counts"] if row["state"] == "aside")
    assert len(ledger["review"]) < 60


def test_organisations_of_different_kinds_stay_apart(real: Path) -> None:
    from remit.graph.places import Place
    from remit.graph.resolve import Resolver
    from remit.importers.read import read_facts

    facts = list(read_facts(real))
    resolver = Resolver(facts)
    place = Place("武汉市新洲区", "新洲区", "区", "武汉市")
    assert resolver.organisation("区委办公室", place) != resolver.organisation("区政府办公室", place)
    assert resolver.organisation("区科经局", place) == resolver.organisation("区科学技术和经济信息化局", place)
    assert resolver.organisation("区环保局", place) == resolver.organisation("区生态环境局", place)


def test_chain_works_for_every_led_and_supervised_task(real_graph: Path) -> None:
    from remit.graph.folder import open_cypher
    from remit.queries.tasks import tasks

    store = open_cypher(real_graph)
    found = tasks(store)
    led = {
        row[0]
        for row in store.ask(
            "MATCH (:Person)-[:SUPERVISES]->(o:Organisation)-[:LEADS]->(t:Task) RETURN DISTINCT t.id"
        ).rows
    }
    store.close()
    assert len(led) > 50
    assert [t["name"] for t in found if t["id"] in led and not t["supervised_by"]] == []
    assert [t["name"] for t in found if t["id"] in led and not t["stand_ins"]] == [] or len(found) > len(led)
