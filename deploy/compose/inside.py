"""Names and ports inside the containers' own network, and where the containers' secrets lie outside."""

from pathlib import Path

from deploy.local.places import Places

HERE = Path(__file__).parent
PLACES = Places(HERE / ".data")  # the same files as every data folder has, so that tests open it as one

IMAGE = "epupns"
BROKER = "broker"
DATABASE = "postgres"
PREPARE = "prepare"
HEALTH_PORT = 9000  # each container has loopback to itself
GATEWAY_PORT = 8080
DOCUMENTS = "/var/lib/epupns/documents"
AUDIT = "/var/lib/epupns/audit"
