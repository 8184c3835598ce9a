"""A section with what is encoded from it, and the official words beside it where the city has a copy."""

import json
from pathlib import Path
from typing import Any

import pytest

from goldendoor.cli.official_text import fingerprint, paragraphs, read_fingerprints

ROOT = Path(__file__).parents[2]

# A made-up order in the manner of the real ones.
ORDER = """
OFFICE OF THE MAYOR

WHEREAS, umbrellas are many; and

Section 1. Words.

a. "Umbrella" means whatever keeps the rain off. [[As Amended June 1, 2004](#)]

b. "Rain" means
water that falls.

Section 2. Umbrellas. Every office shall lend umbrellas, unless:

  (1) it does not rain; or

  (2) the wind
  is too strong.

  A torn umbrella is still an umbrella.

§ 3. Days. This order lists:

  1. Mondays:
    1. in spring;
    2. in autumn; and
  2. Fridays.

§ 4. Effective date. This order shall take effect immediately.

A. Mayor
"""


def test_an_official_text_is_cut_into_its_numbered_paragraphs() -> None:
    assert paragraphs(ORDER) == {
        "1": "Words.",
        "1(a)": '"Umbrella" means whatever keeps the rain off.',
        "1(b)": '"Rain" means\nwater that falls.',
        "2": "Umbrellas. Every office shall lend umbrellas, unless:",
        "2(1)": "it does not rain; or",
        "2(2)": "the wind\nis too strong.\nA torn umbrella is still an umbrella.",
        "3": "Days. This order lists:",
        "3(1)": "Mondays:",
        "3(1)(1)": "in spring;",
        "3(1)(2)": "in autumn; and",
        "3(2)": "Fridays.",
        "4": "Effective date. This order shall take effect immediately.",
    }


def test_a_section_numbered_as_it_is_cited_is_cut_into_its_subdivisions() -> None:
    text = "§ 9-999 Umbrellas. a. Words.\n(a) Offices.\n(1) Lend.\n(i) Now.\n(ii) Later.\n(2) Fetch.\n(b) Shops."
    assert list(paragraphs(text, "9-999")) == [
        "9-999",
        "(a)",
        "(a)(1)",
        "(a)(1)(i)",
        "(a)(1)(ii)",
        "(a)(2)",
        "(b)",
    ]


def test_layout_and_punctuation_make_no_difference_to_a_fingerprint_and_a_word_does() -> None:
    assert fingerprint("It does  NOT rain;") == fingerprint("it does not\nrain")
    assert fingerprint("It does rain") != fingerprint("it does not rain")


def test_fingerprints_ship_for_the_three_texts_that_were_at_hand_and_hold_no_words() -> None:
    shipped = read_fingerprints(ROOT / "law" / "fingerprints.csv")
    assert {name for name, _ in shipped} == {"NYC-EO-34-2003", "NYPD-212-66-IO22-2003", "NYC-EO-13-2026"}
    assert all(len(value) == 64 and int(value, 16) for value in shipped.values())
    assert ("NYC-EO-34-2003", "3(a)(1)") in shipped


@pytest.mark.parametrize("asked", ["EO 34 § 3(a)", "eo 34 s.3(a)", "NYC-EO-34-2003 § 3(a)", "EO 34 section 3(a)"])
def test_a_section_is_found_however_it_is_cited(run: Any, asked: str) -> None:
    page = run("law", "show", asked).stdout
    assert page.startswith("EO 34 § 3(a): ")
    assert "workers-do-not-ask" in page
    assert "must not inquire" in page
    assert "officers-do-not-ask" not in page


def test_a_paragraph_and_a_subdivision_of_the_code_are_found(run: Any) -> None:
    assert "¶ 2" in run("law", "show", "IO 22 par. 2").stdout
    assert run("law", "show", "4-210(b)(2)").stdout.startswith("4-210(b)(2): ")
    assert run("law", "show", "4-210", "(b)(2)").stdout.startswith("4-210(b)(2): ")


def test_the_prose_of_the_section_is_shown_with_what_is_encoded_from_it(run: Any) -> None:
    found = json.loads(run("law", "show", "EO 34 § 3(a)", "--json").stdout)
    assert found["sections"] and all(one["prose"] for one in found["sections"])
    labels = {one["label"] for one in found["encoded"]}
    assert {"workers-do-not-ask", "the-service-turns-on-it", "the-law-requires-it"} <= labels


def test_without_a_copy_of_its_own_nobody_has_compared(run: Any) -> None:
    page = run("law", "show", "EO 34 § 3(a)").stdout
    assert "no copy here" in page
    assert "texts/NYC-EO-34-2003.txt" in page
    assert "matches" not in page


def test_a_text_without_fingerprints_was_never_compared(run: Any) -> None:
    found = json.loads(run("law", "show", "EO 41 § 2(a)", "--json").stdout)
    assert {one["comparison"] for one in found["official"]} == {"never compared"}


def law_of_umbrellas(folder: Path, fingerprinted: dict[str, str]) -> tuple[str, str]:
    """A law of one order, fingerprints of some of its paragraphs, and the city's own copy of the order."""
    law, texts = folder / "law", folder / "texts"
    law.mkdir()
    texts.mkdir()
    (law / "order.md").write_text(
        "---\nid: X-EO-1\ntitle: Umbrellas\nkind: executive order\nplace: X\ncite as: EO 1\n"
        "in force: from 2001-01-01\ntext: held\n---\n\n# § 2 Lending\n\nOffices lend umbrellas.\n\n```law\n"
        'act lend "lend an umbrella"\nfact it_rains  yes/no\n    ask "Does it rain?"\n\n'
        "norm offices-lend  § 2\n    must lend\n"
        "    unless no-rain  § 2(1)\n        silent when not it_rains\n```\n"
    )
    rows = [f"X-EO-1,{place},{fingerprint(words)}\n" for place, words in fingerprinted.items()]
    (law / "fingerprints.csv").write_text("instrument,pinpoint,sha256\n" + "".join(rows))
    (texts / "X-EO-1.txt").write_text(ORDER)
    return str(law), str(texts)


def test_the_citys_own_copy_stands_beside_the_norm_and_is_held_against_the_fingerprint(
    run: Any, tmp_path: Path
) -> None:
    own = paragraphs(ORDER)
    law, texts = law_of_umbrellas(tmp_path, {"2": own["2"].upper(), "2(1)": "it rains; or"})
    page = run("law", "show", "EO 1 § 2", "--law", law, "--texts", texts).stdout
    assert "EO 1 § 2  [official text: matches the fingerprint]" in page
    assert "| Umbrellas. Every office shall lend umbrellas, unless:" in page
    assert "EO 1 § 2(1)  [official text: differs from the fingerprint]" in page
    assert page.index("Every office shall lend") < page.index("norm offices-lend")


def test_copies_are_looked_for_beside_the_folder_of_law(run: Any, tmp_path: Path) -> None:
    law, _ = law_of_umbrellas(tmp_path, {"2": paragraphs(ORDER)["2"]})
    assert "matches the fingerprint" in run("law", "show", "EO 1 § 2", "--law", law).stdout
