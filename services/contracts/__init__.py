"""What the services and the gateway say to each other: events, requests, shared words."""
