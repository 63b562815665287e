"""4. Statements become events: copies counted once, one happening joined, clashes kept as edges."""

from svodka.events.announced import announcement_ledger
from svodka.events.apart import Scales, Weighed, beside
from svodka.events.linking import link
from svodka.events.stories import Stories, profile, regroup

__all__ = ["Scales", "Stories", "Weighed", "announcement_ledger", "beside", "link", "profile", "regroup"]
