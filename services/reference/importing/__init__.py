"""Imports agencies, regional offices, org units and code lists from CSV files."""
