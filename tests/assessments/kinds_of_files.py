"""Small real files of each kind, made on the spot."""

import io
import struct
import zipfile
import zlib

import openpyxl
import typst
from docx import Document

from core.file_kinds import COMPOUND


def pdf(pages: int = 1) -> bytes:
    """A PDF with so many pages, each with words on it."""
    text = "\n#pagebreak()\n".join(f"= Hóa đơn tiền điện {n}\nSố: {n}" for n in range(1, pages + 1))
    return typst.compile(text.encode())


def xlsx() -> bytes:
    book, content = openpyxl.Workbook(), io.BytesIO()
    book.active.append(["Điện", 395_500])
    book.save(content)
    return content.getvalue()


def docx() -> bytes:
    document, content = Document(), io.BytesIO()
    document.add_paragraph("Biên bản đọc công tơ")
    document.save(content)
    return content.getvalue()


def packed(**parts: bytes) -> bytes:
    """A zip archive; two underscores in a name are a slash."""
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w") as archive:
        for name, data in parts.items():
            archive.writestr(name.replace("__", "/"), data)
    return content.getvalue()


def ods() -> bytes:
    return packed(
        mimetype=b"application/vnd.oasis.opendocument.spreadsheet", content=b"<office:document/>"
    )


def xlsm() -> bytes:
    """A workbook with a program inside."""
    content = io.BytesIO(xlsx())
    with zipfile.ZipFile(content, "a") as archive:
        archive.writestr("xl/vbaProject.bin", b"\xd0\xcf")
    return content.getvalue()


def png() -> bytes:
    def chunk(name: bytes, data: bytes) -> bytes:
        return (
            struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))
        )

    head = struct.pack(">IIBBBBB", 1, 1, 8, 0, 0, 0, 0)
    data = zlib.compress(b"\x00\xff")
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", data) + chunk(b"IEND", b"")


def jpeg() -> bytes:
    """Turned on its side, as phones say it: the orientation stands in the first part."""
    turned = b"\x01\x12\x00\x03\x00\x00\x00\x01\x00\x06\x00\x00"
    exif = b"Exif\x00\x00MM\x00*\x00\x00\x00\x08\x00\x01" + turned
    part = b"\xff\xe1" + struct.pack(">H", len(exif) + 2) + exif
    return b"\xff\xd8" + part + b"\xff\xd9"


def webp() -> bytes:
    return b"RIFF\x1a\x00\x00\x00WEBPVP8L\x0d\x00\x00\x00\x2f" + bytes(12)


def heic() -> bytes:
    return b"\x00\x00\x00\x18ftypheic\x00\x00\x00\x00mif1heic" + bytes(32)


def compound(*streams: str) -> bytes:
    """The container of old Office programs, with the names of its streams."""
    return COMPOUND + bytes(504) + b"".join(name.encode("utf-16-le") for name in streams)


def exe() -> bytes:
    return b"MZ\x90\x00\x03\x00\x00\x00" + bytes(56) + b"This program cannot be run in DOS mode."


CSV = "Tháng;Điện (kWh)\n1;33.000\n2;31.500\n".encode()
TAKEN = {
    "hoa-don.pdf": (pdf, "application/pdf"),
    "cong-to.jpg": (jpeg, "image/jpeg"),
    "cong-to.JPEG": (jpeg, "image/jpeg"),
    "so-do.png": (png, "image/png"),
    "anh.webp": (webp, "image/webp"),
    "IMG_0001.HEIC": (heic, "image/heic"),
    "so-lieu.xlsx": (
        xlsx,
        "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    ),
    "so-lieu.xls": (lambda: compound("Workbook"), "application/vnd.ms-excel"),
    "so-lieu.ods": (ods, "application/vnd.oasis.opendocument.spreadsheet"),
    "so-lieu.csv": (lambda: CSV, "text/csv"),
    "so-lieu-cu.csv": (lambda: "Tháng,Số\n1,2".encode("utf-16"), "text/csv"),
    "bien-ban.docx": (
        docx,
        "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    ),
}
# What is refused, and the words that say what it is.
REFUSED = {
    "hoa-don.pdf": (exe, "a program for Windows"),
    "may.pdf": (lambda: b"\x7fELF" + bytes(60), "a program for Linux"),
    "bang.xlsx": (xlsm, "a document with macros"),
    "khoa.xlsx": (lambda: compound("EncryptedPackage"), "a document locked with a password"),
    "thu.doc": (lambda: compound("WordDocument"), "a document of an old Office program"),
    "tat-ca.zip": (lambda: packed(a=b"1"), "a packed archive (zip)"),
    "hong.xlsx": (lambda: xlsx()[:300], "a packed archive (zip)"),
    "tat-ca.rar": (lambda: b"Rar!\x1a\x07\x00" + bytes(20), "a packed archive (rar)"),
    "trang.csv": (lambda: b"<html><script>alert(1)</script>,</html>", "a web page"),
    "anh.svg": (lambda: b"<svg xmlns='http://www.w3.org/2000/svg'/>", "a web page"),
    "lenh.csv": (lambda: b"#!/bin/sh\nrm -rf a,b\n", "a script"),
    "lenh.bat": (lambda: b"@echo off\r\ndel a,b\r\n", "plain text"),
    "ghi-chu.txt": (lambda: b"mot, hai, ba", "plain text"),
    "phim.heic": (lambda: b"\x00\x00\x00\x18ftypisom" + bytes(32), "a film"),
    "gi-do.csv": (lambda: bytes(range(256)), "something else"),
}
