"""How the system is put on machines: one machine in local/, the broker's topology, containers."""
