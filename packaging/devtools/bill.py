"""The list of parts of a release, as machines read it: CycloneDX 1.6 in JSON, with the native libraries."""

from __future__ import annotations

import hashlib
import json
import sys
import uuid
from collections.abc import Mapping
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from devtools.environment import Environment
from devtools.frozen import release_time_s
from devtools.parts import Native, Parts, files_by_part, read_parts, version_in
from devtools.steps import StepFailed, run_quietly, step, telling_line

Component = dict[str, Any]
SYSTEM = {"win32": "windows", "darwin": "macos"}.get(sys.platform, "linux")
OWN_REFERENCE = "vbee-desktop"


def write_bill(
    environment: Environment, program: Path, folder: Path, version: str, *, with_demo: bool
) -> Path:
    """Write the list of what is in the frozen `program` into `folder`. A part without a word in parts.toml
    fails the build.
    """
    file = folder / f"vbee-desktop-{version}-{SYSTEM}.cdx.json"
    with step("Listing the parts"):
        parts, versions = read_parts(environment.root), find_versions(environment, with_demo=with_demo)
        content = bill(
            parts, versions, files_by_part(parts, program), version, release_time_s(environment.root)
        )
        file.write_text(json.dumps(content, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")
    return file


def find_versions(environment: Environment, *, with_demo: bool) -> dict[str, dict[str, str]]:
    """What devtools/part_versions.py finds out."""
    options = () if with_demo else ("--without-demo",)
    packaging = environment.root / "packaging"
    command = (environment.python, "-m", "devtools.part_versions", *options)
    exit_code, output = run_quietly(*command, cwd=packaging, env=environment.variables())
    if exit_code != 0:
        raise StepFailed(f"the versions of the parts could not be found: {telling_line(output)}")
    found: dict[str, dict[str, str]] = json.loads(output)
    return found


def bill(
    parts: Parts,
    versions: Mapping[str, Mapping[str, str]],
    files: Mapping[str, list[Path]],
    version: str,
    time_s: int,
) -> dict[str, Any]:
    """The whole document. The same parts give the same document: its number is made of its content."""
    natives = native_components(parts, versions["native"], files)
    components = python_components(parts, versions["python"]) + natives
    number = uuid.uuid5(uuid.NAMESPACE_URL, json.dumps(components, sort_keys=True))
    own = {"type": "application", "bom-ref": OWN_REFERENCE, "name": "vbee-desktop", "version": version}
    return {
        "$schema": "http://cyclonedx.org/schema/bom-1.6.schema.json",
        "bomFormat": "CycloneDX",
        "specVersion": "1.6",
        "serialNumber": f"urn:uuid:{number}",
        "version": 1,
        "metadata": {
            "timestamp": datetime.fromtimestamp(time_s, UTC).isoformat().replace("+00:00", "Z"),
            "component": {**own, "licenses": [{"expression": "MIT"}]},
        },
        "components": components,
        "dependencies": dependencies(parts, components),
    }


def python_components(parts: Parts, versions: Mapping[str, str]) -> list[Component]:
    """The Python packages, each of which parts.toml has to know."""
    if unknown := sorted(set(versions) - set(parts.python)):
        raise StepFailed(f"packaging/parts.toml does not tell the licence of: {', '.join(unknown)}")
    return [
        {
            "type": "library",
            "bom-ref": f"python:{name}",
            "name": name,
            "version": version,
            "purl": f"pkg:pypi/{name.lower().replace('_', '-').replace('.', '-')}@{version}",
            "licenses": [{"expression": parts.python[name]}],
        }
        for name, version in sorted(versions.items())
    ]


def native_components(
    parts: Parts, versions: Mapping[str, str], files: Mapping[str, list[Path]]
) -> list[Component]:
    """The native parts that are there, by files of their own or inside a part that is."""
    here = [
        part
        for part in parts.native
        if (part.name in files or part.inside in files) and SYSTEM in (part.systems or (SYSTEM,))
    ]
    found: dict[str, str] = {}
    for part in sorted(here, key=lambda part: bool(part.inside)):  # those that hold others first
        found[part.name] = version_of(part, versions, files) or part.version_beside.get(
            found.get(part.inside, ""), ""
        )
    return [native_component(part, found[part.name], files.get(part.name, [])) for part in here]


def version_of(part: Native, versions: Mapping[str, str], files: Mapping[str, list[Path]]) -> str:
    """What is known of a part's version, or stands in its files."""
    known = versions.get(part.version, "")
    if known or not part.version_in_file:
        return known
    everything = [path for each in files.values() for path in each]
    named = [path for path in everything if any(path.match(pattern) for pattern in part.version_files)]
    around = files.get(part.name) or files[part.inside]
    return version_in(named or around, part.version_in_file)


def native_component(part: Native, version: str, own_files: list[Path]) -> Component:
    """One native part, with the sums of its files."""
    component: Component = {
        "type": "library",
        "bom-ref": reference(part.name),
        "name": part.name,
        **({"version": version} if version else {}),
        "licenses": [{"expression": part.licence}],
        "externalReferences": [{"type": "distribution", "url": part.source}],
    }
    if own_files:
        component["components"] = [file_component(part.name, path) for path in own_files]
    return component


def file_component(part: str, path: Path) -> Component:
    """A file, by its name and sum."""
    digest = hashlib.sha256(path.read_bytes()).hexdigest()
    return {
        "type": "file",
        "bom-ref": f"{reference(part)}:{path.name}:{digest[:12]}",
        "name": path.name,
        "hashes": [{"alg": "SHA-256", "content": digest}],
    }


def dependencies(parts: Parts, components: list[Component]) -> list[dict[str, Any]]:
    """Who holds whom: the program all that stands by itself, a part what is linked into it."""
    present = {component["bom-ref"] for component in components}
    inside = {reference(part.name): reference(part.inside) for part in parts.native if part.inside}
    direct = sorted(present - {name for name, holder in inside.items() if holder in present})
    held = {
        holder: sorted(name for name, each in inside.items() if each == holder and name in present)
        for holder in sorted(set(inside.values()) & present)
    }
    return [
        {"ref": OWN_REFERENCE, "dependsOn": direct},
        *({"ref": holder, "dependsOn": names} for holder, names in held.items()),
    ]


def reference(name: str) -> str:
    """How a native part is referred to within the document."""
    return f"native:{name}"
