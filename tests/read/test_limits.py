"""What is too large, too deep, too dense or leads astray is refused by name, in little memory."""

from __future__ import annotations

import gzip
import io
import json
import subprocess
import sys
import tarfile
import zipfile
import zlib
from pathlib import Path

import pytest
import zstandard
from tests.read import made

from dragoman.read import Document, Limits, Reject
from dragoman.read.reading import Reading
from dragoman.read.sources import read_all

MEASURED = """
import re, sys
from dragoman.read.sources import read_all
for found in read_all(sys.argv[1:]):
    print(found.code if hasattr(found, "code") else found.id)
status = open("/proc/self/status", encoding="ascii").read()
print(int(re.search(r"VmHWM:\\s+(\\d+) kB", status)[1]) // 1024)
"""
"""Prints what was found and the peak of memory in MiB; the usual peak counts the parent's too."""


def found(path: Path, **limits: float) -> list[Document | Reject]:
    return list(read_all([path], reading=Reading(limits=Limits(**limits))))  # type: ignore[arg-type]


def codes(path: Path, **limits: float) -> list[str]:
    return [f.code if isinstance(f, Reject) else "read" for f in found(path, **limits)]


def gzip_bomb(path: Path) -> None:
    """10 GB of blanks in 10 MB: gzip allows any number of members one after the other."""
    member = gzip.compress(b" " * 100_000_000)
    with path.open("wb") as stream:
        for _ in range(100):
            stream.write(member)


def zip_bomb(path: Path) -> None:
    """10 GB of blanks in 10 MB: blocks of deflate that end on a byte can be said again."""
    packer = zlib.compressobj(9, zlib.DEFLATED, -15)
    packer.compress(b" " * 100_000_000)
    packer.flush(zlib.Z_FULL_FLUSH)
    block = packer.compress(b" " * 100_000_000) + packer.flush(zlib.Z_FULL_FLUSH)
    packed = block * 100
    info = zipfile.ZipInfo("report.jsonl")
    info.compress_type = zipfile.ZIP_DEFLATED
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w") as archive:
        archive.writestr(info, b"")
    head = bytearray(held.getvalue())
    at = head.index(b"PK\x01\x02")
    local, central = head[:at], head[at:]
    local = local[: 30 + len("report.jsonl")]
    sizes = len(packed).to_bytes(4, "little") + (2**32 - 2).to_bytes(4, "little")
    local[18:26], central[20:28] = sizes, sizes
    offset = (len(local) + len(packed)).to_bytes(4, "little")
    end = central.index(b"PK\x05\x06")
    central[end + 16 : end + 20] = offset
    path.write_bytes(bytes(local) + packed + bytes(central))


@pytest.mark.parametrize(
    ("name", "make"),
    [("bomb.jsonl.gz", gzip_bomb), ("bomb.txt.gz", gzip_bomb), ("b.zip", zip_bomb)],
)
def test_a_bomb_is_refused_in_under_300_megabytes(tmp_path: Path, name: str, make: object) -> None:
    path = tmp_path / name
    make(path)  # type: ignore[operator]
    assert 5_000_000 < path.stat().st_size < 20_000_000
    ran = subprocess.run(
        [sys.executable, "-c", MEASURED, str(path)], capture_output=True, check=True, timeout=120
    )
    code, megabytes = ran.stdout.split()
    assert code in (b"E119", b"E106")
    assert int(megabytes) < 300


def test_a_dense_archive_of_zstandard_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "bomb.jsonl.zst"
    path.write_bytes(zstandard.compress(b" " * 200_000_000))
    assert codes(path) == ["E119"]
    assert codes(path, ratio=0) == ["E106"]


def test_packings_in_packings_end_at_the_limit(tmp_path: Path) -> None:
    content = b"date 2024-05-15 Oslo signed."
    for _ in range(4):
        content = gzip.compress(content)
    path = tmp_path / "report.txt"
    path.write_bytes(content)
    assert codes(path, depth=3) == ["E120"]
    assert codes(path, depth=4) == ["read"]


def test_an_archive_that_holds_itself_ends(tmp_path: Path) -> None:
    inner = b""
    for _ in range(12):
        held = io.BytesIO()
        with zipfile.ZipFile(held, "w") as archive:
            archive.writestr("again.zip", inner or b"date 2024-05-15 Oslo signed.")
        inner = held.getvalue()
    path = tmp_path / "again.zip"
    path.write_bytes(inner)
    assert codes(path) == ["E120"]


def tar(path: Path, *members: tarfile.TarInfo) -> Path:
    good = made.jsonl(path.with_name("news.jsonl"))
    with tarfile.open(path, "w") as archive:
        for member in members:
            archive.addfile(member)
        archive.add(good, "may/news.jsonl")
    return path


def test_links_devices_and_names_that_lead_out_of_a_tar_are_refused(tmp_path: Path) -> None:
    link, hard, device, outside, absolute = (
        tarfile.TarInfo(name)
        for name in ("link.txt", "hard.txt", "device", "../outside.txt", "/etc/passwd")
    )
    link.type, link.linkname = tarfile.SYMTYPE, "/etc/passwd"
    hard.type, hard.linkname = tarfile.LNKTYPE, "../../etc/passwd"
    device.type = tarfile.CHRTYPE
    path = tar(tmp_path / "a.tar", link, hard, device, outside, absolute)
    assert codes(path) == ["E124", "E124", "E124", "E125", "E125", "read"]


def test_links_and_names_that_lead_out_of_a_zip_are_refused(tmp_path: Path) -> None:
    path = tmp_path / "a.zip"
    link = zipfile.ZipInfo("link.txt")
    link.external_attr = 0o120777 << 16
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr(link, "/etc/passwd")
        archive.writestr("../outside.txt", "date 2024-05-15 Oslo signed.")
        archive.writestr("C:\\outside.txt", "date 2024-05-15 Oslo signed.")
        archive.writestr("report.txt", "date 2024-05-15 Oslo signed.")
    assert codes(path) == ["E124", "E125", "E125", "read"]


def test_a_member_that_is_too_large_costs_only_itself(tmp_path: Path) -> None:
    path = tmp_path / "a.zip"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("large.jsonl", "\n" * 200_000)
        archive.writestr("report.txt", "date 2024-05-15 Oslo signed.")
    assert codes(path, member=100_000) == ["E118", "read"]


def test_a_document_that_is_too_large_is_refused_until_the_limit_is_raised(tmp_path: Path) -> None:
    path = tmp_path / "news.jsonl"
    line = {"date": "2024-05-15", "text": "Oslo signed the treaty. " * 50}
    path.write_text(json.dumps(line), encoding="utf-8")
    assert codes(path, size=1000) == ["E106"]
    assert codes(path, size=0) == ["read"]


@pytest.mark.parametrize(
    "declared",
    [
        '<!DOCTYPE rss [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]>',
        '<!DOCTYPE rss [<!ENTITY x SYSTEM "file:///etc/passwd">]>',
        '<!DOCTYPE rss [<!ENTITY % p SYSTEM "http://news.example/x.dtd"> %p;]>',
    ],
)
def test_no_entity_is_expanded_or_fetched(tmp_path: Path, declared: str) -> None:
    path = tmp_path / "feed.xml"
    path.write_text(f'<?xml version="1.0"?>{declared}<rss><channel/></rss>', encoding="utf-8")
    assert codes(path) == ["E126"]


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("a.gz", b"\x1f\x8b\x08\x00broken"),
        ("a.txt.gz", gzip.compress(b"date 2024-05-15 Oslo signed.", mtime=0)[:-9]),
        ("a.zst", b"\x28\xb5\x2f\xfd\x00broken"),
        ("a.zip", b"PK\x03\x04broken"),
        ("a.parquet", b"PAR1brokenPAR1"),
        ("a.tar", b"x" * 100),
    ],
    ids=["gz", "cut.gz", "zst", "zip", "parquet", "tar"],
)
def test_a_damaged_packing_is_named(tmp_path: Path, name: str, content: bytes) -> None:
    path = tmp_path / name
    path.write_bytes(content)
    (reject,) = found(path)
    assert isinstance(reject, Reject)
    assert (reject.code, name in reject.reason) == ("E127", True)


def test_an_office_document_and_an_encrypted_archive_are_told_apart(tmp_path: Path) -> None:
    path = tmp_path / "report.docx"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("[Content_Types].xml", "<Types/>")
        archive.writestr("word/document.xml", "<w/>")
    assert codes(path) == ["E117"]
    locked = tmp_path / "a.zip"
    with zipfile.ZipFile(locked, "w") as archive:
        archive.writestr("report.txt", "date 2024-05-15 Oslo signed.")
    content = bytearray(locked.read_bytes())
    content[6] |= 1
    content[content.index(b"PK\x01\x02") + 8] |= 1
    locked.write_bytes(content)
    assert codes(locked) == ["E128"]
