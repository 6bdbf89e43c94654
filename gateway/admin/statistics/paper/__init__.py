"""Statistik on paper: the same figures, charts and tables as the page shows, drawn by the server."""
