"""Every error and warning that dragoman can give, in one catalogue.

A message says what happened, where, and what to do next. Code raises
`DragomanError("E204", place="events/frames/reject.toml:31", ...)`; the sentence itself stands
here, so that the documentation and the tests can list all of them.
"""

from __future__ import annotations

from difflib import get_close_matches
from typing import Final

CATALOGUE: Final[dict[str, str]] = {
    # E1xx: documents and their formats
    "E101": "{place}: the file is empty. Give a report with text in it.",
    "E102": "{place}: no publication date. Begin the text with 'date YYYY-MM-DD', give the "
    "record a 'date', or pass --date YYYY-MM-DD.",
    "E103": "{place}: {value!r} is no date of the calendar. Write it as YYYY-MM-DD.",
    "E104": "{place}: not text (byte 0x{byte:02x} at {offset}). Give a text or one of the formats "
    "that are read.",
    "E105": "{place}: not UTF-8 (byte 0x{byte:02x} at {offset}), and no other encoding can be "
    "told. Save the file as UTF-8.",
    "E106": "{place}: {size} characters in one {unit}, more than the {limit} allowed. "
    "Split it, or raise --max-size.",
    "E107": "{place}: not a JSON object ({found}). Write one object a line.",
    "E108": "{place}: broken JSON ({reason}). Write one object a line.",
    "E109": '{place}: "{key}" is missing. Every record needs it.',
    "E110": '{place}: "{key}" must be {wanted}, not {found}.',
    "E111": "{place}: no such file or folder.",
    "E112": "{place}: cannot be read ({reason}).",
    "E113": "{place}: the text is blank. Give a report with words in it.",
    "E114": "{place}: coding failed ({reason}). Please report this with the document's text.",
    "E115": '{place}: language "{language}" is not English. Only English is coded.',
    "E116": "{place}: reading failed ({reason}). Please report this with the file.",
    "E117": "{place}: {called} is not read. {advice}",
    "E118": "{place}: unpacks to more than {limit} bytes. If you trust it, raise --max-member.",
    "E119": "{place}: unpacks to more than {ratio} times its size. If you trust it, raise "
    "--max-ratio.",
    "E120": "{place}: lies in more than {limit} packings. Unpack it, or raise --max-depth.",
    "E121": "{place}: no column holds the text (columns: {columns}). Name it: --map text=COLUMN",
    "E122": '{place}: --map names the column "{value}", which is not there.{hint}',
    "E123": "{place}: no article was found in this page. Give its text.",
    "E124": "{place}: a link or a device in an archive is not followed. Pack the file itself.",
    "E125": "{place}: its name leads out of the archive. Pack it under a plain name.",
    "E126": "{place}: the XML declares entities, which are not expanded. Remove its DOCTYPE.",
    "E127": "{place}: damaged ({reason}). Pack or save it anew.",
    "E128": "{place}: encrypted. Unpack it first.",
    "E129": "{place}: coding took longer than {limit:g} seconds. Split the document, or raise "
    "--time-limit.",
    "E130": "{place}: in {value!r} day and month could change places. Write YYYY-MM-DD.",
    "E131": '{place}: the text looks like language "{language}". Only English is coded; if it is '
    "English, say so with a language column or key.",
    "E132": "{place}: no feed (its root is <{root}>). RSS, RDF and Atom are read.",
    "E133": '--map: unknown field "{value}".{hint} Known are: {known}.',
    "E134": "{place}: no object in it has a text (keys: {keys}). Name it: --map text=KEY",
    "E135": "--map: {value!r} is not of the form field=column.",
    # E2xx: rule files
    "E201": "{place}: broken TOML ({reason}).",
    "E202": '{place} rule "{rule}": no {missing}. Every rule needs examples and never lines.',
    "E203": '{place} rule "{rule}": {reason}.',
    "E204": '{place} rule "{rule}": unknown {kind} "{value}".{hint}',
    "E205": "{place}: {columns} columns where the header has {wanted}. Cells are parted by tabs.",
    "E206": '{place}: example has no " => ". Write: sentence => expected record.',
    "E208": "{place}: rules folder not found.",
    "E210": "{place}: {lines} lines, more than the {limit} of one rule file. Split it by meaning.",
    # E3xx: the pipeline
    "E301": 'step "{step}" needs "{layer}", which no step before it gives.',
    "E302": 'layer "{layer}" is given twice: by "{first}" and by "{second}".',
    "E303": 'the English pipeline "{model}" is not installed. Run: make setup',
    # E4xx: the command line and optional parts
    "E401": "{what} needs the extra \"{extra}\". Run: pip install 'dragoman[{extra}]'",
    "E402": "{place}: cannot be written ({reason}).",
    "E403": "{place}: no column {missing}. Give the table of events as `dragoman code --format "
    "csv` writes it, or a sheet as `dragoman sample` draws it.",
    "E404": "{place}: no record of a coded document ({reason}). Give what `dragoman code --format "
    "jsonl` writes.",
    "E405": "{place}: the text of document {id!r} is not given, and records hold none. Name the "
    "documents with --documents, or draw from a CSV.",
    "E406": "{place}: {value!r} is no answer to {question}. Write yes or no, or leave it empty."
    "{hint}",
    "E407": "{place}: nothing is judged. Write yes or no into any of the columns {questions}.",
    "E408": "{place}: {value!r} is no weight. Leave the columns of the sheet as they were drawn.",
    "E409": "{gold} and {found} have no document in common. Code the documents of the gold.",
    "E415": "{value!r} is no status.{hint} Known are: {known}; or all.",
    "E417": "{value!r} is no layout and no table.{hint} Known are: {known}.",
    "E418": "a data frame needs pandas or polars. Install one: pip install pandas",
    "E419": "{place}: the example reports are not there. Install dragoman anew, or code reports of "
    "your own: dragoman code REPORTS --ledger news.db",
    "E410": "{place}: no record to draw from{why}.",
    "E420": "{place}: is one of the reports themselves, and would be lost. Give -o another name.",
    "E421": "{place}: cannot be read or written ({reason}). Make room or mend that, then run the "
    "same command again.",
    # E5xx: the ledger
    "E501": "{place}: no such ledger. Make one: dragoman code REPORTS --ledger {place}; or see the "
    "example: dragoman serve --example",
    "E502": "{place}: not a ledger of dragoman. Name another file, or one that is not there yet.",
    "E503": "{place}: schema version {found}, newer than the {known} known here. Update dragoman.",
    "E504": "{place}: another writer holds it: {holder}. Wait for it to end, then try again.",
    "E505": "{place}: cannot be opened ({reason}).",
    "E506": "{place}: damaged ({reason}). Run: dragoman doctor --ledger {place}",
    "E507": "{place}: schema version {found}, older than {known}. Bring it up to date: "
    "dragoman doctor --ledger {place}",
    "E508": "{place}: opened only to read. Open it without readonly to write.",
    "E511": 'no field "{field}" in filters.{hint} Known are: {known}. Words with a colon in them '
    "go between quotation marks.",
    "E512": "{where!r} cannot be read: {reason}.",
    "E513": '"{value}" is no value of {field}.{hint}',
    "E514": '"{field}" does not filter {kind}. It filters: {on}.',
    "E515": "{where}: {value!r} is no date. Write YYYY, YYYY-MM or YYYY-MM-DD.",
    "E516": "{where}: no words to search for. Give some, such as: grain corridor",
    "E521": "{id}: the ledger has no such record. Ids are shown by: dragoman events --ledger FILE",
    "E522": '"{field}" of {kind}s cannot be amended.{hint} Known are: {known}.',
    "E523": "{field}: {value!r} cannot stand there.{hint}",
    "E524": "a judgement needs somebody who makes it. Give --who NAME.",
    "E525": "{id}: nothing was decided about it that could be undone.",
    "E526": '"{name}" is {found}.{hint} Actors are listed by: dragoman actor list --ledger FILE',
    "E527": '"{one}" and "{other}" are one actor already.',
    # E6xx: analysis
    "E601": '"{value}" is no issue.{hint} Issues are listed by: dragoman positions --issues',
    "E602": "{wanted} is not installed, and {what} needs it. Install it: pip install "
    "'dragoman[analysis]'",
    "E603": "{place}: cannot be told what to write. End its name in {known}.",
    "E604": "{place}: no events in it. Give a ledger, or a folder of JSONL or Parquet that "
    "dragoman code wrote.",
    "E605": '"{value}" cannot be asked for here.{hint} Known are: {known}.',
    # E8xx: many processes, clusters
    "E801": "{place}: two workers died over it, the last one {reason}. Code it by itself to see "
    "why; a worker that is killed may have lacked memory: try fewer --jobs.",
    "E802": "the process that starts workers is gone. Run the same command again; what is written "
    "already stays.",
    "E803": "a document could not be coded: {reason}",
    "E804": "--engine ray writes a folder of shards. Give --format parquet (or jsonl) -o FOLDER.",
    "E805": "{place}: holds shards of another run (other options, rules or version). Name another "
    "folder, or empty it.",
    # E7xx: the web
    "E701": "{place}: a dragoman serves there already. Open {url}, or choose another port: "
    "--port {other}",
    "E702": "{place}: another program has this port. Choose another: --port {other}",
    "E703": "{place}: cannot be bound ({reason}). Give an address of this machine to --host.",
    "E704": "the token has {size} characters; other machines reach this server, so give one of at "
    "least {least}, or none and one is made.",
    "E711": 'this server does not go by "{host}". Ask for it by the address it was started with, '
    "or allow the name: dragoman serve --allow-host NAME",
    "E712": "the request comes from a page of another site, which may not ask this server.",
    "E713": "a token is needed: send the header 'Authorization: Bearer TOKEN', or open the address "
    "that `dragoman serve` printed.",
    "E714": "this server only reads. Start it without --read-only to write.",
    "E715": "the body has more than {limit} bytes. Send less at a time.",
    "E716": "too many requests from this address. Wait {seconds} s, then ask more slowly.",
    "E717": "the answer took longer than it may. Ask for less: a shorter span of days, more terms.",
    "E718": "nothing is found at this address. What there is stands in /api/v1/openapi.json.",
    "E719": "this address does not take {method}. It takes: {known}",
    "E720": "{place}: {reason}.",
    "E721": "{place}: {reason}.",
    "E722": "the body must be application/json, in UTF-8.",
    "E723": "{waiting} documents wait for the coder already. Try again when they are coded.",
    "E724": "the server failed at this. The reason stands in its log; please report it.",
    "E725": "the ledger cannot be used now: {reason}. Try again; who runs the server finds the "
    "reason in its log.",
    "E726": "the body did not come within {seconds:g} s.",
    "E727": "this is given as {known}, not as {value}.",
    "E728": "{what} {id!r} is not in this ledger.",
    # W: warnings
    "W501": '{field}: nothing in this ledger goes by "{value}".{hint}',
    "W101": 'id "{id}" was used before; this document becomes "{new}".',
    "W102": "{place}: was written by another run (other inputs, options, rules or version); it is "
    "written anew.",
    "W103": "interrupted: what was coded so far is written, and the same command goes on from "
    "there.",
}


def near_miss(value: str, known: list[str] | tuple[str, ...]) -> str:
    """' Did you mean "x"?' for the closest of `known`, or nothing where none is close."""
    found = get_close_matches(value, known, n=1, cutoff=0.6)
    return f' Did you mean "{found[0]}"?' if found else ""


def message(code: str, **fields: object) -> str:
    """The catalogue's sentence for `code`, filled in and led by the code."""
    return f"{code} {CATALOGUE[code].format(**fields)}"


class DragomanError(Exception):
    """A failure with a place and a next step.

    Attributes:
        code: the catalogue's key, such as "E204".
        fields: what the message was filled in with.
    """

    def __init__(self, code: str, **fields: object) -> None:
        self.code = code
        self.fields = fields
        super().__init__(message(code, **fields))
