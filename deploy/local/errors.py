"""The one error that a person at the terminal reads: a sentence that says what to do."""


class SetupError(Exception):
    """Something that the person can mend; the message is one clear sentence, shown without a traceback."""
