"""Which Python packages are in the frozen program. Run by the environment's Python, which has the package
`packaging` that reads requirements; the rest of this folder needs only the standard library.
"""

from __future__ import annotations

from collections.abc import Sequence
from importlib.metadata import Distribution, PackageNotFoundError, distribution, packages_distributions

NAME = "vbee-desktop"
DEMO = "demo"


def bundled_distributions(*, with_demo: bool) -> dict[str, Distribution]:
    """All that the program needs on this platform, by name, without itself."""
    found = needed_distributions(NAME, ("", DEMO) if with_demo else ("",), {})
    found.pop(NAME, None)
    return dict(sorted(found.items()))


def modules_of_others() -> list[str]:
    """First names of all modules that are installed beside the program, to develop with: libraries reach for
    some of them where they find them, and would take them along.
    """
    ours = {NAME, *bundled_distributions(with_demo=True)}
    return sorted(name for name, owners in packages_distributions().items() if ours.isdisjoint(owners))


def needed_distributions(
    name: str, extras: Sequence[str], known: dict[str, Distribution]
) -> dict[str, Distribution]:
    """A Python package and all that it needs, added to `known`; what is not installed is left out."""
    from packaging.requirements import Requirement

    try:
        found = distribution(name)
    except PackageNotFoundError:
        return known
    if found.name in known:
        return known
    known[found.name] = found
    for requirement in map(Requirement, found.requires or ()):
        if requirement.marker is None or any(requirement.marker.evaluate({"extra": each}) for each in extras):
            needed_distributions(requirement.name, ("",), known)
    return known
