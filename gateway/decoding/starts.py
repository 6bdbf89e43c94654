"""How each kind of document begins: enough to refuse another file at its first piece, whatever is announced."""

PDF, JPEG, PNG = "application/pdf", "image/jpeg", "image/png"
STARTS = {PDF: b"%PDF-", JPEG: b"\xff\xd8\xff", PNG: b"\x89PNG\r\n\x1a\n"}


def may_be_one(head: bytes) -> bool:
    """The file may be a document; whether it is one, only the whole of it says."""
    return head.startswith(tuple(STARTS.values()))
