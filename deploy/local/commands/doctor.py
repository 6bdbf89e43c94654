"""`./epupns doctor`: what is wrong here and which command mends it."""

import sys

import click
from rich.table import Table

from deploy.local.examination import examine
from deploy.local.installation import open_installation
from deploy.local.progress import output


@click.command()
def doctor() -> None:
    """Look at everything the system stands on; ends with 1 when something must be mended."""
    findings = examine(open_installation())
    table = Table(box=None, pad_edge=False, padding=(0, 2), show_header=False)
    for finding in findings:
        sign = "✗" if finding.fatal else "!" if finding.mend else "✓"
        table.add_row(sign, finding.subject, finding.words, f"→ {finding.mend}" if finding.mend else "")
    output().print(table)
    sys.exit(any(finding.fatal for finding in findings))
