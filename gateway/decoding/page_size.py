"""How large a page is drawn."""

WIDTH = 1100  # pixels: an A4 page at 133 dpi, letters of 8 points are readable
LONGEST = 4 * WIDTH


def scale(width: float, height: float) -> float:
    """So wide as a screen needs; a sheet of a strange shape stays small enough to hold in memory."""
    return min(WIDTH / max(width, 1), LONGEST / max(height, 1), 4)
