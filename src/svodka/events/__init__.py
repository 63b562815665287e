"""4. Statements become events: copies counted once, one happening joined, clashes kept as edges."""

from svodka.events.announced import announcement_ledger
from svodka.events.apart import Scales, Weighed, beside
from svodka.events.linking import RULES_VERSION, link
from svodka.events.rulings import couple, rulings, torn
from svodka.events.stories import Stories, profile, regroup
from svodka.events.tallies import ranked

__all__ = [
    "RULES_VERSION",
    "Scales",
    "Stories",
    "Weighed",
    "announcement_ledger",
    "beside",
    "couple",
    "link",
    "profile",
    "ranked",
    "regroup",
    "rulings",
    "torn",
]
