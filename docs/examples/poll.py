"""Reads every event of one subscribing system (a verified or changed record) by HTTP, checks and prints it.

The number of the last event is kept in a file, written after it was printed: whoever starts again misses nothing.

EPUPNS_URL=https://… EPUPNS_KEY=… python docs/examples/poll.py [file]
"""
import base64
import json
import os
import sys
import time
import urllib.request
from pathlib import Path
from typing import Any

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

URL, KEY = os.environ["EPUPNS_URL"].rstrip("/"), os.environ["EPUPNS_KEY"]
PAUSE = float(os.environ.get("EPUPNS_PAUSE", "5"))  # seconds between two looks when nothing is new; 0 ends instead
taken = Path(sys.argv[1] if len(sys.argv) > 1 else "taken.txt")


def get(path: str) -> Any:
    """The JSON of an address, with our key."""
    request = urllib.request.Request(URL + path, headers={"Authorization": f"Bearer {KEY}"})  # noqa: S310 - ours
    with urllib.request.urlopen(request, timeout=30) as answer:  # noqa: S310
        return json.load(answer)


signer = Ed25519PublicKey.from_public_bytes(base64.b64decode(get("/api/v1/keys")["public_key"]))
while True:
    after = int(taken.read_text()) if taken.exists() else 0
    page = get(f"/api/v1/events?after={after}")
    for event in page["events"]:
        said = {name: value for name, value in event.items() if name != "signature"}
        text = json.dumps(said, sort_keys=True, separators=(",", ":"), ensure_ascii=False).encode()
        signer.verify(base64.b64decode(event["signature"]), text)  # raises InvalidSignature
        print(event["sequence"], event["type"], event["subject"], ",".join(event["data"]["changed"]), flush=True)
        taken.write_text(event["sequence"])
    if not page["more"]:
        if not PAUSE:
            break
        time.sleep(PAUSE)
