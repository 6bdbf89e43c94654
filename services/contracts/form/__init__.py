"""The fields of the form, a file for each section; ``form_fields`` joins them."""
