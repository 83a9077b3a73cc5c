"""How long `reelwright serve` takes until it answers, and how long Python takes with nothing but the SDK."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import time
from pathlib import Path

_HELLO = {
    "jsonrpc": "2.0",
    "id": 1,
    "method": "initialize",
    "params": {
        "protocolVersion": "2025-06-18",
        "capabilities": {},
        "clientInfo": {"name": "benchmark", "version": "1"},
    },
}


def serving(home: Path) -> float:
    """Seconds until the answer to `initialize` has been read. Raises RuntimeError if it is none."""
    command = [sys.executable, "-m", "reelwright", "serve"]
    env = {**os.environ, "REELWRIGHT_HOME": str(home), "REELWRIGHT_BACKEND": "studio"}
    begun = time.perf_counter()
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, env=env, text=True) as server:
        assert server.stdin is not None
        assert server.stdout is not None
        server.stdin.write(json.dumps(_HELLO) + "\n")
        server.stdin.flush()
        answer = server.stdout.readline()
        seconds = time.perf_counter() - begun
        server.stdin.close()
        server.wait(timeout=30)
    if "serverInfo" not in answer:
        raise RuntimeError(f"The server did not answer: {answer[:500]}")
    return seconds


def bare() -> float:
    """Seconds to start Python and import the SDK's server."""
    begun = time.perf_counter()
    subprocess.run([sys.executable, "-c", "import mcp.server.mcpserver"], check=True, timeout=60)
    return time.perf_counter() - begun
