"""Importing CSV files row by row: what is wrong is reported with its line, what is right goes in by COPY."""
