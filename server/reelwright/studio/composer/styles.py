"""Every mood's style, by its name. Rows of data."""

from __future__ import annotations

from typing import Final

from reelwright.draft.model import Mood
from reelwright.studio.composer.style import Style
from reelwright.studio.composer.styles_band import ACOUSTIC, CALM, HAPPY, UPBEAT
from reelwright.studio.composer.styles_screen import CINEMATIC, DARK, ELECTRONIC, LOFI

STYLES: Final[dict[Mood, Style]] = {
    "calm": CALM,
    "upbeat": UPBEAT,
    "lofi": LOFI,
    "cinematic": CINEMATIC,
    "happy": HAPPY,
    "dark": DARK,
    "acoustic": ACOUSTIC,
    "electronic": ELECTRONIC,
}
