"""5. People's decisions replayed over what was derived; the only maker of public types."""

from svodka.review.decisions import apply_decisions, rule_people
from svodka.review.public_brief import checked, public_brief
from svodka.review.public_export import public_export
from svodka.review.redactor import Redactor, build_redactor, open_redactor, protected_forms

__all__ = [
    "Redactor",
    "apply_decisions",
    "build_redactor",
    "checked",
    "open_redactor",
    "protected_forms",
    "public_brief",
    "public_export",
    "rule_people",
]
