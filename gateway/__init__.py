"""The web gateway: pages for civil servants (portal) and officials (admin); it owns no data and joins none."""
