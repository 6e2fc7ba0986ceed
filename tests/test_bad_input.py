"""Bad input: one sentence, exit code 2, and the graph that was there is still there."""

import shutil
from pathlib import Path

import pytest
from conftest import SAMPLE, run


def bad(folder: Path) -> dict[str, Path]:
    files = {
        "empty": b"",
        "blank": b" \n\n",
        "binary": bytes(range(256)) * 8,
        "encoding": "区财政局".encode("utf-16-be") + b"\x81\xff\xff" * 9,
        "long": ("长" * 5_000_000).encode(),
    }
    for name, content in files.items():
        (folder / f"{name}.txt").write_bytes(content)
    return {n: folder / f"{n}.txt" for n in files} | {"missing": folder / "none.txt", "folder": folder}


@pytest.mark.parametrize("kind", ["empty", "blank", "binary", "encoding", "long", "missing", "folder"])
@pytest.mark.parametrize("command", ["facts", "ledger", "build"])
def test_one_sentence(tmp_path: Path, command: str, kind: str) -> None:
    path = bad(tmp_path)[kind]
    done = run(command, path, *(["--graph", tmp_path / "g"] if command == "build" else []))
    assert done.returncode == 2
    assert done.stdout == ""
    assert len(done.stderr.strip().splitlines()) == 1
    assert "Traceback" not in done.stderr
    assert not (tmp_path / "g").exists()


def test_text_without_a_document_says_so(tmp_path: Path) -> None:
    path = tmp_path / "poem.txt"
    path.write_text("春江潮水连海平\n海上明月共潮生\n", encoding="utf-8")
    done = run("facts", path)
    assert done.returncode == 0
    assert done.stdout.count("\n") <= 2
    built = run("build", path, "--graph", tmp_path / "g", "--lang", "en")
    assert built.returncode == 0
    for said in (run("facts", path, "--lang", "en").stderr, built.stderr):
        assert said == f"remit: {path}: no document, no fact and no cue of responsibility is in it; is it a notice?\n"


@pytest.mark.parametrize("text", ["青桐县人民政府办公室关于放假的通知\n青政办发〔2024〕9号\n", "牵头单位:县水务局\n"])
def test_a_notice_that_charges_nobody_is_a_notice(tmp_path: Path, text: str) -> None:
    (tmp_path / "n.txt").write_text(text, encoding="utf-8")
    assert "is it a notice" not in run("facts", tmp_path / "n.txt", "--lang", "en").stderr


def test_a_folder_is_answered_with_what_to_name(graph: Path, tmp_path: Path) -> None:
    def said(folder: Path) -> str:
        return run("build", folder, "--graph", tmp_path / "g", "--lang", "en").stderr.removeprefix("remit: ").strip()

    assert said(SAMPLE).endswith(f"for example {SAMPLE}/notices/*.txt.")  # none stand in it itself
    assert said(SAMPLE / "gazette").endswith(f"for example {SAMPLE}/gazette/*.txt.")
    assert said(graph) == f"{graph} is a graph that remit built, not a source; name it with --graph."
    (tmp_path / "bare").mkdir()
    assert said(tmp_path / "bare").endswith("is a directory without sources; name the files to read.")


def test_layout_that_is_not_understood_is_no_success(tmp_path: Path) -> None:
    path = tmp_path / "odd.txt"
    path.write_text("牵头○水利△配合○财政△责任单位○\n分管○教育△联系○工会△牵头○\n", encoding="utf-8")
    done = run("facts", path)
    assert done.returncode == 1
    assert "this layout is not understood" in done.stderr


def test_failed_build_leaves_the_graph(graph: Path, tmp_path: Path) -> None:
    folder = tmp_path / "g"
    shutil.copytree(graph, folder)
    before = (folder / "manifest.json").read_bytes()
    (tmp_path / "bad.txt").write_bytes(b"\x00\x01\x02")
    assert run("build", tmp_path / "bad.txt", "--graph", folder).returncode == 2
    assert (folder / "manifest.json").read_bytes() == before
    assert run("portfolio", "单志远", "--graph", folder).returncode == 0


@pytest.mark.parametrize("content", [None, "{}", '{"version": 99}', "not json"])
def test_folder_that_is_no_graph(tmp_path: Path, content: str | None) -> None:
    folder = tmp_path / "g"
    if content is not None:
        folder.mkdir()
        (folder / "manifest.json").write_text(content)
    done = run("who", "水", "--graph", folder)
    assert done.returncode == 2
    assert len(done.stderr.strip().splitlines()) == 1


def test_foreign_folder_is_not_overwritten(sample: Path, tmp_path: Path) -> None:
    (tmp_path / "letters").mkdir()
    (tmp_path / "letters" / "dear.txt").write_text("x")
    assert run("build", sample, "--graph", tmp_path / "letters").returncode == 2
    assert (tmp_path / "letters" / "dear.txt").exists()


@pytest.mark.parametrize("encoding", ["utf-8-sig", "gb18030", "utf-16"])
def test_encodings_give_the_same_facts(sample: Path, tmp_path: Path, encoding: str) -> None:
    other = tmp_path / sample.name
    other.write_bytes(sample.read_text(encoding="utf-8").encode(encoding))
    assert run("facts", other).stdout == run("facts", sample).stdout
