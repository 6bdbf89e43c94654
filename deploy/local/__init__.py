"""The whole system on one machine: set-up, supervisor and the commands of ./epupns."""
