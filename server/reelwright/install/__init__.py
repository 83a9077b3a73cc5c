"""Reelwright in other programs' files: hosts' configurations and folders of skills. Knows no backend and no MCP."""
