"""Helpdesk: the tickets at an operator's desks, each answered in place (manual III.H)."""
from gateway.admin.helpdesk import actions, answering, listing, papers, ticket, transfers

__all__ = ["actions", "answering", "listing", "papers", "ticket", "transfers"]
