"""Everything that is checked of a form before it is published."""

from forms.checks import asking
from forms.checks.finding import Finding
from forms.definition import Form


def findings(form: Form) -> list[Finding]:
    """Every fault that makes a form of the right shape unaskable; each is a stop."""
    return list(asking.findings(form))


def gate(form: Form, previous: Form | None = None) -> list[Finding]:
    """Every stop and advice, stops first and each in the order of the form; `previous` is the version before this one."""
    found = findings(form)
    return sorted(found, key=lambda finding: not finding.is_stop)
