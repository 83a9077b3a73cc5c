"""Reelwright: a finished short video by talking to an assistant."""
