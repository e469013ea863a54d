"""The official client for Node runs unchanged against the gateway."""

import json
import shutil
import subprocess
from pathlib import Path

import pytest

from tests.gateway.conftest import Process
from tests.gateway.upstream import Script, Upstream, chat, chunks, events, response
from tests.gateway.world import NOTICE
from tools.node import installed

TALK = Path(__file__).parent / "node" / "talk.mjs"


@pytest.mark.skipif(shutil.which("node") is None, reason="NODE IS MISSING: the official client for Node was not tried")
def test_all_four_forms(gateway: Process, keys: dict[str, str], upstream: Upstream, conversation: str) -> None:
    """Each gets the notice and the answer; a refusal is one attempt, not three."""
    said, kind = f"{NOTICE}\n\nAm 3. Mai. Sicher.", "application/json"
    scripts = {
        "chat": Script(chat("Am 3. Mai. Sicher."), kind=kind),
        "chat-stream": Script(chunks("Am 3.", " Mai. Sicher.")),
        "responses": Script([json.dumps(response("Am 3. Mai. Sicher.")).encode()], kind=kind),
        "responses-stream": Script(events("Am 3.", " Mai. Sicher.")),
    }
    for form, script in scripts.items():
        upstream.script(f"node-{form}", script)
    talk = installed() / TALK.name
    shutil.copy(TALK, talk)
    command = ["node", talk, f"{gateway.url}/v1", keys["sentence"], "node", conversation]
    done = subprocess.run([str(part) for part in command], capture_output=True, text=True, timeout=180)
    assert done.stderr == ""
    assert json.loads(done.stdout) == dict.fromkeys(scripts, said) | {"refused": [403, "human_required"]}
    assert [len(script.asked) for script in scripts.values()] == [1, 1, 1, 1]
