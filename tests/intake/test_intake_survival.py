"""Whatever bytes a file holds, it becomes reports or refusals that hold together; nothing raises."""

import json
import random
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from svodka.intake import IntakeConfig, take
from svodka.intake.take import FORMATS
from svodka.model import content_id

SAMPLE = Path(__file__).parents[2] / "sample"
ROUGH = settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
PIECES = [
    *("<p>", "</p>", "<div>", "<b>", "<br>", "<table>", "<td>", "<figcaption>", "<figure>", "<script>", "<![CDATA["),
    *("<!--", "&amp;", "&#xD800;", "words", "слова", '{"text": "a"}', '"text"', ",", "\n", "\r", "\\ud800", "---"),
    *("Title: x", "# ", "\ue000", "\x0b", "]"),
]
CONTENTS = st.one_of(
    st.binary(max_size=300),
    st.text(max_size=200).map(lambda text: text.encode("utf-8", "replace")),
    st.lists(st.sampled_from(PIECES)).map(lambda pieces: " ".join(pieces).encode()),
)


@pytest.mark.parametrize("suffix", sorted(FORMATS))
@ROUGH
@given(data=CONTENTS)
def test_any_bytes_under_any_suffix(tmp_path, suffix, data):
    path = tmp_path / f"any{suffix}"
    path.write_bytes(data)
    (found,) = take([path], IntakeConfig())
    assert found.data == data
    assert found.reports or found.refusals
    for report in found.reports:
        report.text.encode("utf-8")
        json.dumps([report.title, report.source, report.url, report.author, report.external_id])
        fragment = report.locator.partition("#")[2]
        assert report.id == content_id("rp", found.sha256, fragment, report.external_id, report.text)
        before = 0
        for block in report.blocks:
            assert before <= block.start < block.stop <= len(report.text)
            before = block.stop


@ROUGH
@given(text=st.text(min_size=1).filter(lambda text: any(char.isalnum() for char in text) and "\0" not in text))
def test_the_text_of_a_json_line_is_taken_letter_for_letter(tmp_path, text):
    path = tmp_path / "any.jsonl"
    path.write_text(json.dumps({"text": text}), encoding="utf-8")
    (found,) = take([path], IntakeConfig())
    (report,) = found.reports
    assert report.text == text.replace("\r\n", "\n")


@pytest.mark.parametrize("page", sorted(SAMPLE.rglob("*.html")), ids=lambda page: page.stem)
def test_damaged_pages(tmp_path, page):
    chance = random.Random(page.stem)  # noqa: S311 (seeded on purpose: the same damage each time)
    path = tmp_path / "page.html"
    for _ in range(25):
        data = bytearray(page.read_bytes())
        for _ in range(chance.randint(1, 40)):
            place = chance.randrange(len(data))
            piece = data[chance.randrange(len(data)) :][: chance.randint(0, 300)]
            data[place : place + chance.randint(0, 80)] = chance.choice([piece, bytes([chance.randrange(1, 256)])])
        path.write_bytes(data)
        (found,) = take([path], IntakeConfig())
        assert found.data == data
        assert found.reports or found.refusals
