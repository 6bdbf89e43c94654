"""``python -m deploy.compose.ready``: the health check; ends with 0 when the process says that it is ready."""

import os
import sys
import urllib.request

PATIENCE = 4  # seconds


def main() -> None:
    """The gateway answers on its own port, every other process on its health port."""
    port = int(os.environ.get("HEALTH_PORT") or os.environ["GATEWAY_PORT"])
    try:
        urllib.request.urlopen(f"http://127.0.0.1:{port}/ready", timeout=PATIENCE).close()
    except OSError as error:
        sys.exit(f"not ready: {error}")


if __name__ == "__main__":
    main()
