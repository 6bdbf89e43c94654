"""The form: one page for each section, riwayat rows, documents, review and Kirim."""

from gateway.portal.form import history_pages, history_row, kept_key, lists, pieces, review, section, uploads

__all__ = ["history_pages", "history_row", "kept_key", "lists", "pieces", "review", "section", "uploads"]
