"""The broker's exchanges and queues: declared, checked, mended."""
