"""Bars and lines of a table as a picture that needs no script, no colours and no eyes: the same figures stand in its rows.

Vega-Lite draws; what it is given is laid out here to the pixel, since how wide a text is depends on a machine's own fonts.
"""

import json
import re
import textwrap
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from html import escape
from types import MappingProxyType
from typing import Any

from goldendoor.hall.reports.tables import ALL, Figure, Key, Mark, Table

VEGA_LITE = "5.20"
FONT = "Public Sans, Helvetica, Arial, sans-serif"
INK, GRID = "#1b1b1b", "#dcdee0"
# Dark enough to be told from white by anybody, and from each other by lightness too; each also has its words beside it.
COLOURS = ("#0b4778", "#c05600", "#00695c", "#7a3e9d", "#5c5c5c", "#8b0a03")
DASHES = ([1, 0], [8, 4], [2, 3], [10, 3, 2, 3], [5, 2], [1, 5])
SHAPES = ("circle", "square", "triangle-up", "diamond", "cross", "triangle-down")
# On a phone it is as wide as the screen, and its letters stay large enough.
WIDTH, TEXT, LETTER, LINE, LETTERS_IN_A_LINE = 440, 14, 7.5, 16, 22
TOP, BOTTOM, LEAST_BESIDE, MOST_BESIDE, BESIDE_LINES = 10, 18, 40, 177, 48
LETTERS_BESIDE_A_BAR = 20
BAR, BETWEEN, LINE_HEIGHT, OVER_A_POINT, BESIDE_POINTS = 24, 12, 230, 30, 20
NOTHING_ELSE: Mapping[Key, str] = MappingProxyType({})
ROUND: tuple[int, ...] = (*range(1, 11), 12, 15, 20, 25, 30, 40, 50, 60, 80, 100)
_LINES_OF_TEXT = re.compile(r"<text([^>]*)>((?:<tspan[^>]*>[^<]*</tspan>)+)</text>")
_TOLD = {
    Mark.HIDDEN: ("is hidden", "are hidden"), Mark.UNCOUNTED: ("is not counted", "are not counted"),
    Mark.NO_REPORT: ("has no report", "have no report"),
}  # fmt: skip


class Kind(StrEnum):
    """How the figures are drawn."""

    BARS = "bars"
    LINES = "lines"


@dataclass(frozen=True, slots=True)
class Spot:
    """One figure of a chart: where it stands, and of which series it is (empty where there is but one).

    `told` are the words that stand for it where a number alone would say too much, as `at least 3`.
    """

    place: str
    series: str
    figure: Figure
    told: str = ""

    @property
    def shown(self) -> str:
        """The figure as it stands in the picture."""
        if isinstance(self.figure, Mark):
            return self.figure.value
        return self.told or f"{self.figure:,}"


@dataclass(frozen=True, slots=True)
class Chart:
    """What is drawn, with the words for those who do not see it."""

    name: str
    title: str
    kind: Kind
    places_are: str
    unit: str
    spots: tuple[Spot, ...]
    height: int = LINE_HEIGHT

    @property
    def places(self) -> tuple[str, ...]:
        """Where figures stand, in order."""
        return tuple(dict.fromkeys(one.place for one in self.spots))

    @property
    def series(self) -> tuple[str, ...]:
        """The series, in order."""
        return tuple(dict.fromkeys(one.series for one in self.spots))


@dataclass(frozen=True, slots=True)
class Figures:
    """The figures of a chart as rows under heads."""

    heads: tuple[str, ...]
    rows: tuple[tuple[str | Figure, ...], ...]


def bars_of(table: Table, told: Mapping[Key, str] = NOTHING_ELSE) -> Chart:
    """The innermost figures of a table as bars: a row for each value of its first split, a bar for each of its second.

    Args:
        told: the words for figures of which a number alone would say too much.

    Raises:
        ValueError: for a table split in three ways, or with more columns than can be told apart.
    """
    return _chart(table, Kind.BARS, told)


def lines_of(table: Table, told: Mapping[Key, str] = NOTHING_ELSE, height: int = LINE_HEIGHT) -> Chart:
    """The innermost figures of a table as lines over its first split, which is of times; a line for each of its second.

    A single line has its figures over its points, and words where there is none; of several each has words at its end.

    Args:
        told: the words for figures of which a number alone would say too much.
        height: how high the picture is between its axes, in pixels.

    Raises:
        ValueError: for a table split in three ways, or with more columns than can be told apart.
    """
    return replace(_chart(table, Kind.LINES, told), height=height)


def figures_of(chart: Chart) -> Figures:
    """The same figures for the table that stands under a chart."""
    found = {(one.place, one.series): one.figure for one in chart.spots}
    rows = tuple((place, *(found[place, one] for one in chart.series)) for place in chart.places)
    return Figures((chart.places_are, *(one or chart.unit.capitalize() for one in chart.series)), rows)


def described(chart: Chart) -> str:
    """What there is to see, in a sentence or two."""
    numbers = [one for one in chart.spots if not isinstance(one.figure, Mark)]
    several = len(chart.series) > 1
    drawn_as = "Bars" if chart.kind is Kind.BARS else "Lines" if several else "A line"
    said = f"{drawn_as} of {chart.unit} by {chart.places_are.lower()}"
    said += f", {len(chart.series)} series." if several else "."
    if numbers:
        least, most = (f(numbers, key=lambda one: int(one.figure)) for f in (min, max))
        said += f" The least is {_told(least)}, the most {_told(most)}."
    for mark, (one_is, several_are) in _TOLD.items():
        many = sum(one.figure is mark for one in chart.spots)
        if many:
            said += f" {many} {one_is if many == 1 else several_are}."
    return f"{said} The same figures are in the table."


def drawn(chart: Chart) -> str:
    """The chart as SVG: the same text for the same chart, with title and description, and nothing that a strict page forbids."""
    import vl_convert

    spec = _bars(chart) if chart.kind is Kind.BARS else _lines(chart)
    made: str = vl_convert.vegalite_to_svg(spec, vl_version=VEGA_LITE, allowed_base_urls=[])
    height = spec["height"] + spec["padding"]["top"] + spec["padding"]["bottom"]
    ids = f"{chart.name}-{chart.kind}"
    head = (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="100%" height="{height}" viewBox="0 0 {WIDTH} {height}"'
        f' preserveAspectRatio="xMinYMin meet" role="img" aria-labelledby="{ids}-title {ids}-words">'
        f'<title id="{ids}-title">{escape(chart.title)}</title><desc id="{ids}-words">{escape(described(chart))}</desc>'
    )
    # Inside, everything is one picture to a reader: parts with roles of their own would be read out one by one.
    inner = re.sub(r' (?:role|aria-[a-z]+|class|pointer-events)="[^"]*"', "", made[made.index(">") + 1 :])
    return head + _LINES_OF_TEXT.sub(_apart, inner)


def _apart(text: re.Match[str]) -> str:
    """A text on several lines as a text for each: what prints papers sets only the first of its parts where it belongs."""
    lines = re.findall("<tspan[^>]*>(.*?)</tspan>", text[2])
    return "".join(f'<text{text[1]} dy="{number * LINE}">{line}</text>' for number, line in enumerate(lines))


def _chart(table: Table, kind: Kind, told: Mapping[Key, str]) -> Chart:
    if len(table.splits) > 2:
        raise ValueError(f"the table {table.name} is split in three ways; a chart shows two")
    first, *others = table.splits
    if others and len(others[0].values) > len(COLOURS):
        raise ValueError(f"{others[0].words} has more than {len(COLOURS)} values; no more can be told apart in a chart")
    spots = tuple(
        Spot(first.words_of(key[0]), others[0].words_of(key[1]) if others else "", figure, told.get(key, ""))
        for key, figure in table.in_order()
        if ALL not in key
    )
    return Chart(table.name.replace("_", "-"), table.title, kind, first.words, table.unit, spots)


def _told(spot: Spot) -> str:
    where = f"{spot.place}, {spot.series}" if spot.series else spot.place
    return f"{spot.told or spot.figure} ({where})"


def _words(spot: Spot) -> str:
    return f"{spot.series}: {spot.shown}" if spot.series else spot.shown


def _top(chart: Chart) -> int:
    """The end of the scale: a round number at or above the largest figure."""
    most = max([1, *(int(one.figure) for one in chart.spots if not isinstance(one.figure, Mark))])
    power = int("1" + "0" * (len(str(most)) - 2))
    return next(times * power for times in ROUND if times * power >= most)


def _beside(words: Sequence[str]) -> int:
    """How much room texts need, as near as can be said without measuring them."""
    return min(MOST_BESIDE, max(LEAST_BESIDE, int(max(len(one) for one in words) * LETTER) + 12))


def _frame(
    chart: Chart, height: int, room: tuple[int, int, int, int], letters: int, layers: Sequence[Mapping[str, Any]]
) -> dict[str, Any]:
    """What is given to the drawing.

    Args:
        room: how much is left free at the left, at the right, at the top and at the bottom.
        letters: how many a line of the words of a figure has at most.
    """
    left, right, top, bottom = room
    values = [
        {
            "place": one.place,
            "series": one.series,
            "number": None if isinstance(one.figure, Mark) else one.figure,
            "ends_at": 0 if isinstance(one.figure, Mark) else one.figure,
            "words": textwrap.wrap(_words(one), letters),
        }
        for one in chart.spots
    ]
    axis = {
        "labelFontSize": TEXT, "labelColor": INK, "labelLimit": 0, "labelOverlap": False, "labelLineHeight": LINE,
        "title": None, "gridColor": GRID, "domainColor": INK, "ticks": False, "labelPadding": 8,
    }  # fmt: skip
    return {
        "$schema": "https://vega.github.io/schema/vega-lite/v5.json",
        "data": {"values": values},
        "width": WIDTH - left - right,
        "height": height,
        "padding": {"left": left, "right": right, "top": top, "bottom": bottom},
        "autosize": "none",
        "background": None,
        "layer": list(layers),
        "config": {
            "aria": False,
            "font": FONT,
            "view": {"stroke": None},
            "text": {"fontSize": TEXT, "color": INK},
            "axis": axis,
        },
    }


def _place(chart: Chart) -> dict[str, Any]:
    return {"field": "place", "type": "ordinal", "sort": list(chart.places), "scale": {"domain": list(chart.places)}}


def _on_lines(words: Sequence[str], letters: int) -> dict[str, list[str]]:
    """Each text on as many lines as it needs."""
    return {one: textwrap.wrap(one, letters) or [one] for one in words}


def _number(top: int, field: str) -> dict[str, Any]:
    """The axis of numbers, whole ones only, in at most five steps."""
    power = int("1" + "0" * (len(str(top)) - 1))
    step = next(one for one in (power // 5, power // 2, power, 2 * power) if one and top <= 5 * one)
    ticks = {
        "values": list(range(0, top + 1, step)), "format": ",d", "grid": True, "domain": False, "labelFlush": False,
    }  # fmt: skip
    return {"field": field, "type": "quantitative", "scale": {"domain": [0, top], "nice": False}, "axis": ticks}


def _series(chart: Chart, of: Sequence[Any]) -> dict[str, Any]:
    """What tells the series apart. Their words stand beside them, so there is no legend."""
    names = list(chart.series)
    scale = {"domain": names, "range": list(of[: len(names)])}
    return {"field": "series", "type": "nominal", "legend": None, "scale": scale}


def _bars(chart: Chart) -> dict[str, Any]:
    top, in_a_row = _top(chart), len(chart.series)
    heads = _on_lines(chart.places, LETTERS_IN_A_LINE)
    words = _on_lines([_words(one) for one in chart.spots], LETTERS_BESIDE_A_BAR)
    bar = max(BAR, max(map(len, words.values())) * LINE + 4)
    row = max(in_a_row * bar, max(map(len, heads.values())) * LINE) + BETWEEN
    between = 1 - in_a_row * bar / row
    place = _place(chart) | {"axis": {"labels": False, "domain": True}}
    place["scale"] |= {"paddingInner": between, "paddingOuter": between / 2}
    offset = {"field": "series", "sort": list(chart.series), "scale": {"paddingInner": 0.12}}
    at = {"y": place, "yOffset": offset} if in_a_row > 1 else {"y": place}
    return _frame(
        chart,
        row * len(chart.places),
        (
            _beside([line for lines in heads.values() for line in lines]),
            _beside([line for lines in words.values() for line in lines]),
            TOP,
            BOTTOM + LINE,
        ),
        LETTERS_BESIDE_A_BAR,
        [
            {"mark": "bar", "encoding": {**at, "x": _number(top, "number"), "color": _series(chart, COLOURS)}},
            *_at_bars({**at, "x": _number(top, "ends_at")}, words),
            *_heads(heads, place),
        ],
    )


def _at_bars(at: Mapping[str, Any], words: Mapping[str, list[str]]) -> list[dict[str, Any]]:
    """The words at the end of each bar, in the middle of it however many lines they have."""
    text = {"type": "text", "align": "left", "baseline": "middle", "dx": 6, "lineHeight": LINE}
    return [
        {
            "transform": [{"filter": f"datum.words.length === {lines}"}],
            "mark": {**text, "dy": -(lines - 1) * LINE / 2},
            "encoding": {**at, "text": {"field": "words"}},
        }
        for lines in sorted({len(one) for one in words.values()})
    ]


def _heads(heads: Mapping[str, list[str]], place: Mapping[str, Any]) -> list[dict[str, Any]]:
    """The words before each row of bars, in the middle of it however many lines they have."""
    found = []
    for head, lines in heads.items():
        text = {"type": "text", "align": "right", "baseline": "middle", "lineHeight": LINE, "x": -8, "text": lines}
        mark = {**text, "dy": -(len(lines) - 1) * LINE / 2}
        found.append({"data": {"values": [{"place": head}]}, "mark": mark, "encoding": {"y": place}})
    return found


def _lines(chart: Chart) -> dict[str, Any]:
    top, single = _top(chart), len(chart.series) == 1
    right = BESIDE_POINTS if single else _beside([_words(one) for one in chart.spots])
    wide = (WIDTH - BESIDE_LINES - right) / len(chart.places)
    letters = max(4, int(wide / LETTER))
    heads = _on_lines(chart.places, letters)
    words = _on_lines([_words(one) for one in chart.spots], letters)
    above = OVER_A_POINT + (max(map(len, words.values())) - 1) * LINE if single else TOP
    label = f"({json.dumps(heads, ensure_ascii=False)})[datum.value]"
    place = _place(chart) | {"axis": {"labelAngle": 0, "labelBaseline": "top", "labelExpr": label}}
    both = {"x": place, "y": _number(top, "number"), "color": _series(chart, COLOURS)}
    line = {"type": "line", "strokeWidth": 2.5, "invalid": "break-paths-show-domains"}
    point = {"type": "point", "filled": True, "size": 70, "opacity": 1, "invalid": "filter"}
    return _frame(
        chart,
        chart.height,
        (BESIDE_LINES, right, above, BOTTOM + max(map(len, heads.values())) * LINE),
        letters,
        [
            {"mark": line, "encoding": {**both, "strokeDash": _series(chart, DASHES)}},
            {"mark": point, "encoding": {**both, "shape": _series(chart, SHAPES)}},
            *(_at_points(place, top, words) if single else _ends(chart, top, WIDTH - BESIDE_LINES - right + 6)),
        ],
    )


def _at_points(place: Mapping[str, Any], top: int, words: Mapping[str, list[str]]) -> list[dict[str, Any]]:
    """The words of a single line: each figure over its point, and at the foot what stands in the place of one."""
    text = {"type": "text", "align": "center", "lineHeight": LINE}
    at = {"x": place, "y": _number(top, "ends_at"), "text": {"field": "words"}}
    return [
        {
            "transform": [{"filter": f"datum.words.length === {lines} && datum.number {which} null"}],
            "mark": {**text, "dy": -above - (lines - 1) * LINE},
            "encoding": at,
        }
        for lines in sorted({len(one) for one in words.values()})
        for which, above in (("!==", 14), ("===", 9))
    ]


def _ends(chart: Chart, top: int, across: int) -> list[dict[str, Any]]:
    """The words of each line at its end, moved apart where lines end close together."""
    ends = []
    for one in chart.series:
        counted = [spot for spot in chart.spots if spot.series == one and not isinstance(spot.figure, Mark)]
        if counted:
            ends.append((chart.height * (1 - int(counted[-1].figure) / top), _words(counted[-1])))
    found, free = [], -float(TOP)
    for height, words in sorted(ends):
        height = max(height, free)
        free = height + LINE
        text = {"type": "text", "align": "left", "baseline": "middle", "x": across, "y": height, "text": words}
        found.append({"data": {"values": [{}]}, "mark": text, "encoding": {}})
    return found
