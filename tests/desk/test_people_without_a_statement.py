"""A name in a sentence that makes no statement is protected wherever else it stands."""

from __future__ import annotations

import json

import pytest

from sample_run import opened, pages_of, svodka

SILENT = "Где Руслан Агзямов?"
REPORTS = (
    f"{SILENT} Ответа нет третий месяц.",
    "Вчера в Пензе суд оштрафовал двух учителей. Адвокат Агзямова подал жалобу в областной суд.",
)


@pytest.fixture
def desk(tmp_path):
    rows = [
        {"id": f"d{n}", "title": "Сводка", "source": "Маяк", "url": f"https://m.example/{n}", "published": "2022-11-03",
         "lang": "ru", "text": text}
        for n, text in enumerate(REPORTS)
    ]  # fmt: skip
    (tmp_path / "in").mkdir()
    lines = "\n".join(json.dumps(row, ensure_ascii=False) for row in rows)
    (tmp_path / "in" / "reports.jsonl").write_text(lines, encoding="utf-8")
    result = svodka("brief", tmp_path / "in", "--desk", tmp_path / "desk", "-o", tmp_path / "out")
    assert result.exit_code == 0, result.output
    return tmp_path


def test_the_reading_keeps_a_person_of_whom_nothing_is_stated(desk):
    with opened(desk / "desk") as open_desk:
        material = open_desk.material()
        first = next(report for report in material.reports if report.text.startswith(SILENT))
        told = {p.span for one in material.statements for p in one.people}
        silent = [p for p in material.people if p.span.report == first.id and p.as_written == "Руслан Агзямов"]
        assert [(p.at_risk, p.span in told) for p in silent] == [(True, False)]
        masked = open_desk.redactor(material).mask(SILENT, [first.id])
    assert masked == "Где [name withheld 1]?"


def test_no_published_byte_names_the_person(desk):
    pages = pages_of(desk / "out")
    text = "\n".join(page.decode("utf-8") for page in pages.values()).casefold()
    assert "withheld" in text
    assert "агзямов" not in text
    assert "agzyamov" not in text
