"""From the municipality's one colour to everything a document is drawn with.

Charts are drawn once with placeholder colours; `themed` swaps them for a theme's colours, or for
CSS variables.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

INK = "#17212b"
MUTED = "#54616c"
HAIR = "#d5dbdf"
PAPER = "#ffffff"

ACCENT_MARK = "#00ac01"
MID_MARK = "#00ac02"
SOFT_MARK = "#00ac03"
INK_MARK = "#00ac04"
MUTED_MARK = "#00ac05"
HAIR_MARK = "#00ac06"
PAPER_MARK = "#00ac07"

TEXT_CONTRAST = 5.0
MARK_CONTRAST = 3.1
_PLACEHOLDER = re.compile(r"#00ac0[1-7]")
_HEX = re.compile(r"#[0-9a-fA-F]{6}")
_FALLBACK = "#17545c"

Triple = tuple[float, float, float]


@dataclass(frozen=True, slots=True, kw_only=True)
class Palette:
    """The colours of a document, as `#rrggbb`.

    `accent` carries small text on white (5:1), `mid` marks (3.1:1); `soft` and `wash` are fills.
    """

    accent: str
    mid: str
    soft: str
    wash: str
    ink: str = INK
    muted: str = MUTED
    hair: str = HAIR
    paper: str = PAPER

    def chart_colours(self) -> dict[str, str]:
        """What each placeholder of a chart is swapped for."""
        return {
            ACCENT_MARK: self.accent,
            MID_MARK: self.mid,
            SOFT_MARK: self.soft,
            INK_MARK: self.ink,
            MUTED_MARK: self.muted,
            HAIR_MARK: self.hair,
            PAPER_MARK: self.paper,
        }


def themed(svg: str, colours: Mapping[str, str]) -> str:
    """`svg` with its placeholder colours swapped: for hex colours, or for `var(--…)` on the web."""
    return _PLACEHOLDER.sub(lambda found: colours.get(found[0], found[0]), svg)


@cache
def palette(accent: str) -> Palette:
    """The colours that follow from `accent` (`#rrggbb`; anything else gives the standard accent).

    The accent's OKLCH lightness is lowered until it has 5:1 against white; *mid* is the lightest
    mix with white that keeps 3.1:1.
    """
    lightness, a, b = _oklab(accent if _HEX.fullmatch(accent) else _FALLBACK)
    while _contrast_with_white((lightness, a, b)) < TEXT_CONTRAST and lightness > 0:
        lightness -= 0.01
    strong = (lightness, a, b)
    share = 0.5
    while _contrast_with_white(_on_white(strong, share)) < MARK_CONTRAST and share < 1:
        share += 0.02
    return Palette(
        accent=_hex(strong),
        mid=_hex(_on_white(strong, share)),
        soft=_hex(_on_white(strong, 0.18)),
        wash=_hex(_on_white(strong, 0.06)),
    )


def _linear(part: float) -> float:
    return part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4


def _gamma(part: float) -> float:
    part = min(max(part, 0.0), 1.0)
    return part * 12.92 if part <= 0.0031308 else 1.055 * part ** (1 / 2.4) - 0.055


def _oklab(colour: str) -> Triple:
    red, green, blue = (_linear(int(colour[i : i + 2], 16) / 255) for i in (1, 3, 5))
    long = (0.4122214708 * red + 0.5363325363 * green + 0.0514459929 * blue) ** (1 / 3)
    medium = (0.2119034982 * red + 0.6806995451 * green + 0.1073969566 * blue) ** (1 / 3)
    short = (0.0883024619 * red + 0.2817188376 * green + 0.6299787005 * blue) ** (1 / 3)
    return (
        0.2104542553 * long + 0.7936177850 * medium - 0.0040720468 * short,
        1.9779984951 * long - 2.4285922050 * medium + 0.4505937099 * short,
        0.0259040371 * long + 0.7827717662 * medium - 0.8086757660 * short,
    )


def _rgb(lab: Triple) -> Triple:
    lightness, a, b = lab
    long = (lightness + 0.3963377774 * a + 0.2158037573 * b) ** 3
    medium = (lightness - 0.1055613458 * a - 0.0638541728 * b) ** 3
    short = (lightness - 0.0894841775 * a - 1.2914855480 * b) ** 3
    return (
        _gamma(4.0767416621 * long - 3.3077115913 * medium + 0.2309699292 * short),
        _gamma(-1.2684380046 * long + 2.6097574011 * medium - 0.3413193965 * short),
        _gamma(-0.0041960863 * long - 0.7034186147 * medium + 1.7076147010 * short),
    )


def _hex(lab: Triple) -> str:
    return "#" + "".join(f"{round(part * 255):02x}" for part in _rgb(lab))


def _on_white(lab: Triple, share: float) -> Triple:
    lightness, a, b = lab
    return (1 - share + share * lightness, share * a, share * b)


def _contrast_with_white(lab: Triple) -> float:
    red, green, blue = (_linear(part) for part in _rgb(lab))
    return 1.05 / (0.2126 * red + 0.7152 * green + 0.0722 * blue + 0.05)
