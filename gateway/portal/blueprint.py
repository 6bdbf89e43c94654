"""The blueprint that every page for civil servants adds itself to."""

from flask import Blueprint

bp = Blueprint("portal", __name__, template_folder="templates")
