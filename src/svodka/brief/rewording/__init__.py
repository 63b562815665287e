"""Rewording by a language model of the user's own: what is asked, how an answer is read, and whether it may stand.

Nothing here reaches a network: the desk carries requests and answers to and fro.
"""

from svodka.brief.rewording.answer import answered, read_answer
from svodka.brief.rewording.asking import asked_sentences, request
from svodka.brief.rewording.frame import Pair, unfaithful
from svodka.brief.rewording.judge import Proposal, objections, reworded_item, with_rewordings

__all__ = [
    "Pair",
    "Proposal",
    "answered",
    "asked_sentences",
    "objections",
    "read_answer",
    "request",
    "reworded_item",
    "unfaithful",
    "with_rewordings",
]
