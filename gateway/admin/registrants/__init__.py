"""Registrasi and Manajemen Pendaftar: registrants found, approved, rejected and helped in again (manual I.E.4-5)."""
from gateway.admin.registrants import deciding, helping, listing, opened

__all__ = ["deciding", "helping", "listing", "opened"]
