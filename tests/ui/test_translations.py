"""The Vietnamese words: complete, up to date with the sources, with the same placeholders."""

from __future__ import annotations

import ast
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest

from tests.support.sandbox_process import PROJECT_ROOT
from vbee_desktop.core.resources import resource_path

TOOLS = Path(sys.executable).parent
PLACEHOLDER = re.compile(r"%L?\d|%L?n")


def messages(name: str) -> Iterator[tuple[str, str, list[str], bool]]:
    """Context, source, translations (one a plural form) and whether it is unfinished."""
    root = ET.parse(resource_path("translations", name)).getroot()
    for context in root.iter("context"):
        for message in context.iter("message"):
            translation = message.find("translation")
            assert translation is not None
            forms = [form.text or "" for form in translation.iter("numerusform")] or [translation.text or ""]
            unfinished = translation.get("type") == "unfinished" or not all(forms)
            yield context.findtext("name", ""), message.findtext("source", ""), forms, unfinished


@pytest.mark.parametrize("name", ["vbee_vi.ts", "vbee_en.ts"])
def test_nothing_is_left_untranslated(name: str) -> None:
    assert [(context, source) for context, source, _forms, unfinished in messages(name) if unfinished] == []


@pytest.mark.parametrize("name", ["vbee_vi.ts", "vbee_en.ts"])
def test_placeholders_survive_translation(name: str) -> None:
    for context, source, forms, _unfinished in messages(name):
        for form in forms:
            assert sorted(PLACEHOLDER.findall(form)) == sorted(PLACEHOLDER.findall(source)), (context, source)


def test_menu_keys_are_there_and_differ_within_a_menu() -> None:
    """A menu title or entry with a key in English has one in Vietnamese."""
    for context, source, (form, *_), _unfinished in messages("vbee_vi.ts"):
        if context == "MainMenu":
            assert form.count("&") == source.count("&"), source


SAME_THING = [
    ("othing was charged", ("hưa bị tính phí",)),
    ("%1 s billed", ("tính phí %1 giây",)),
    ("in whole seconds", ("làm tròn lên",)),
    ("App ID or token yet", ("Chưa có App ID và token.",)),
    ("Vbee's studio", ("Vbee Studio",)),
    ("key store", ("kho lưu mật khẩu",)),
    ("ample rate", ("ần số lấy mẫu",)),
    ("Try the demo", ("Dùng thử bản demo",)),
    ("demo", ("demo", "Demo")),
    ("Demo", ("demo", "Demo")),
    ("othing was sent", ("hưa có gì được gửi đi",)),
    ("Input device", ("Thiết bị ghi âm",)),
    ("Output device", ("Thiết bị phát",)),
    ("lay row", ("câu",)),
    ("older", ("thư mục", "Thư mục")),
    ("Back", ("Tua lù", "Về mặc định")),
    ("Forward", ("Tua ",)),
]


@pytest.mark.parametrize(("source_part", "words"), SAME_THING, ids=lambda value: str(value)[:24])
def test_one_thing_has_one_name(source_part: str, words: tuple[str, ...]) -> None:
    found = [
        (source, form)
        for context, source, (form, *_), _ in messages("vbee_vi.ts")
        if source_part in source.replace("&", "") and not context.startswith("Q")  # Qt's own dialogs
    ]
    assert found
    for source, form in found:
        assert any(each in form.replace("&", "") for each in words), (source, form)


def test_south_and_male_are_told_apart_where_they_stand_alone() -> None:
    words = {(context, source): form for context, source, (form, *_), _ in messages("vbee_vi.ts")}
    assert words["VoiceWords", "South"] == "Miền Nam"
    assert words["VoiceWords", "Male"] == words["VoiceFilterBar", "Male voice"] == "Giọng nam"


def unquoted(words: str) -> str:
    """Without accelerators, and without what is quoted because it is to be typed as it stands."""
    return re.sub("“[^”]*”", "", words.replace("&", ""))


def test_no_english_word_is_left_over() -> None:
    for _context, source, (form, *_), _unfinished in messages("vbee_vi.ts"):
        assert not re.search(
            r"\b(copy|file|play|record|save|voice|speech|text)\b", unquoted(form), re.IGNORECASE
        ), source


def messages_of_the_sources(folder: Path) -> list[tuple[str, str, bool]]:
    """Context, source and whether it has plurals."""
    sources = [
        str(path)
        for room in ("ui", "app")
        for path in sorted((PROJECT_ROOT / "vbee_desktop" / room).rglob("*.py"))
    ]
    fresh = folder / "fresh.ts"
    command = [str(TOOLS / "pyside6-lupdate"), *sources, "-locations", "none", "-ts", str(fresh)]
    subprocess.run(command, check=True, capture_output=True, timeout=120)
    return [
        (context.findtext("name", ""), message.findtext("source", ""), message.get("numerus") == "yes")
        for context in ET.parse(fresh).getroot().iter("context")
        for message in context.iter("message")
    ]


def strings_in_the_sources(folder: Path) -> set[tuple[str, str]]:
    return {(context, source) for context, source, _ in messages_of_the_sources(folder)}


def test_every_number_in_words_has_its_plural(tmp_path: Path) -> None:
    """The collector sees a plural in `self.tr` alone, not in `translate`."""
    numbered = [each for each in messages_of_the_sources(tmp_path) if re.search("%L?n", each[1])]
    assert numbered
    assert [each for each in numbered if not each[2]] == []


def words_to_translate(path: Path) -> Iterator[str]:
    """What a file hands to ``tr`` and ``translate``, as Python itself reads it."""
    for call in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(call, ast.Call):
            name = getattr(call.func, "attr", getattr(call.func, "id", ""))
            place = {"tr": 0, "translate": 1}.get(name)
            given = call.args[place : place + 1] if place is not None else []
            values = (each.value for each in given if isinstance(each, ast.Constant))
            yield from (value for value in values if isinstance(value, str))


def test_no_word_is_written_so_that_the_collector_passes_it_by(tmp_path: Path) -> None:
    """It does not look into f-strings."""
    collected = {source for _, source in strings_in_the_sources(tmp_path)}
    for room in ("ui", "app"):
        for path in sorted((PROJECT_ROOT / "vbee_desktop" / room).rglob("*.py")):
            assert collected.issuperset(words_to_translate(path)), path


def test_the_words_are_those_of_the_sources(tmp_path: Path) -> None:
    known = {(context, source) for context, source, _forms, _unfinished in messages("vbee_vi.ts")}
    assert known == strings_in_the_sources(tmp_path), "run: python3 packaging/dev.py translations"


@pytest.mark.parametrize("language", ["vi", "en"])
def test_the_compiled_words_are_up_to_date(tmp_path: Path, language: str) -> None:
    fresh = tmp_path / "fresh.qm"
    source = resource_path("translations", f"vbee_{language}.ts")
    command = [str(TOOLS / "pyside6-lrelease"), "-silent", str(source), "-qm", str(fresh)]
    subprocess.run(command, check=True, timeout=120)
    assert fresh.read_bytes() == source.with_suffix(".qm").read_bytes()
