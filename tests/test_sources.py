"""Every format of a source: the same facts out of each, wordings at their offsets, and bad files in one sentence."""

import io
import sys
import zipfile
from pathlib import Path

import pytest
from conftest import SAMPLE, run

from remit.graph.trouble import Trouble
from remit.importers.formats.lists import text_of as yaml_text
from remit.importers.formats.separated import text_of as csv_text
from remit.importers.formats.word_numbers import _han
from remit.importers.markup import mask
from remit.importers.read import facts_of
from remit.importers.source import Source, decode, read_source, text_of

FILES = SAMPLE / "files"
FORMATS = [".csv", ".docx", ".html", ".pdf", ".txt", ".xlsx", ".yaml"]


def said(source: Source) -> list[tuple[str, ...]]:
    return [(f.kind, f.role, f.subject, f.object, f.when) for f in facts_of(source)]


def test_every_format_has_its_sample() -> None:
    assert sorted(p.suffix for p in FILES.glob("notice.*")) == FORMATS


@pytest.mark.parametrize("ending", FORMATS)
def test_the_same_facts_come_out_of_every_format(ending: str) -> None:
    expected = said(read_source(FILES / "notice.txt"))
    assert {k for k, *_ in expected} == {"document", "post", "remit", "task"}
    assert len(expected) == 18
    source = read_source(FILES / f"notice{ending}")
    assert sorted(said(source)) == sorted(expected)
    for fact in facts_of(source):
        wording = "".join(source.text[fact.start : fact.end].split())
        assert wording == fact.object or fact.role == "date"
        assert fact.line == source.text.count("\n", 0, fact.start) + 1


def test_a_graph_of_all_formats_verifies_with_and_without_the_sources(tmp_path: Path) -> None:
    graph = tmp_path / "g"
    done = run("build", *sorted(FILES.glob("notice.*")), "--graph", graph)
    assert done.returncode == 0, done.stderr
    for more in ([], ["--sources", FILES]):
        done = run("verify", graph, *more)
        assert done.returncode == 0, done.stdout
        assert done.stdout.startswith("126 of 126")


TEXT = "副县长甘棠:负责“水利”工作。\r\n㐂,𠮷\n"
ENCODINGS = [
    ("UTF-8", TEXT.encode()),
    ("UTF-8 with its mark", TEXT.encode("utf-8-sig")),
    ("GB18030", TEXT.encode("gb18030")),
    ("UTF-16 LE with its mark", b"\xff\xfe" + TEXT.encode("utf-16-le")),
    ("UTF-16 BE with its mark", b"\xfe\xff" + TEXT.encode("utf-16-be")),
]


@pytest.mark.parametrize(("name", "raw"), ENCODINGS, ids=[n for n, _ in ENCODINGS])
def test_encodings(name: str, raw: bytes) -> None:
    assert decode(raw, name) == TEXT.replace("\r\n", "\n")


def test_an_encoding_that_does_not_fit_is_said() -> None:
    with pytest.raises(Trouble, match="utf-16"):
        decode(b"\xff\xfe\x00\xd8\x00\x00", "x.txt")
    with pytest.raises(Trouble, match="binary"):
        decode("甲".encode("utf-16-le") + b"\0", "x.txt")
    with pytest.raises(Trouble, match="line 2"):
        decode("甲\n".encode() + b"\xff\xff\xff", "x.txt")


def pdf(*objects: bytes, trailer: bytes = b"") -> bytes:
    """Write a PDF of numbered objects, the first of them the catalogue."""
    out, places = b"%PDF-1.4\n", []
    for n, body in enumerate(objects, 1):
        places.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (n, body)
    table = b"".join(b"%010d 00000 n \n" % p for p in places)
    size = len(objects) + 1
    return out + b"xref\n0 %d\n0000000000 65535 f \n%strailer\n<</Size %d/Root 1 0 R%s>>\nstartxref\n%d\n%%%%EOF" % (
        size, table, size, trailer, len(out),
    )  # fmt: skip


def stream(body: bytes, more: bytes = b"") -> bytes:
    return b"<<%s/Length %d>>stream\n%s\nendstream" % (more, len(body), body)


PAGE = (
    b"<</Type/Catalog/Pages 2 0 R>>",
    b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
    b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 100 100]/Contents 4 0 R/Resources<</XObject<</I 5 0 R>>>>>>",
    stream(b"q 90 0 0 90 5 5 cm /I Do Q"),
    stream(b"\x00", b"/Type/XObject/Subtype/Image/Width 1/Height 1/ColorSpace/DeviceGray/BitsPerComponent 8"),
)
SCAN = pdf(*PAGE)
BLANK = pdf(*PAGE[:3], stream(b""), PAGE[4])
LOCKED = pdf(
    *PAGE,
    b"<</Filter/Standard/V 1/R 2/P -4/O<" + b"11" * 32 + b">/U<" + b"22" * 32 + b">>>",
    trailer=b"/Encrypt 6 0 R/ID[<00><00>]",
)
COMPOUND = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(500)


def archive(name: str, content: bytes = b"x") -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as package:
        package.writestr(name, content)
    return out.getvalue()


def macros() -> bytes:
    """A document of Word's whose main part says that it holds macros."""
    out = io.BytesIO()
    with zipfile.ZipFile(FILES / "notice.docx") as plain, zipfile.ZipFile(out, "w") as package:
        for part in plain.namelist():
            package.writestr(part, plain.read(part).replace(
                b"application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml",
                b"application/vnd.ms-word.document.macroEnabled.main+xml",
            ))  # fmt: skip
    return out.getvalue()


BAD = [
    ("scan.pdf", SCAN, "only pictures of pages"),
    ("blank.pdf", BLANK, "holds no text"),
    ("locked.pdf", LOCKED, "encrypted with a password"),
    ("cut.pdf", b"%PDF-1.7\n1 0 obj\n<<", "damaged"),
    ("not.pdf", b"hello", "damaged"),
    ("locked.docx", COMPOUND + "EncryptedPackage".encode("utf-16-le"), "encrypted with a password"),
    ("old.doc", COMPOUND, "save it as .docx"),
    ("old.xls", COMPOUND, "save it as .xlsx"),
    ("not.docx", b"hello", "damaged"),
    ("macros.docm", macros(), "holds macros"),
    ("empty.docx", archive("word/document.xml"), "damaged"),
    ("empty.xlsx", archive("xl/workbook.xml"), "damaged"),
    ("cut.xlsx", archive("xl/workbook.xml")[:40], "damaged"),
    ("files.zip", archive("a.txt"), "is an archive"),
    ("page.ofd", archive("OFD.xml"), "save it as .pdf"),
    ("notice.rtf", b"{\\rtf1 hello}", "save it as .docx"),
    ("list.yaml", b"a: [1, 2\nb: 3", "line 2"),
    ("list.yaml", b"a: !!python/object:os.system {}", "no YAML"),
    ("list.yaml", b"[" * 5000, "no YAML"),
]


@pytest.mark.parametrize(("name", "raw", "sentence"), BAD, ids=[f"{n}-{s[:8]}" for n, _, s in BAD])
def test_a_bad_file_is_one_sentence(tmp_path: Path, name: str, raw: bytes, sentence: str) -> None:
    (tmp_path / name).write_bytes(raw)
    done = run("facts", tmp_path / name)
    assert done.returncode == 2
    assert sentence in done.stderr
    assert len(done.stderr.strip().splitlines()) == 1, done.stderr
    assert name in done.stderr


@pytest.mark.parametrize("ending", [".docx", ".xlsx", ".pdf", ".yaml", ".csv", ".html"])
def test_a_file_cut_anywhere_is_read_or_refused(ending: str) -> None:
    raw = (FILES / f"notice{ending}").read_bytes()
    for cut in range(0, len(raw), max(1, len(raw) // 12)):
        try:
            text = text_of(raw[:cut], f"x{ending}")
        except Trouble as trouble:
            text = str(trouble)
            said_in = len(text.splitlines())
        else:
            said_in = 1
        assert isinstance(text, str)
        assert said_in == 1, text


@pytest.mark.parametrize(
    ("module", "ending", "package"),
    [("docx", ".docx", "python-docx"), ("openpyxl", ".xlsx", "openpyxl"), ("pdfplumber", ".pdf", "pdfplumber"),
     ("yaml", ".yaml", "pyyaml")],
)  # fmt: skip
def test_a_missing_library_is_named(monkeypatch: pytest.MonkeyPatch, module: str, ending: str, package: str) -> None:
    monkeypatch.setitem(sys.modules, module, None)
    with pytest.raises(Trouble, match=f"{package}; install it with: pip install 'remit"):
        read_source(FILES / f"notice{ending}")


def test_csv_keeps_every_character_in_its_place() -> None:
    text = '任务,"责任\n单位"\n"修缮""老""桥,两座",县住建局\n'
    masked = csv_text(text)
    assert len(masked) == len(text)
    assert masked == '任务\t 责任\v单位 \n 修缮" 老" 桥,两座 \t县住建局\n'
    assert csv_text("任务;责任单位\n修桥;县住建局,县财政局") == "任务\t责任单位\n修桥\t县住建局,县财政局"
    assert csv_text("某某清单,,\n任务,单位,时限\n落款,,") == "某某清单  \n任务\t单位\t时限\n落款  "


def test_yaml_aliases_that_unfold_without_end_are_refused() -> None:
    bomb = "a0: &a0 [x, x, x, x, x, x, x, x, x, x]\n" + "".join(
        f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 10)}]\n" for n in range(1, 9)
    )
    with pytest.raises(Trouble, match="2,000,000"):
        yaml_text(bomb, "bomb.yaml")


def test_word_numbers_merged_cells_changes_and_boxes() -> None:
    import docx
    from docx.oxml import parse_xml

    w = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
    document = docx.Document()
    numbering = document.part.numbering_part.element
    levels = "".join(
        f'<w:lvl w:ilvl="{n}"><w:start w:val="1"/><w:numFmt w:val="{form}"/><w:lvlText w:val="{text}"/></w:lvl>'
        for n, (form, text) in enumerate((("chineseCounting", "%1、"), ("decimal", "%2.")))
    )
    numbering.insert(0, parse_xml(f'<w:abstractNum {w} w:abstractNumId="77">{levels}</w:abstractNum>'))
    numbering.append(parse_xml(f'<w:num {w} w:numId="77"><w:abstractNumId w:val="77"/></w:num>'))
    for level, text in ((0, "加强治理"), (1, "修缮河堤。"), (1, "清理河道。"), (0, "加强保障"), (1, "落实经费。")):
        properties = document.add_paragraph(text)._p.get_or_add_pPr()
        properties.append(parse_xml(f'<w:numPr {w}><w:ilvl w:val="{level}"/><w:numId w:val="77"/></w:numPr>'))
    changed = document.add_paragraph("县")._p
    changed.append(parse_xml(f"<w:ins {w}><w:r><w:t>水利局</w:t></w:r></w:ins>"))
    changed.append(parse_xml(f"<w:del {w}><w:r><w:delText>水务局</w:delText></w:r></w:del>"))
    boxed = parse_xml(
        f"<w:r {w}><w:pict><w:txbxContent><w:p><w:r><w:t>青禾县人民政府文件</w:t></w:r></w:p></w:txbxContent></w:pict></w:r>"
    )
    document.add_paragraph("")._p.append(boxed)
    table = document.add_table(3, 3)
    for n, text in enumerate(("任务", "责任单位", "时限", "修堤", "县水利局", "六月底", "清淤", "", "七月底")):
        table.cell(n // 3, n % 3).text = text
    table.cell(1, 1).merge(table.cell(2, 1))
    out = io.BytesIO()
    document.save(out)
    lines = text_of(out.getvalue(), "x.docx").splitlines()
    assert lines[:6] == ["一、加强治理", "1.修缮河堤。", "2.清理河道。", "二、加强保障", "1.落实经费。", "县水利局"]
    assert lines[6] == "青禾县人民政府文件"
    assert lines[-3:] == ["任务\t责任单位\t时限", "修堤\t县水利局\t六月底", "清淤\t县水利局\t七月底"]
    assert [_han(n) for n in (1, 10, 11, 20, 35)] == ["一", "十", "十一", "二十", "三十五"]


def test_excel_dates_and_merged_cells() -> None:
    import datetime

    import openpyxl

    book = openpyxl.Workbook()
    sheet = book.active
    sheet.append(["某县重点任务清单"])
    sheet.append(["序号", "任务", "责任单位", "完成时限"])
    sheet.append([1, "修堤", "县水利局", datetime.date(2024, 9, 30)])
    sheet.append([2.0, "清淤\n护岸", None, datetime.datetime(2024, 10, 1, tzinfo=None)])  # noqa: DTZ001 - a spreadsheet has no zone
    sheet.merge_cells("C3:C4")
    hidden = book.create_sheet("旧表")
    hidden.append(["任务", "责任单位"])
    hidden.sheet_state = "hidden"
    out = io.BytesIO()
    book.save(out)
    assert text_of(out.getvalue(), "x.xlsx") == (
        "某县重点任务清单\n序号\t任务\t责任单位\t完成时限\n1\t修堤\t县水利局\t2024年9月30日\n"
        "2\t清淤\v护岸\t县水利局\t2024年10月1日\n"
    )


def test_a_text_that_begins_with_pk_is_a_text() -> None:
    assert text_of("PK赛办法\n甲局负责。".encode(), "x.txt").startswith("PK赛办法")


def test_scripts_in_capitals_are_not_text() -> None:
    page = "<html><BODY><SCRIPT>var a='区水务局负责供水'</SCRIPT><STYLE>b{}</STYLE><P>正文</P></BODY></html>"
    assert mask(page).text.split() == ["正文"]


def test_a_page_with_character_references_is_read() -> None:
    page = "<html><body><p>副县长甘棠&#65306;负责&ldquo;河长制&rdquo;&nbsp;工作。</p></body></html>".encode()
    source = Source.of(text_of(page, "x.html"))
    assert ("remit", "responsible", "甘棠", "“河长制”", "") in said(source)


ROSTER = "姓名,职务,分管领域,分管部门,联系单位,AB角\n甘棠,副县长,水利、生态环境,县水利局,县气象局,柳成荫\n"
TASKS = "任务,牵头单位,责任单位,配合单位,完成时限\n修缮河堤,县水利局,县林业局,县财政局、县住建局,2024年9月底\n"
STRUCTURED = [
    (ROSTER, {
        ("post", "holds", "甘棠", "副县长", ""),
        ("remit", "supervises", "甘棠", "水利", ""),
        ("remit", "supervises", "甘棠", "生态环境", ""),
        ("remit", "supervises", "甘棠", "县水利局", ""),
        ("remit", "liaises", "甘棠", "县气象局", ""),
        ("deputises", "ab-pair", "甘棠", "柳成荫", ""),
    }),
    (TASKS, {
        ("task", "lead", "修缮河堤", "县水利局", "2024年9月底"),
        ("task", "responsible", "修缮河堤", "县林业局", "2024年9月底"),
        ("task", "support", "修缮河堤", "县财政局", "2024年9月底"),
        ("task", "support", "修缮河堤", "县住建局", "2024年9月底"),
    }),
]  # fmt: skip


@pytest.mark.parametrize(("table", "expected"), STRUCTURED)
@pytest.mark.parametrize("form", ["csv", "yaml", "xlsx"])
def test_structured_lists(table: str, expected: set[tuple[str, ...]], form: str) -> None:
    head, values = (line.split(",") for line in table.split())
    if form == "csv":
        raw = table.encode("gb18030")
    elif form == "yaml":
        pairs = zip(head, values, strict=True)
        raw = ("- " + "\n  ".join(f"{h}: {v}" for h, v in pairs)).encode()
    else:
        import openpyxl

        book = openpyxl.Workbook()
        book.active.append(head)
        book.active.append(values)
        out = io.BytesIO()
        book.save(out)
        raw = out.getvalue()
    source = Source.of(text_of(raw, f"list.{form}"), f"list.{form}")
    assert set(said(source)) == expected
    assert {f.document for f in facts_of(source)} == {"list"}
