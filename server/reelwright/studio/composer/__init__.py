"""The built-in composer: a form, a score, instruments and a mix. `studio/music.py` is its front door."""
