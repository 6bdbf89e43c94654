"""What only a demo has; a production gateway has no route to it."""
from gateway.demo import mailbox
from gateway.demo.blueprint import bp

__all__ = ["bp", "mailbox"]
