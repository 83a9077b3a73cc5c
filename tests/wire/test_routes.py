"""Paths of the API, whatever an id looks like."""

from reelwright.wire import routes


def test_an_id_is_one_segment_of_a_path() -> None:
    assert routes.state("../a?b#c d") == "/api/state/nemo_agent/me/..%2Fa%3Fb%23c%20d/latest"
    assert routes.cancel("r/1") == "/api/render/proxy/lambda/r%2F1/cancel"


def test_a_template_keeps_its_braces() -> None:
    assert routes.upload("{session_id}") == "/api/upload-video/nemo_agent/me/{session_id}"
    assert routes.render("{render_id}") == "/api/render/proxy/lambda/{render_id}"
    assert routes.download("{render_id}") == "/api/render/proxy/{render_id}/download"
