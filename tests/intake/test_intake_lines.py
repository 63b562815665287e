from hypothesis import given
from hypothesis import strategies as st

from svodka.intake.lines import line_hints
from svodka.model import BlockKind

TEXT = """# Pay

The men wait.
- socks
• gloves
1. stoves
![A tent near Chita](tent.jpg)
![](nothing.jpg)
***
> “We wait,” he said.
Underlined
==========
#hashtag stays
"""


def test_marks_tell_the_kind_and_stay_outside_the_span():
    assert [(hint.kind, TEXT[hint.start : hint.stop]) for hint in line_hints(TEXT)] == [
        (BlockKind.HEADING, "Pay"),
        (BlockKind.BODY, "The men wait."),
        (BlockKind.LIST, "socks"),
        (BlockKind.LIST, "gloves"),
        (BlockKind.LIST, "stoves"),
        (BlockKind.CAPTION, "A tent near Chita"),
        (BlockKind.BODY, "“We wait,” he said."),
        (BlockKind.HEADING, "Underlined"),
        (BlockKind.BODY, "#hashtag stays"),
    ]


@given(st.text(alphabet=st.sampled_from("ab#-*>![]()=. \n\t1")))
def test_spans_are_in_order_never_empty_and_never_cross_a_line(text):
    before = 0
    for hint in line_hints(text):
        assert before <= hint.start < hint.stop <= len(text)
        words = text[hint.start : hint.stop]
        assert "\n" not in words
        assert words == words.strip()
        before = hint.stop
