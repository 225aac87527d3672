"""The guide for administrators names what there is, and its example is a file that can be used."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

from vbee_desktop.core.provision import FEATURES, LOCKED, NAMES, Feature, provision_of

GUIDE = (Path(__file__).parents[2] / "packaging" / "PROVISIONING.md").read_text("utf-8")


def test_the_example_can_be_used() -> None:
    block = re.search(r"```toml\n(.*?)```", GUIDE, re.DOTALL)
    assert block is not None
    provision = provision_of(tomllib.loads(block[1]))
    assert provision.locks("proxy")
    assert not provision.allows(Feature.DEMO)


def test_every_key_and_every_feature_is_explained() -> None:
    rows = set(re.findall(r"^\| `(\w+)` \|", GUIDE, re.MULTILINE))
    assert rows == {*NAMES, FEATURES, LOCKED}
    assert all(f"`{feature}`" in GUIDE for feature in Feature)
