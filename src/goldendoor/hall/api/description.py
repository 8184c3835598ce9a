"""The API's description for programs (OpenAPI): ninja's own, with the decision's schema and problems as they are sent."""

import json
from functools import cache
from importlib.resources import files
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_GET
from pydantic_core import to_json

from goldendoor.hall.api import problems
from goldendoor.hall.api.operations import JSON, api

PREFIX = "/api/v1/"
COUNSELS_OWN = {"id", "assumed", "questions", "disagreeing"}
SENTENCE: dict[str, Any] = {"type": "string", "minLength": 1}
NAME: dict[str, Any] = {"type": "string"}


@require_GET
def description(request: HttpRequest) -> HttpResponse:
    """The whole description."""
    return HttpResponse(to_json(described()), content_type=JSON)


@cache
def described() -> dict[str, Any]:
    """The description that ninja makes, made whole."""
    found: dict[str, Any] = json.loads(json.dumps(api.get_openapi_schema(path_prefix=PREFIX)))
    found["components"]["schemas"] |= public_schemas()
    for path, operations in found["paths"].items():
        for operation in operations.values():
            for status, response in operation["responses"].items():
                if int(status) >= 400:
                    response["content"] = {problems.MEDIA_TYPE: response["content"].pop("application/json")}
            if path.endswith("/decide"):
                _answers_with(operation, "Answer")
            elif path.endswith("/verdict"):
                _answers_with(operation, "VerdictAnswer")
            elif "/consult/" in path:
                _answers_with(operation, "Consultation")
    return found


def _answers_with(operation: dict[str, Any], schema: str) -> None:
    operation["responses"]["200"]["content"] = {
        "application/json": {"schema": {"$ref": f"#/components/schemas/{schema}"}}
    }


@cache
def public_schemas() -> dict[str, Any]:
    """The schemas of a decision as they ship with the engine, for what the API gives of it."""
    text = files("goldendoor.engine").joinpath("decision.schema.json").read_text(encoding="utf-8")
    ours: dict[str, Any] = json.loads(text)["$defs"]
    decision = ours["decision"]
    for name in COUNSELS_OWN:
        del decision["properties"][name]
    decision["properties"] |= {
        "sentence": {"description": "The decision as the desk says it, in one sentence.", **SENTENCE},
        "not_yet": {"description": "Whether somebody has to judge or approve first.", "type": "boolean"},
        "question_of_law": {
            "description": "What the public reads where the law itself is open; else null.",
            "type": ["string", "null"],
        },
    }
    decision["required"] = sorted(decision["properties"])
    del ours["question"], ours["value"]
    ours["reason"]["properties"]["pinpoint"] = {"description": "Empty where counsel decides.", "type": "string"}
    ours["call"] = _object(
        {"party": NAME, "words": SENTENCE, "desk": NAME, "phone": NAME, "hours": NAME, "note": NAME},
        demonstration={"description": "The number is made up.", "type": "boolean"},
    )
    around = {"danger": SENTENCE, "banner": {"type": "string"}, "closing": SENTENCE}
    ours["answer"] = _object(around, decision={"$ref": "#/$defs/decision"})
    in_both = ("act", "city", "on", "verdict", "sentence", "not_yet", "norms", "call", "meanwhile", "not_encoded")
    ours["verdict_answer"] = _object(
        around,
        id={"description": "As it was sent; else null.", "type": ["string", "null"]},
        law=_object({"hash": ours["law"]["properties"]["hash"]}),
        **{name: decision["properties"][name] for name in in_both},
    )
    ours["consultation"] = _object(
        around,
        situation=NAME,
        words=SENTENCE,
        next=decision["properties"]["next"],
        leading={"description": "The act whose decision has to be heard first.", "type": ["string", "null"]},
        decisions={"type": "array", "items": {"$ref": "#/$defs/decision"}},
        steps={"$ref": "#/$defs/sentences"},
        tell={"$ref": "#/$defs/sentences"},
        call={"type": "array", "minItems": 1, "items": {"$ref": "#/$defs/call"}},
    )
    return _as_components(ours)


def _object(properties: dict[str, Any], **more: Any) -> dict[str, Any]:
    whole = {**properties, **more}
    return {"type": "object", "additionalProperties": False, "required": sorted(whole), "properties": whole}


def _as_components(schemas: dict[str, Any]) -> dict[str, Any]:
    """The schemas under names as a description has them, with what they say of each other."""
    text = json.dumps(schemas)
    for name in schemas:
        text = text.replace(f'"#/$defs/{name}"', f'"#/components/schemas/{_component(name)}"')
    return {_component(name): schema for name, schema in json.loads(text).items()}


def _component(name: str) -> str:
    return "".join(word.capitalize() for word in name.split("_"))
