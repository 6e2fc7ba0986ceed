"""Speed as ratios of medians in one run; prints a table and writes it, dated, under bench/results/."""

from __future__ import annotations

import argparse
import datetime
import re
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
BIN = Path(sys.executable).parent
REAL = sorted((ROOT.parent / "shared" / "gazette").glob("*.txt"))
SOURCE = REAL[0] if REAL else ROOT / "sample" / "gazette" / "yunxi-2024-01.txt"
RUNS = 11


def timed(*command: str | Path) -> float:
    begin = time.perf_counter()
    subprocess.run([str(c) for c in command], check=True, capture_output=True)
    return time.perf_counter() - begin


def paired(ours: list[list[str | Path]], theirs: list[list[str | Path]]) -> tuple[float, float]:
    """Give the medians of ours and of the reference, run in turn."""
    a, b = [], []
    for _ in range(RUNS):
        b.append(sum(timed(*c) for c in theirs))
        a.append(sum(timed(*c) for c in ours))
    return statistics.median(a), statistics.median(b)


TYPER = "import typer\na=typer.Typer()\n@a.command()\ndef x(): 'x'\n@a.command()\ndef y(): 'y'\na(['--help'])"
QUERY = (
    "import sys,typer,ladybug\nd=ladybug.Database(sys.argv[1],read_only=True)\nc=ladybug.Connection(d)\n"
    "print(list(c.execute('MATCH (p:Person)-[:SUPERVISES]->(o) RETURN p.name, o.name')))"
)
SCANS = (
    "import re,sys\nt=open(sys.argv[1],encoding='utf-8').read()\n"
    "p=re.compile('负责|分管|主管|联系|协助|主持|领导|牵头|责任|配合|主办|协办|组长|成员|任命|免去|AB角')\n"
    "[sum(1 for _ in p.finditer(t)) for _ in range(1000)]"
)
RAW = (
    "import sys,glob,os,tempfile,pyoxigraph,ladybug\nfrom pathlib import Path\nfrom remit.graph.assemble import assemble\n"
    "from remit.graph.build import facts_in\nfrom remit.graph.folder import manifest\nfrom remit.graph.stores import ladybug as l\n"
    "from remit.ontology.schema import load\nimport time\n"
    "g=Path(sys.argv[1]); graph=assemble([(n,facts_in(g,n)) for n in sorted(manifest(g).sources)])\n"
    "d=Path(tempfile.mkdtemp()); (d/'s').mkdir()\n"
    "b=time.perf_counter(); s=pyoxigraph.Store(str(d/'ox')); s.bulk_load(path=str(g/'graph.nq'), format=pyoxigraph.RdfFormat.N_QUADS); s.flush(); l.build(d/'db',graph,load(),d/'s'); print(time.perf_counter()-b)"
)


def copies(count: int, path: Path) -> None:
    """Write the source ``count`` times, with document numbers changed."""
    text = SOURCE.read_text(encoding="utf-8")
    with path.open("w", encoding="utf-8") as file:
        for n in range(count):
            file.write(re.sub(r"(〔\d{4}〕)(\d+)号", lambda m, n=n: f"{m[1]}{n}{m[2]:0>3}号", text) + "\n")


def main() -> None:
    work = Path(tempfile.mkdtemp())
    graph = work / "g"
    timed(BIN / "remit", "build", SOURCE, "--graph", graph)
    name = subprocess.run(
        [BIN / "remit", "cypher", "MATCH (p:Person)-[e:SUPERVISES]->() RETURN p.name, count(e) AS n ORDER BY n DESC LIMIT 1",
         "--format", "csv", "--graph", graph], check=True, capture_output=True, text=True,
    ).stdout.splitlines()[1].split(",")[0]  # fmt: skip
    rows = []
    py = sys.executable
    rows.append(
        ("remit --help", "two-command Typer program", 1.5, *paired([[BIN / "remit", "--help"]], [[py, "-c", TYPER]]))
    )
    rows.append((
        "remit portfolio NAME --json", "typer + ladybug + one query", 1.5,
        *paired([[BIN / "remit", "portfolio", name, "--json", "--graph", graph]], [[py, "-c", QUERY, graph / "cypher.lbdb"]]),
    ))  # fmt: skip
    facts: list[str | Path] = [BIN / "remit", "facts", SOURCE]
    rows.append(("remit facts", "1,000 scans for the cue words", 2.0, *paired([facts], [[py, "-c", SCANS, SOURCE]])))
    build, reference = [], []
    for n in range(5):
        raw = subprocess.run([py, "-c", RAW, graph], check=True, capture_output=True, text=True).stdout
        reference.append(timed(*facts) + float(raw))
        build.append(timed(BIN / "remit", "build", SOURCE, "--graph", work / f"b{n}"))
    rows.append(
        ("remit build", "remit facts + raw bulk load", 1.5, statistics.median(build), statistics.median(reference))
    )
    copies(64, work / "64.txt")
    copies(1, work / "1.txt")
    many = timed(BIN / "remit", "facts", work / "64.txt", "-o", work / "64.csv")
    one = statistics.median(timed(BIN / "remit", "facts", work / "1.txt", "-o", work / "1.csv") for _ in range(RUNS))
    rows.append(("remit facts, 64 copies", "one copy", 66.0, many, one))
    lines = [f"{'what':<30}{'reference':<32}{'ours s':>8}{'ref s':>8}{'ratio':>8}{'at most':>9}"]
    lines += [f"{w:<30}{r:<32}{a:>8.3f}{b:>8.3f}{a / b:>8.2f}{most:>9.1f}" for w, r, most, a, b in rows]
    text = f"source: {SOURCE.name}, medians of {RUNS}\n" + "\n".join(lines) + "\n"
    print(text)
    folder = ROOT / "bench" / "results"
    folder.mkdir(exist_ok=True)
    (folder / f"{datetime.datetime.now(tz=datetime.UTC):%Y-%m-%d}.txt").write_text(text, encoding="utf-8")


argparse.ArgumentParser(description=__doc__).parse_args()  # a mistyped option does not run the whole bench
main()
