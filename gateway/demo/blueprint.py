"""The blueprint of the pages that only a demo has."""
from flask import Blueprint

bp = Blueprint("demo", __name__, template_folder="templates")
