"""Invented notices in the forms that real ones take, annotated by readers who had not seen the program (tests/notices)."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent
#: What each folder is read with at least: precision, recall. A rule that costs one of them is no general rule.
AT_LEAST = {
    "division": (0.99, 0.99),
    "groups": (0.98, 0.95),
    "tasks": (0.99, 0.83),
    "appointments": (0.99, 0.95),
    "typical": (0.98, 0.98),
    "institutions": (0.94, 0.87),
    "damaged": (0.94, 0.78),
    "drawn": (0.98, 0.97),
    "drawn-again": (0.97, 0.93),
    "drawn-third": (0.98, 0.96),
}


def test_every_folder_is_measured() -> None:
    assert {p.name for p in (ROOT / "notices").iterdir() if p.is_dir()} == set(AT_LEAST)


@pytest.mark.parametrize("folder", sorted(AT_LEAST))
def test_notices_are_read(folder: str) -> None:
    command = [sys.executable, ROOT.parent / "bench" / "score.py", "--json", ROOT / "notices" / folder]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    every = json.loads(done.stdout)["kinds"]["all"]
    precision, recall = AT_LEAST[folder]
    assert every["gold"] > 200
    assert every["precision"] >= precision, every
    assert every["recall"] >= recall, every
