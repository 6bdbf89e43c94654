"""Keeps programs alive: starts them, restarts what dies with back-off, drains them on request, keeps their logs."""
