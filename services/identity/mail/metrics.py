"""What is counted of letters."""

from prometheus_client import Counter, Gauge

SENT = Counter("epupns_mails_total", "Tries to send a letter, by what became of it", ["outcome"])
WAITING = Gauge("epupns_mails_waiting", "Letters that wait to be sent, also those that are tried again later")
PARKED = Gauge("epupns_mails_parked", "Letters that were given up; `./epupns mail` lists them")
