"""One rule for what takes a name: a whole one answers, a part of one says so, and what is nearly another asks."""

from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest
from conftest import run
from serving import serving

TEXT = """青桐县人民政府办公室关于县长、副县长工作分工的通知
青政办发〔2024〕6号
秋振:负责县政府常务工作,分管县发改局、县水务局、县农发银行。
秋震球:负责教育工作,分管县教育局、县税务局。
柴若水:负责民政工作,分管县民政局。
青桐县人民政府办公室
2024年3月2日

青桐县人民政府关于印发2024年重点任务的通知
青政发〔2024〕7号
1.疏浚东河。（牵头单位:县水务局）
2.扩建三所学校。（牵头单位:县教育局）
3.修缮养老院。（牵头单位:县民政局）
"""


@pytest.fixture(scope="module")
def names(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("names")
    (folder / "names.txt").write_text(TEXT, encoding="utf-8")
    assert run("build", folder / "names.txt", "--graph", folder / "g").returncode == 0
    return folder / "g"


PEOPLE = [
    ("秋振", 0, ""),  # a whole name that another begins alike
    ("秋震球", 0, ""),
    ("qiuzhen", 0, ""),
    ("qzq", 0, ""),
    ("柴若", 0, "柴若 is only part of this name: 柴若水."),
    ("若水", 0, "若水 is only part of this name: 柴若水."),
    ("震球", 0, "震球 is only part of this name: 秋震球."),
    ("秋震", 1, "No person named 秋震 is in the graph. Did you mean 秋振, 秋震球?"),  # a slip for another's whole name
    ("秋", 2, "秋 fits several: 秋振; 秋震球. Give the whole name."),
]
COMMANDS = [
    ("portfolio", "{}"),
    ("person", "{}"),
    ("tasks", "--leader", "{}"),
    ("viz", "portfolio", "{}"),
    ("viz", "timeline", "{}"),
    ("viz", "deadlines", "{}"),
]


@pytest.mark.parametrize(("name", "code", "said"), PEOPLE)
@pytest.mark.parametrize("command", COMMANDS, ids=" ".join)
def test_a_person(names: Path, tmp_path: Path, command: tuple[str, ...], name: str, code: int, said: str) -> None:
    drawn = ("-o", tmp_path / "p.html") if command[0] == "viz" else ()
    done = run(*(word.format(name) for word in command), *drawn, "--graph", names, "--lang", "en")
    assert done.returncode == code, done.stderr
    first = done.stderr.split("\n")[0].removeprefix("remit: ")
    assert first == said if said else "only part" not in done.stderr


@pytest.mark.parametrize(
    ("name", "code", "said"),
    [
        ("县水务局", 0, ""),
        ("水务局", 0, ""),  # without its level
        ("发改局", 0, ""),  # an alias
        ("教育", 0, "教育 is only part of this name: 县教育局."),
        ("农发", 0, "农发 is only part of this name: 县农发银行."),
        ("发银", 0, "发银 is only part of this name: 县农发银行."),
    ],
)
def test_a_unit(names: Path, name: str, code: int, said: str) -> None:
    done = run("unit", name, "--graph", names, "--lang", "en")
    assert (done.returncode, done.stderr.removeprefix("remit: ").partition(" Names like")[0].strip()) == (code, said)


@pytest.fixture(scope="module")
def site(names: Path) -> Iterator[httpx.Client]:
    with serving(names) as address, httpx.Client(base_url=address, timeout=30) as client:
        yield client


@pytest.mark.parametrize(
    "path", ["/pictures/portfolio?name={}", "/tasks?leader={}", "/person/{}", "/api/portfolio?name={}"]
)
def test_the_explorer_says_so_too(site: httpx.Client, path: str) -> None:
    told = {"accept": "application/json", "accept-language": "en"}
    assert site.get(path.format("秋震"), headers=told).status_code == 404
    part = site.get(path.format("若水"), headers=told).json()
    assert part["notice"].startswith("若水 is only part of this name: 柴若水.")
    assert "notice" not in site.get(path.format("秋振"), headers=told).json()
    if "/api/" not in path:
        page = site.get(path.format("若水"), headers={"accept": "text/html", "accept-language": "en"}).text
        assert "only part of this name" in page
