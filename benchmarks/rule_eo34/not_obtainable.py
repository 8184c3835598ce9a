"""Engines that belong here and cannot be had from PyPI, npm or Debian, each with what is missing."""

S_CASP = "s(CASP), with its proof tree"

REASONS: dict[str, str] = {
    S_CASP: (
        "a pack for SWI-Prolog that no registry carries: neither Debian's swi-prolog packages nor npm's "
        "swipl-wasm hold it, and PyPI has no package of it"
    ),
    "Catala": "its compiler needs OCaml packages that none of these registries has",
    "L4": "Haskell; not in PyPI, npm or Debian",
    "eFLINT": "Haskell; not in PyPI, npm or Debian",
}
