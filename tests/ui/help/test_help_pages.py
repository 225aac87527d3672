"""The pages of the help: complete in both languages, and true."""

from __future__ import annotations

import ast
import re
import tomllib
from functools import cache
from xml.etree import ElementTree as ET

import pytest

from tests.support.sandbox_process import PROJECT_ROOT
from vbee_desktop.core.provision import provision_of
from vbee_desktop.core.resources import resource_path
from vbee_desktop.ui.help.help_pages import PAGES, help_pages, linked_page, page_path, picture_path

LANGUAGES = ("vi", "en")
EVERY_PAGE = [(language, name) for language in LANGUAGES for name in PAGES]
LINK = re.compile(r"(!?)\[[^\]]+\]\(([^)]+)\)")
BOLD = re.compile(r"\*\*(.+?)\*\*")
COMMAND = re.compile(r"vbee-desktop (say|transcribe|voices|doctor|sandbox|tour)\b")


def words_of(language: str, name: str) -> str:
    return page_path(language, name).read_text(encoding="utf-8")


def headings(text: str) -> list[int]:
    return [len(marks) for marks in re.findall(r"^(#+) ", text, re.MULTILINE)]


def plain(words: str) -> str:
    """A name of the window without its key and without the dots of an entry that opens a dialog."""
    return words.replace("&", "").removesuffix("…").removesuffix(" (%1)").strip()


@cache
def english_names() -> set[str]:
    sources = [
        path.read_text(encoding="utf-8") for path in (PROJECT_ROOT / "vbee_desktop" / "ui").rglob("*.py")
    ]
    constants = (node for source in sources for node in ast.walk(ast.parse(source)))
    return {
        plain(each.value)
        for each in constants
        if isinstance(each, ast.Constant) and isinstance(each.value, str)
    }


@cache
def vietnamese_names() -> set[str]:
    root = ET.parse(resource_path("translations", "vbee_vi.ts")).getroot()
    return {plain(each.text or "") for each in root.iter("translation")}


def test_there_is_no_page_beside_those_of_the_contents() -> None:
    for language in LANGUAGES:
        assert {path.stem for path in resource_path("help", language).iterdir()} == set(PAGES)


@pytest.mark.parametrize("name", PAGES)
def test_both_languages_have_the_same_parts(name: str) -> None:
    vi, en = words_of("vi", name), words_of("en", name)
    assert headings(vi) == headings(en)
    assert headings(vi)[0] == 1
    for mark in (r"^- ", r"^\d\. ", r"^\|", r"\]\([a-z-]+\.md\)", r"\]\(\.\./images"):
        assert len(re.findall(mark, vi, re.MULTILINE)) == len(re.findall(mark, en, re.MULTILINE)), mark


@pytest.mark.parametrize(("language", "name"), EVERY_PAGE)
def test_every_link_leads_somewhere(language: str, name: str) -> None:
    for is_picture, address in LINK.findall(words_of(language, name)):
        if is_picture:
            assert picture_path(address), address
        else:
            assert linked_page(address) or address.startswith("https://studio.vbee.vn/"), address


@pytest.mark.parametrize(("language", "name"), EVERY_PAGE)
def test_every_name_in_bold_stands_in_the_window(language: str, name: str) -> None:
    known = english_names() if language == "en" else vietnamese_names()
    missing = [bold for bold in BOLD.findall(words_of(language, name)) if plain(bold) not in known]
    assert missing == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_table_of_failures_has_the_sentences_of_the_window(language: str) -> None:
    known = english_names() if language == "en" else vietnamese_names()
    rows = [
        line.split("|")[1].strip()
        for line in words_of(language, "when-something-fails").splitlines()
        if line.startswith("| ")
    ]
    assert len(rows) > 10
    assert [row for row in rows[1:] if row not in known] == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_example_for_administrators_can_be_used(language: str) -> None:
    (example,) = re.findall(r"```toml\n(.*?)```", words_of(language, "for-it"), re.DOTALL)
    provision = provision_of(tomllib.loads(example))
    assert provision.locks("proxy")
    assert provision.proxy is not None


def test_pictures_are_small() -> None:
    pictures = list(resource_path("help", "images").iterdir())
    assert pictures
    assert [path.name for path in pictures if path.stat().st_size >= 150_000] == []


@pytest.mark.parametrize(
    "address", ["../images/../../voices.json", "/etc/passwd", "https://a.vn/x.png", "../images/no.png"]
)
def test_no_other_picture_is_shown(address: str) -> None:
    assert picture_path(address) is None


def test_a_search_needs_no_diacritics_and_finds_no_marks() -> None:
    page = next(page for page in help_pages("vi", "") if page.name == "recording")
    assert page.title == "Ghi âm cho tốt"
    assert page.has("dong ho DEM")
    assert not page.has("đồng hồ thạch anh")
    assert not page.has("**")
    assert not page.has("long-sounds.md")
