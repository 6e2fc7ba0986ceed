"""What holds for the repository as a whole."""

import csv
import re
import subprocess
import tarfile
import zipfile
from pathlib import Path

import pytest
from conftest import ROOT

BINARY = (".docx", ".pdf", ".xlsx")
FOLDERS = ("graph", "importers", "ontology", "queries", "viz")
HOSTS = re.compile(r"pypi\.org|pythonhosted|registry\.npmjs|repo1?\.maven|crates\.io|index-url|/work/|/root/")


def committed() -> list[Path]:
    out = subprocess.run(["git", "ls-files"], cwd=ROOT, capture_output=True, text=True, check=True).stdout
    return [ROOT / line for line in out.splitlines()]


def texts() -> list[tuple[Path, str]]:
    held = [p for p in committed() if p.is_file() and not p.is_symlink() and p.suffix not in BINARY]
    return [(p, p.read_text(encoding="utf-8")) for p in held]


def test_links_lead_to_the_folders() -> None:
    for name in FOLDERS:
        assert (ROOT / "remit" / name).is_symlink()
        assert (ROOT / "remit" / name).resolve() == ROOT / name


def test_files_are_short_and_say_what_they_are() -> None:
    for path, text in texts():
        if path.suffix == ".py":
            assert len(text.splitlines()) <= 330, path
            assert text.lstrip().startswith('"""'), path


def test_no_registry_host_and_no_path_of_a_machine() -> None:
    own = Path(__file__)
    assert [(p, m[0]) for p, t in texts() if p != own and (m := HOSTS.search(t))] == []


@pytest.mark.shared
def test_no_person_of_the_real_gazette_stands_here(shared: Path) -> None:
    names = set()
    for gold in (*(shared / "gold").glob("[0-9]*.tsv"), *(shared / "other-places").glob("*.tsv")):
        with gold.open(encoding="utf-8", newline="") as file:
            for row in csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE):
                if row["kind"] in ("remit", "post", "appointment", "removal", "deputises") and len(row["subject"]) == 3:
                    names.add(row["subject"])
    names = {n for n in names if not n.endswith("长")}  # a rule for 副市长 names nobody
    assert len(names) > 100
    pattern = re.compile("|".join(sorted(names)))
    kept = [
        (p, t)
        for p, t in texts()
        if p.suffix in (".py", ".toml", ".md", ".txt", ".tsv", ".cypher", ".rq") and "requirements" not in p.parts
    ]
    assert [(p.name, m[0]) for p, t in kept if (m := pattern.search(t)) and p.name != "people.toml"] == []


def test_wheel_and_sdist_hold_one_name_and_the_data(tmp_path: Path) -> None:
    import sys

    for kind in ("wheel", "sdist"):
        subprocess.run(
            [sys.executable, "-m", "hatchling", "build", "-t", kind, "-d", tmp_path],
            cwd=ROOT,
            check=True,
            capture_output=True,
        )
    with zipfile.ZipFile(next(tmp_path.glob("*.whl"))) as wheel:
        names = wheel.namelist()
    assert {n.split("/")[0] for n in names if ".dist-info" not in n} == {"remit"}
    for data in (
        "ontology/schema.toml",
        "ontology/lexicon/people.toml",
        "queries/catalogue/portfolio/ask.rq",
        "viz/templates/chart.html",
        "viz/templates/picture.html",
    ):
        assert f"remit/{data}" in names
    with tarfile.open(next(tmp_path.glob("*.tar.gz"))) as sdist:
        assert any(n.endswith("remit/graph/fact.py") for n in sdist.getnames())
