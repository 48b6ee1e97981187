"""The words of Form.io components, to guess the language by."""

from forms.importers.source import listed, mappings
from forms.importers.wording import plain


def texts(components: list, depth: int = 0) -> list[str]:
    """Labels, titles and help, those inside components too."""
    found = []
    for component in mappings(components):
        found += [plain(component.get(name)) for name in ("label", "title", "description", "html", "content")]
        if depth < 20:
            found += texts(listed(component.get("components")), depth + 1)
    return found
