"""Entry Sekolah, Entry Unit Kesehatan, Entry Lokasi (manual III.E, III.F), and Referensi with all lists."""
from gateway.admin.lists import addresses, overview

__all__ = ["addresses", "overview"]
