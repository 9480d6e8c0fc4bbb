"""The OpenAPI description, made from the same list of endpoints that is served."""

from __future__ import annotations

from functools import cache
from typing import Any, Final

import msgspec

import dragoman
from dragoman.web.api.endpoint import JSON, ROOT, Endpoint
from dragoman.web.api.endpoints import ENDPOINTS
from dragoman.web.problems import MEDIA, Problem

Told = dict[str, Any]
REF: Final = "#/components/schemas/{name}"
EXPORTS: Final = {
    "application/x-ndjson": {"type": "string"},
    "text/csv": {"type": "string"},
    "application/vnd.apache.parquet": {"type": "string", "format": "binary"},
}
# Every address: a bad parameter, no token, no such host or address, too fast, too slow.
ALWAYS: Final = (400, 401, 403, 404, 405, 408, 409, 413, 415, 421, 422, 429, 501, 503)


@cache
def description() -> Told:
    """The whole description, as OpenAPI 3.1 has it."""
    types = [t for e in ENDPOINTS for t in (e.asked, e.answer, e.body) if t is not None]
    told, schemas = msgspec.json.schema_components([*types, Problem], ref_template=REF)
    shown = dict(zip([*types, Problem], told, strict=True))
    paths: dict[str, Told] = {}
    for endpoint in ENDPOINTS:
        path = ROOT + endpoint.path.replace("{id:id}", "{id}")
        paths.setdefault(path, {})[endpoint.method.lower()] = _operation(endpoint, shown, schemas)
    asked = {e.asked.__name__ for e in ENDPOINTS}
    return {
        "openapi": "3.1.0",
        "info": {
            "title": "dragoman", "version": dragoman.__version__,
            "description": "A ledger of who said or did what to whom. What news says is given as "
            "it was told; escape it before it is shown.",
            "license": {"name": "Apache-2.0", "identifier": "Apache-2.0"},
        },
        "paths": paths,
        "components": {
            "schemas": {name: s for name, s in schemas.items() if name not in asked},
            "securitySchemes": {"token": {"type": "http", "scheme": "bearer"}},
        },
        "security": [{}, {"token": []}],
    }  # fmt: skip


def _operation(endpoint: Endpoint, shown: dict[Any, Any], schemas: Told) -> Told:
    found: Told = {
        "operationId": _name(endpoint),
        "summary": endpoint.summary,
        "parameters": [*_path(endpoint), *_query(schemas[endpoint.asked.__name__])],
        "responses": {"200": _success(endpoint, shown[endpoint.answer]), **_problems()},
    }
    if endpoint.method == "GET":
        found["responses"]["304"] = {"description": "The ledger is as it was."}
    if endpoint.body is not None:
        found["requestBody"] = {
            "required": True, "content": {JSON: {"schema": shown[endpoint.body]}},
        }  # fmt: skip
    return found


def _name(endpoint: Endpoint) -> str:
    words = [w.strip("{}").partition(":")[0] for w in endpoint.path.split("/") if w]
    return "_".join([endpoint.method.lower(), *words]) if words else "get_about"


def _path(endpoint: Endpoint) -> list[Told]:
    if endpoint.find is None:
        return []
    schema = {"type": "string", "minLength": 1}
    return [{"name": "id", "in": "path", "required": True, "schema": schema}]


def _query(schema: Told) -> list[Told]:
    required = schema.get("required", [])
    return [
        {"name": name, "in": "query", "required": name in required, "schema": _given(told)}
        for name, told in schema.get("properties", {}).items()
    ]


def _given(schema: Told) -> Told:
    """The schema of a parameter: one that may be left out is never sent as null."""
    kept = {k: v for k, v in schema.items() if not (k == "default" and v is None)}
    if "anyOf" not in kept:
        return kept
    (one,) = [s for s in kept.pop("anyOf") if s != {"type": "null"}]
    return {**one, **kept}


def _success(endpoint: Endpoint, schema: Told) -> Told:
    content: Told = {JSON: {"schema": schema}}
    if endpoint.kind is not None:
        content.update({media: {"schema": told} for media, told in EXPORTS.items()})
    return {"description": endpoint.summary, "content": content}


def _problems() -> Told:
    content = {MEDIA: {"schema": {"$ref": REF.format(name="Problem")}}}
    return {str(status): {"description": _PHRASES[status], "content": content} for status in ALWAYS}


_PHRASES: Final = {
    400: "A parameter or filter that cannot be read", 401: "A token is needed",
    403: "A page of another site asks, or the server only reads", 404: "There is no such record",
    405: "This address does not take the method", 408: "The body came too slowly",
    409: "It is so already, or there is nothing to undo", 413: "The body is too large",
    415: "The body is no JSON", 421: "The server does not go by this host",
    422: "The body is not what is wanted", 429: "Too many requests",
    501: "An optional part is not installed", 503: "The ledger or the coder is busy",
}  # fmt: skip
