"""Writes sample/files: one invented notice in every format that remit reads. The PDF is printed by Chromium."""

from __future__ import annotations

import csv
import html
import shutil
from pathlib import Path

FOLDER = Path(__file__).resolve().parent.parent / "sample" / "files"
NUMBER = "青政办〔2024〕16号"
TITLE = "青禾县人民政府办公室关于印发青禾县河湖整治任务分工的通知"
PROSE = (
    "各乡镇人民政府,县政府各部门:",
    "为做好全县河湖整治,经县政府同意,现将任务分工印发给你们,请按时完成。各单位每季度末月二十日前把进展报县水利局。",
    "副县长甘棠:负责水利、生态环境工作。分管县水利局、县林业局。联系县气象局。",
)
HEADINGS = ("序号", "任务", "牵头单位", "配合单位", "完成时限")
ROWS = (
    ("1", "疏浚青河城区段六公里并修复两岸护坡", "县水利局", "县财政局、县住建局", "2024年9月底前"),
    ("2", "关停青河沿岸不达标排污口", "县生态环境局", "县水利局、各乡镇人民政府", "2024年6月底前"),
    ("3", "补植青河两岸防护林三百亩", "县林业局", "县农业农村局", "2024年11月底前"),
)
SIGNATURE = ("青禾县人民政府办公室", "2024年4月8日")


def text() -> None:
    table = ["\t".join(r) for r in (HEADINGS, *ROWS)]
    lines = [NUMBER, TITLE, *PROSE, *table, *SIGNATURE]
    (FOLDER / "notice.txt").write_text("\n".join(lines) + "\n", encoding="utf-8")


def page() -> str:
    cells = "\n".join(
        "<tr>" + "".join(f"<{tag}>{html.escape(c)}</{tag}>" for c in r) + "</tr>"
        for tag, r in (("th", HEADINGS), *(("td", r) for r in ROWS))
    )
    whole = f"""<!DOCTYPE html>
<html lang="zh"><head><meta charset="utf-8"><title>{TITLE}</title>
<style>
body {{ font: 16px/1.8 "Noto Serif CJK SC", serif; }}
h1, .number {{ text-align: center; }}
h1 {{ font-size: 24px; }}
h1, th {{ font-weight: normal; }}
p {{ text-indent: 2em; }}
.number, .to, .by {{ text-indent: 0; }}
.by {{ text-align: right; }}
table {{ border-collapse: collapse; width: 100%; }}
th, td {{ border: 1px solid black; padding: 2px 6px; }}
</style></head>
<body>
<p class="number">{NUMBER}</p>
<h1>{TITLE}</h1>
<p class="to">{PROSE[0]}</p>
{"".join(f"<p>{p}</p>" for p in PROSE[1:])}
<table>
{cells}
</table>
{"".join(f'<p class="by">{s}</p>' for s in SIGNATURE)}
</body></html>
"""
    (FOLDER / "notice.html").write_text(whole, encoding="utf-8")
    return whole


def pdf(whole: str) -> None:
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=shutil.which("chromium"), args=["--no-sandbox"])
        shown = browser.new_page()
        shown.set_content(whole)
        margin = dict.fromkeys(("top", "right", "bottom", "left"), "25mm")
        shown.pdf(path=FOLDER / "notice.pdf", format="A4", margin=margin)  # type: ignore[arg-type] # Playwright wants its own dict
        browser.close()


def word() -> None:
    import docx

    document = docx.Document()
    for line in (NUMBER, TITLE, *PROSE):
        document.add_paragraph(line)
    table = document.add_table(rows=0, cols=len(HEADINGS))
    for row in (HEADINGS, *ROWS):
        for cell, value in zip(table.add_row().cells, row, strict=True):
            cell.text = value
    for line in SIGNATURE:
        document.add_paragraph(line)
    document.save(str(FOLDER / "notice.docx"))


def workbook() -> None:
    import openpyxl

    book = openpyxl.Workbook()
    sheet = book.active
    for line in (NUMBER, TITLE, *PROSE):
        sheet.append([line])
        sheet.merge_cells(start_row=sheet.max_row, end_row=sheet.max_row, start_column=1, end_column=len(HEADINGS))
    for row in (HEADINGS, *ROWS):
        sheet.append([int(c) if c.isdigit() else c for c in row])
    for line in SIGNATURE:
        sheet.append(["", "", "", line])
    book.save(FOLDER / "notice.xlsx")


def separated() -> None:
    with (FOLDER / "notice.csv").open("w", encoding="utf-8-sig", newline="") as file:
        writer = csv.writer(file)
        empty = [""] * (len(HEADINGS) - 1)
        writer.writerows([[line, *empty] for line in (NUMBER, TITLE, *PROSE)])
        writer.writerows([HEADINGS, *ROWS])
        writer.writerows([[line, *empty] for line in SIGNATURE])


def lists() -> None:
    lines = [f"文号: {NUMBER}", f"标题: {TITLE}", "正文:", *(f'  - "{p}"' for p in PROSE), "任务:"]
    for row in ROWS:
        for n, (heading, value) in enumerate(zip(HEADINGS, row, strict=True)):
            many = "配合单位" in heading
            shown = "[" + value.replace("、", ", ") + "]" if many else value
            lines.append(f"  {'-' if n == 0 else ' '} {heading}: {shown}")
    lines += [f"发文机关: {SIGNATURE[0]}", "成文日期: 2024-04-08"]
    (FOLDER / "notice.yaml").write_text("\n".join(lines) + "\n", encoding="utf-8")


def main() -> None:
    FOLDER.mkdir(exist_ok=True)
    text()
    pdf(page())
    word()
    workbook()
    separated()
    lists()


if __name__ == "__main__":
    main()
