"""The dashboard for Grafana: ``epupns.json`` is imported there as it is; its panels are the table in ``panels.py``."""
