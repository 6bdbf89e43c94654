"""How gunicorn runs the gateway: threads that wait for services, and a stop that lets pages finish."""

import os
from pathlib import Path

bind = f"{os.environ.get('GATEWAY_HOST', '127.0.0.1')}:{os.environ.get('GATEWAY_PORT', '8080')}"
worker_class = "gthread"
workers = int(os.environ.get("GATEWAY_WORKERS", "1"))  # metrics count one process: scale with more gateways
threads = int(os.environ.get("GATEWAY_THREADS", "24"))
timeout = 60  # longer than an upload over a slow phone may pause, longer than any RPC
graceful_timeout = 25
keepalive = 75  # longer than people think between two pages; a connection that rests holds no thread
max_requests = 0
worker_tmp_dir = "/dev/shm" if Path("/dev/shm").is_dir() else None  # noqa: S108 - heartbeats belong in memory
accesslog = None  # pages are counted in /metrics; addresses of people stay out of logs
errorlog = "-"
loglevel = "warning"
proc_name = "epupns-gateway"
