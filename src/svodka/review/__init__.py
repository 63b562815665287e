"""5. People's decisions replayed over what was derived; the only maker of public types."""

from svodka.review.decisions import apply_decisions, replay, rule_people
from svodka.review.editions import as_draft, next_record, record_digest, versioned
from svodka.review.public_brief import checked, public_brief
from svodka.review.public_export import public_export
from svodka.review.public_search import public_search
from svodka.review.reasons import Beneath, Since
from svodka.review.redactor import Redactor, build_redactor, open_redactor, protected_forms

__all__ = [
    "Beneath",
    "Redactor",
    "Since",
    "apply_decisions",
    "as_draft",
    "build_redactor",
    "checked",
    "next_record",
    "open_redactor",
    "protected_forms",
    "public_brief",
    "public_export",
    "public_search",
    "record_digest",
    "replay",
    "rule_people",
    "versioned",
]
