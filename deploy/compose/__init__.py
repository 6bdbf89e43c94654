"""The same system in containers: one image, a compose file made from the table of processes, secrets made once."""
