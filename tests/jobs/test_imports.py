"""Files that people bring, and files that are not what they say."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

import docx
import pytest
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from hypothesis import given
from hypothesis import strategies as st

from tests.support.sandbox_process import SandboxProcess
from tests.support.services import run
from vbee_desktop.core.errors import BadInput, Code
from vbee_desktop.core.imported import MAX_SCRIPT_BYTES, Cue, ImportedScript, ImportKind
from vbee_desktop.jobs import docx_script
from vbee_desktop.jobs.imports import import_script, script_of_file

SPACES = nsdecls("w") + (
    ' xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math"'
    ' xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
)


def document(tmp_path: Path, *blocks: str) -> Path:
    """A .docx with these block elements of WordprocessingML as its body."""
    made = docx.Document()
    for block in blocks:
        element = parse_xml(f"<w:body {SPACES}>{block}</w:body>")
        for child in list(element):
            made.element.body.insert(len(made.element.body) - 1, child)
    made.save(str(tmp_path / "a.docx"))
    return tmp_path / "a.docx"


def paragraph(inside: str) -> str:
    return f"<w:p>{inside}</w:p>"


def said(text: str) -> str:
    return f'<w:r><w:t xml:space="preserve">{text}</w:t></w:r>'


def counts(script: ImportedScript) -> dict[ImportKind, int]:
    return {note.kind: note.count for note in script.notes}


def refusal_of(path: Path) -> BadInput:
    with pytest.raises(BadInput) as caught:
        script_of_file(path)
    assert caught.value.code is Code.BAD_FILE
    return caught.value


def test_a_usual_document(tmp_path: Path) -> None:
    made = docx.Document()
    made.add_heading("Chào mừng", 1)
    made.add_paragraph("Xin chào\u00a0các ").add_run("bạn.").bold = True
    made.add_paragraph("Một", style="List Bullet")
    table = made.add_table(2, 2)
    for cell, text in zip([*table.rows[0].cells, *table.rows[1].cells], "abcd", strict=True):
        cell.text = text
    made.add_paragraph("")
    made.add_paragraph("Hết")
    made.save(str(tmp_path / "a.DOCX"))
    script = script_of_file(tmp_path / "a.DOCX")
    assert script.text == "Chào mừng\nXin chào các bạn.\nMột\na, b\nc, d\nHết"
    assert counts(script) == {ImportKind.TABLE: 1}


FALLBACK = f"<mc:Fallback>{said('hai')}</mc:Fallback>"
CHOICE = f"<mc:Choice Requires='w'>{said('một')}</mc:Choice>"


@pytest.mark.parametrize(
    ("inside", "text"),
    [
        (said("a") + "<w:r><w:tab/><w:t>b</w:t><w:br/><w:t>c</w:t></w:r>", "a b\nc"),
        (f"<w:ins>{said('mới')}</w:ins><w:del><w:r><w:delText>cũ</w:delText></w:r></w:del>", "mới"),
        (f"<w:hyperlink>{said('liên kết')}</w:hyperlink>{said(' đây')}", "liên kết đây"),
        (f"<w:sdt><w:sdtContent>{said('ô nhập')}</w:sdtContent></w:sdt>", "ô nhập"),
        (f"<w:smartTag>{said('thẻ')}</w:smartTag>", "thẻ"),
        ("<w:r><w:rPr><w:vanish/></w:rPr><w:t>ẩn</w:t></w:r>" + said("hiện"), "hiện"),
        ("<w:r><w:instrText>PAGE</w:instrText></w:r>" + said("trang"), "trang"),
        (f"<mc:AlternateContent>{CHOICE}{FALLBACK}</mc:AlternateContent>", "một"),
        ("<!-- lời --><w:r><w:t>co</w:t><w:noBreakHyphen/><w:t>vid</w:t><w:softHyphen/></w:r>", "co-vid"),
    ],
)  # fmt: skip
def test_words_are_found_wherever_word_puts_them(tmp_path: Path, inside: str, text: str) -> None:
    assert script_of_file(document(tmp_path, paragraph(inside))).text == text


def test_blocks_that_only_wrap_others(tmp_path: Path) -> None:
    block = f"<w:sdt><w:sdtContent>{paragraph(said('một'))}</w:sdtContent></w:sdt>"
    row = (
        f"<w:tr><w:tc>{paragraph(said('a'))}{paragraph(said('b'))}</w:tc><w:tc>{paragraph('')}</w:tc></w:tr>"
    )
    cells = f"<w:tc><w:tbl>{row}</w:tbl>{paragraph(said('c'))}</w:tc><w:tc>{paragraph(said('d'))}</w:tc>"
    outer = f"<w:tbl><w:tr>{cells}</w:tr></w:tbl>"
    script = script_of_file(document(tmp_path, block, outer))
    assert script.text == "một\na b c, d"
    assert counts(script) == {ImportKind.TABLE: 2}


def test_what_is_left_out_is_told(tmp_path: Path) -> None:
    box = f"<w:r><w:pict><w:txbxContent>{paragraph(said('khung'))}</w:txbxContent></w:pict></w:r>"
    script = script_of_file(
        document(
            tmp_path,
            paragraph("<w:pPr><w:numPr><w:numId w:val='1'/></w:numPr></w:pPr>" + said("mục") + box),
            paragraph(said("chú") + '<w:r><w:footnoteReference w:id="1"/></w:r><w:r><w:drawing/></w:r>'),
            paragraph("<m:oMath><m:r><m:t>x</m:t></m:r></m:oMath>"),
        )
    )
    assert script.text == "mục\nkhung\nchú"
    assert counts(script) == {
        ImportKind.LIST_NUMBER: 1,
        ImportKind.TEXT_BOX: 1,
        ImportKind.FOOTNOTE: 1,
        ImportKind.PICTURE: 1,
        ImportKind.FORMULA: 1,
    }


def package(**entries: bytes) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as made:
        for name, data in entries.items():
            made.writestr(name, data)
    return stream.getvalue()


def whole_document() -> bytes:
    stream = io.BytesIO()
    made = docx.Document()
    made.add_paragraph("Xin chào")
    made.save(stream)
    return stream.getvalue()


def with_body(change: Callable[[bytes], bytes]) -> bytes:
    """A whole document whose main part was changed."""
    stream = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(whole_document())) as old, zipfile.ZipFile(stream, "w") as new:
        for name in old.namelist():
            data = old.read(name)
            new.writestr(name, change(data) if name == "word/document.xml" else data)
    return stream.getvalue()


OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"", "not_docx"),
        (b"Xin chao", "not_docx"),
        (b"{\\rtf1 Xin chao}", "not_docx"),
        (OLE + bytes(512), "old_word"),
        (OLE + bytes(512) + "EncryptedPackage".encode("utf-16-le"), "encrypted"),
        (b"PK\x03\x04" + bytes(100), "damaged"),
        (whole_document()[:-200], "damaged"),
        (whole_document()[3000:], "not_docx"),
        (whole_document()[:4] + whole_document()[3000:], "damaged"),
        (package(a=b"b"), "not_docx"),
        (package(**{"[Content_Types].xml": b"spreadsheetml.sheet.main+xml"}), "not_docx"),
        (package(**{"[Content_Types].xml": b"wordprocessingml.document.main+xml"}), "damaged"),
        (with_body(lambda xml: xml[: len(xml) // 2]), "damaged"),
        (with_body(lambda xml: xml.replace("Xin chào".encode(), b"")), "empty"),
    ],
)
def test_what_is_no_document(tmp_path: Path, data: bytes, reason: str) -> None:
    path = tmp_path / "a.docx"
    path.write_bytes(data)
    assert refusal_of(path).facts["reason"] == reason


def test_an_old_document_and_a_new_one_under_its_name(tmp_path: Path) -> None:
    path = tmp_path / "a.doc"
    path.write_bytes(OLE + bytes(512))
    assert refusal_of(path).facts["reason"] == "old_word"
    path.write_bytes(WHOLE)
    assert script_of_file(path).text == "Xin chào"


def test_a_locked_package(tmp_path: Path) -> None:
    data = bytearray(whole_document())
    data[data.index(b"PK\x01\x02") + 8] |= 1
    (tmp_path / "a.docx").write_bytes(data)
    assert refusal_of(tmp_path / "a.docx").facts["reason"] == "encrypted"


def test_a_bomb_is_refused_before_it_is_unpacked(tmp_path: Path) -> None:
    path = tmp_path / "a.docx"
    path.write_bytes(package(**{"word/document.xml": bytes(docx_script.MAX_XML_BYTES + 1)}))
    assert path.stat().st_size < 100_000
    facts = refusal_of(path).facts
    assert (facts["reason"], facts["size_bytes"], facts["limit_bytes"]) == (
        "too_large",
        docx_script.MAX_XML_BYTES + 1,
        docx_script.MAX_XML_BYTES,
    )


def test_a_document_with_too_much_text_is_refused(tmp_path: Path) -> None:
    made = docx.Document()
    made.add_paragraph("x" * (MAX_SCRIPT_BYTES + 1))
    made.save(str(tmp_path / "a.docx"))
    assert refusal_of(tmp_path / "a.docx").facts["limit_bytes"] == MAX_SCRIPT_BYTES


def test_entities_are_not_expanded_and_no_file_is_read(tmp_path: Path) -> None:
    (tmp_path / "secret").write_text("bí mật", encoding="utf-8")
    bomb = "<!ENTITY a 'aaaaaaaaaa'>" + "".join(
        f"<!ENTITY {name} '{f'&{before};' * 10}'>"
        for before, name in ("ab", "bc", "cd", "de", "ef", "fg", "gh")
    )
    head = f"<!DOCTYPE w [{bomb}<!ENTITY file SYSTEM '{(tmp_path / 'secret').as_uri()}'>]>"

    def change(xml: bytes) -> bytes:
        start = xml.index(b"<w:document")
        return xml[:start] + head.encode() + xml[start:].replace("chào".encode(), b"&h;&file;")

    path = tmp_path / "a.docx"
    path.write_bytes(with_body(change))
    with suppress(BadInput):
        assert script_of_file(path).text == "Xin"


WHOLE = whole_document()


@given(st.integers(0, 10**6), st.binary(min_size=1, max_size=6))
def test_a_damaged_document_is_read_or_refused(
    tmp_path_factory: pytest.TempPathFactory, place: int, damage: bytes
) -> None:
    data = bytearray(WHOLE)
    start = place % len(data)
    data[start : start + len(damage)] = damage
    path = tmp_path_factory.getbasetemp() / "damaged.docx"
    path.write_bytes(data)
    with suppress(BadInput):
        script_of_file(path)


@pytest.mark.parametrize(
    ("name", "text", "expected"),
    [
        ("a.txt", "\ufeffMột\r\nhai", "Một\nhai"),
        ("a.md", "# Một\r\nhai\r\nba", "Một\nhai ba"),
        ("a.srt", "1\r\n00:00:01,000 --> 00:00:02,000\r\nMột\r\n", "Một"),
        ("a.VTT", "WEBVTT\n\n00:01.000 --> 00:02.000\nMột\n", "Một"),
        ("a.srt", "\ufeff1\n00:00:01,000 --> 00:00:02,000\nMột\n", "Một"),
    ],
)
def test_other_files_by_their_ending(tmp_path: Path, name: str, text: str, expected: str) -> None:
    (tmp_path / name).write_bytes(text.encode())
    script = script_of_file(tmp_path / name)
    assert script.text == expected
    assert script.cues == ((Cue("Một", 1.0, 2.0),) if "00:0" in text else ())


@pytest.mark.parametrize(
    ("name", "data", "reason"),
    [
        ("a.txt", b"\x89PNG\r\n\x1a\n", "damaged"),
        ("a.srt", b"\xff\xfe\x00", "damaged"),
        ("a.md", b" \n", "empty"),
        ("a.vtt", b"WEBVTT\n", "no_cues"),
    ],
)
def test_what_is_no_script(tmp_path: Path, name: str, data: bytes, reason: str) -> None:
    (tmp_path / name).write_bytes(data)
    assert refusal_of(tmp_path / name).facts["reason"] == reason


@pytest.mark.parametrize("name", ["a.txt", "a.md", "a.srt", "a.docx"])
def test_a_file_that_is_too_large_is_not_read(tmp_path: Path, name: str) -> None:
    path = tmp_path / name
    with path.open("wb") as file:
        file.truncate(50_000_001)  # a hole: reading it would take the memory, telling its size does not
    facts = refusal_of(path).facts
    limit = docx_script.MAX_FILE_BYTES if name == "a.docx" else MAX_SCRIPT_BYTES
    assert (facts["reason"], facts["size_bytes"], facts["limit_bytes"]) == ("too_large", 50_000_001, limit)


@pytest.mark.parametrize("name", ["none.txt", "none.docx", "folder.txt", "folder.docx"])
def test_missing_files_and_folders(tmp_path: Path, name: str) -> None:
    if name.startswith("folder"):
        (tmp_path / name).mkdir()
    assert refusal_of(tmp_path / name).facts["reason"] == ("unreadable" if "folder" in name else "missing")


def test_the_job(tmp_path: Path, sandbox: SandboxProcess) -> None:
    path = tmp_path / "a.txt"
    path.write_text("Một", encoding="utf-8")
    script = run(sandbox.url, tmp_path / "home", lambda services: import_script(services, print, path))
    assert script == ImportedScript("Một")
