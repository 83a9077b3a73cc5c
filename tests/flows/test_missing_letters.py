"""Characters that no font of this machine has do not vanish in silence: the answer to the edit names them."""

from __future__ import annotations

import pytest

from media_maker import MediaMaker
from reelwright.flows.service import Service
from reelwright.typography.fonts import face_for
from watching import Opened, Watched

pytestmark = pytest.mark.anyio

OLD_SCRIPTS = "𒀀𐤀𐎠𖼀𐠀𑀅𓀀"  # cuneiform, Phoenician, Old Persian, Miao, Cypriot, Brahmi, hieroglyphs


@pytest.fixture
def unknown() -> str:
    found = next((char for char in OLD_SCRIPTS if face_for(char) is None), None)
    if found is None:
        pytest.skip("this machine has a font for everything")
    return found


async def test_a_character_that_no_font_has_is_named(
    service: Service, media: MediaMaker, watch: Watched, unknown: str
) -> None:
    await service.upload([str(media.photo())], [], project="main", watch=watch)
    edited = await service.edit(f"add the title 'Nowhere {unknown} 夏'", [], project="main", watch=watch)
    assert edited.outcome == "changed"
    assert edited.message.endswith(f"\nNo font here has “{unknown}”: it will not be on the picture.")
    changed = await service.edit("change the text to 'Summer 夏'", [], project="main", watch=watch)
    assert changed.outcome == "changed"
    assert "font" not in changed.message


async def test_it_is_named_in_the_persons_language(
    opened: Opened, media: MediaMaker, watch: Watched, unknown: str
) -> None:
    async with opened(REELWRIGHT_LANGUAGE="zh") as service:
        await service.upload([str(media.photo())], [], project="main", watch=watch)
        edited = await service.edit(f"加标题“夏天{unknown}”", [], project="main", watch=watch)
    assert f"本机没有字体含有“{unknown}”，画面上不会显示。" in edited.message
