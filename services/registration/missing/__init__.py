"""Who is missing: found, followed up, reminded, and at last tidak ikut."""
