"""How a statement becomes a sentence of a brief: the source's own clause, or a grammar template over its fields."""

from svodka.brief.wording.sentences import best_wording, worded_by, wordings
from svodka.brief.wording.view import View, Worded, view_of

__all__ = ["View", "Worded", "best_wording", "view_of", "worded_by", "wordings"]
