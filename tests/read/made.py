"""Makes one report in every format that is read, with the libraries that others write them with."""

from __future__ import annotations

import csv
import gzip
import io
import json
import mailbox
import tarfile
import zipfile
from collections.abc import Callable
from email.message import EmailMessage
from pathlib import Path

import pyarrow
import pyarrow.parquet
import zstandard
from fastwarc.warc import WarcRecord, WarcRecordType

DATE = "2024-05-15"
TITLE = "Lima rejects Oslo's offer"
PARAGRAPHS = (
    "Oslo’s foreign minister accused Lima on Monday of breaking the truce in the northern valley, "
    "where observers have counted forty violations since the spring.",
    "“We will not withdraw our troops,” the Peruvian president told reporters in Geneva. "
    "He rejected an offer of talks that Norway had made the day before.",
    "The United Nations urged both governments to return to the negotiating table before winter.",
)
TEXT = "\n\n".join(PARAGRAPHS)
HTML_TEXT = "\n".join(PARAGRAPHS)
"""What is left of the page: its paragraphs, one a line."""

ROW = {"headline": TITLE, "pubDate": DATE, "articleBody": TEXT}


def plain(path: Path) -> Path:
    path.write_text(f"date {DATE}\n\n{TEXT}", encoding="utf-8")
    return path


def page() -> str:
    body = "".join(f"<p>{p}</p>" for p in PARAGRAPHS)
    return (
        f"<!DOCTYPE html><html lang='en'><head><title>{TITLE}</title>"
        f"<meta property='og:title' content=\"{TITLE}\">"
        "<meta property='og:site_name' content='The Fjord Post'>"
        "<meta name='author' content='Anna Berg'>"
        f"<meta property='article:published_time' content='{DATE}T09:30:00Z'></head>"
        "<body><nav><a href='/'>Home</a> <a href='/world'>World</a></nav>"
        f"<article><h1>{TITLE}</h1>{body}</article>"
        "<footer>Contact us | Privacy</footer></body></html>"
    )


def html(path: Path) -> Path:
    path.write_text(page(), encoding="utf-8")
    return path


def json_object(path: Path) -> Path:
    path.write_text(json.dumps({**ROW}), encoding="utf-8")
    return path


def json_list(path: Path) -> Path:
    path.write_text(json.dumps([ROW], indent=2), encoding="utf-8")
    return path


def json_answer(path: Path) -> Path:
    nested = {"webTitle": TITLE, "webPublicationDate": DATE, "fields": {"bodyText": TEXT}}
    answer = {"status": "ok", "response": {"total": 1, "results": [nested]}}
    path.write_text(json.dumps(answer), encoding="utf-8")
    return path


def jsonl(path: Path) -> Path:
    path.write_text(json.dumps({"title": TITLE, "date": DATE, "text": TEXT}) + "\n", "utf-8")
    return path


def table(delimiter: str, encoding: str = "utf-8") -> Callable[[Path], Path]:
    def make(path: Path) -> Path:
        with path.open("w", encoding=encoding, newline="") as stream:
            rows = csv.DictWriter(stream, ROW, delimiter=delimiter)
            rows.writeheader()
            rows.writerow(ROW)
        return path

    return make


def parquet(path: Path) -> Path:
    pyarrow.parquet.write_table(pyarrow.Table.from_pylist([ROW]), path)
    return path


def warc(path: Path) -> Path:
    record = WarcRecord()
    record.init_headers(record_type=WarcRecordType.response, record_urn=b"<urn:uuid:1>")
    record.headers["WARC-Target-URI"] = "https://post.example/world/oslo"
    record.headers["WARC-Date"] = "2024-06-01T00:00:00Z"
    record.headers["Content-Type"] = "application/http; msgtype=response"
    body = page().encode()
    lines = ("HTTP/1.1 200 OK", "Content-Type: text/html; charset=utf-8", "Connection: close")
    head = "\r\n".join((*lines, f"Content-Length: {len(body)}", "", ""))
    record.set_bytes_content(head.encode() + body)
    with path.open("wb") as stream:
        record.write(stream)
    return path


def wet(path: Path) -> Path:
    record = WarcRecord()
    record.init_headers(record_type=WarcRecordType.conversion, record_urn=b"<urn:uuid:2>")
    record.headers["WARC-Date"] = f"{DATE}T00:00:00Z"
    record.headers["Content-Type"] = "text/plain"
    record.set_bytes_content(TEXT.encode())
    with path.open("wb") as stream:
        record.write(stream)
    return path


def rss(path: Path) -> Path:
    body = "".join(f"<p>{p}</p>" for p in PARAGRAPHS)
    path.write_text(
        '<?xml version="1.0" encoding="utf-8"?>\n<rss version="2.0" '
        'xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel>'
        f"<title>The Fjord Post</title><language>en-gb</language><item><title>{TITLE}</title>"
        "<link>https://post.example/world/oslo</link><guid>oslo-1</guid>"
        "<pubDate>Wed, 15 May 2024 09:30:00 GMT</pubDate><description>Short.</description>"
        f"<content:encoded><![CDATA[{body}]]></content:encoded></item></channel></rss>",
        encoding="utf-8",
    )
    return path


def atom(path: Path) -> Path:
    body = "".join(f"&lt;p&gt;{p}&lt;/p&gt;" for p in PARAGRAPHS)
    path.write_text(
        '<feed xmlns="http://www.w3.org/2005/Atom"><title>The Fjord Post</title>'
        f"<entry><id>oslo-1</id><title>{TITLE}</title><published>{DATE}T09:30:00Z</published>"
        f'<content type="html">{body}</content></entry></feed>',
        encoding="utf-8",
    )
    return path


def letter() -> EmailMessage:
    message = EmailMessage()
    message["From"] = "The Fjord Post <desk@post.example>"
    message["To"] = "readers@post.example"
    message["Subject"] = TITLE
    message["Date"] = "Wed, 15 May 2024 09:30:00 +0000"
    message["Message-ID"] = "<oslo-1@post.example>"
    message.set_content(TEXT + "\n", cte="quoted-printable")
    message.add_alternative(page(), subtype="html")
    return message


def eml(path: Path) -> Path:
    path.write_bytes(letter().as_bytes())
    return path


def mbox(path: Path) -> Path:
    box = mailbox.mbox(path)
    box.add(letter())
    box.close()
    return path


def nexis(path: Path) -> Path:
    path.write_text(
        f"\n1 of 1 DOCUMENTS\n\nThe Fjord Post\n\nMay 15, 2024 Wednesday\n\nLENGTH: 70 words\n\n"
        f"HEADLINE: {TITLE}\n\nBYLINE: Anna Berg\n\nBODY:\n\n{TEXT}\n\n"
        "LOAD-DATE: May 16, 2024\n\nLANGUAGE: ENGLISH\n",
        encoding="utf-8",
    )
    return path


def factiva(path: Path) -> Path:
    path.write_text(
        f"{TITLE}\nBy Anna Berg\n70 words\n15 May 2024\n09:30\nThe Fjord Post\nFJORD\nEnglish\n"
        f"(c) 2024 Fjord Press\n\n{TEXT}\n\nDocument FJORD00020240515ek5f000ab\n",
        encoding="utf-8",
    )
    return path


def gzipped(make: Callable[[Path], Path]) -> Callable[[Path], Path]:
    def pack(path: Path) -> Path:
        inner = make(path.with_suffix(""))
        path.write_bytes(gzip.compress(inner.read_bytes()))
        inner.unlink()
        return path

    return pack


def zstandardised(make: Callable[[Path], Path]) -> Callable[[Path], Path]:
    def pack(path: Path) -> Path:
        inner = make(path.with_suffix(""))
        path.write_bytes(zstandard.compress(inner.read_bytes()))
        inner.unlink()
        return path

    return pack


def zipped(make: Callable[[Path], Path], name: str) -> Callable[[Path], Path]:
    def pack(path: Path) -> Path:
        inner = make(path.with_name(name))
        with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
            archive.write(inner, f"may/{name}")
        inner.unlink()
        return path

    return pack


def tarred(make: Callable[[Path], Path], name: str, mode: str) -> Callable[[Path], Path]:
    def pack(path: Path) -> Path:
        inner = make(path.with_name(name))
        held = io.BytesIO()
        with tarfile.open(fileobj=held, mode=mode) as archive:  # type: ignore[call-overload]
            archive.add(inner, f"may/{name}")
        inner.unlink()
        path.write_bytes(held.getvalue())
        return path

    return pack


FORMATS: dict[str, Callable[[Path], Path]] = {
    "report.html": html,
    "report.json": json_object,
    "list.json": json_list,
    "answer.json": json_answer,
    "news.jsonl": jsonl,
    "lines.json": jsonl,
    "news.csv": table(","),
    "semicolons.csv": table(";"),
    "western.csv": table(",", "cp1252"),
    "wide.csv": table("\t", "utf-16"),
    "news.tsv": table("\t"),
    "news.parquet": parquet,
    "crawl.warc": warc,
    "crawl.warc.gz": gzipped(warc),
    "crawl.wet": wet,
    "world.rss": rss,
    "world.xml": atom,
    "letter.eml": eml,
    "letters.mbox": mbox,
    "numbered.txt": nexis,
    "closed.txt": factiva,
    "news.csv.gz": gzipped(table(",")),
    "news.jsonl.zst": zstandardised(jsonl),
    "reports.zip": zipped(html, "report.html"),
    "tables.zip": zipped(parquet, "news.parquet"),
    "reports.tar": tarred(jsonl, "news.jsonl", "w"),
    "reports.tar.gz": tarred(rss, "world.rss", "w:gz"),
    "reports.tar.zst": zstandardised(tarred(eml, "letter.eml", "w")),
}
