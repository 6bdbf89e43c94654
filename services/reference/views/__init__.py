"""What the reference service shows: reads only, straight from the tables."""
