"""Imports the state's records of people, and their riwayat, from CSV files."""
