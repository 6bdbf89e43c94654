"""What everybody may read: the reference lists by HTTP, and their data dictionary."""
from gateway.open_data.blueprint import bp
from gateway.open_data.dictionary import pages
from gateway.open_data.lists import every_list

__all__ = ["bp", "every_list", "pages"]
