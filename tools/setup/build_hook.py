"""A built wheel carries the law files; a checkout installed in place reads them where they are edited."""

from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface


class LawInTheWheel(BuildHookInterface):  # type: ignore[type-arg]
    """Puts `law/` into the wheel as `goldendoor/law`.

    A plain `force-include` would also copy it beside an editable install, where the copy would grow stale.
    """

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        if version == "standard":
            build_data["force_include"]["law"] = "goldendoor/law"
