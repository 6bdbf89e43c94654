"""How names are compared: abbreviations, order of words, mistakes; for whoever searches or groups them."""
