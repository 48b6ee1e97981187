"""What may stand where: a repeating group directly on a page of its own, no stop and no sum inside it."""

from forms.editing.places import Path, Tree, inside, sort_of
from forms.editing.places import at as standing_at
from forms.editing.refusals import EditRefused


def fits(tree: Tree, holder: Path, item: Tree) -> None:
    """Raises EditRefused when the item cannot stand in the page, section or group at the path."""
    code = misfit(tree, holder, item)
    if code:
        raise EditRefused(code)


def misfit(tree: Tree, holder: Path, item: Tree) -> str:
    """Why an item cannot stand there, "" when it can."""
    sort, page = sort_of(item), standing_at(tree, holder[:2])
    beside = [each for each in page["items"] if each is not item]
    if sort == "repeating_group":
        if len(holder) > 2:
            return "group_not_on_page"
        return "" if all(sort_of(each) == "content" for each in beside) else "group_not_alone"
    if _is_in_group(tree, holder):
        return "not_in_group" if any(_is_kept_out(each) for each in (item, *(inner for _, inner in inside(item)))) else ""
    has_group = any(sort_of(each) == "repeating_group" for each in beside)
    return "beside_a_group" if has_group and sort in ("question", "section") else ""


def _is_in_group(tree: Tree, holder: Path) -> bool:
    around = (standing_at(tree, holder[:length]) for length in range(2, len(holder) + 1, 2))
    return any(sort_of(each) == "repeating_group" for each in around)


def _is_kept_out(item: Tree) -> bool:
    return sort_of(item) in ("stop", "repeating_group") or item.get("kind") == "computed"
