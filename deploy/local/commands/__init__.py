"""One module for each command."""

from deploy.local.commands.accounts import accounts
from deploy.local.commands.audit import audit
from deploy.local.commands.bench import bench
from deploy.local.commands.chaos import chaos
from deploy.local.commands.compose_secrets import compose_secrets
from deploy.local.commands.doctor import doctor
from deploy.local.commands.documents import documents
from deploy.local.commands.down import down
from deploy.local.commands.import_ import import_
from deploy.local.commands.logs import logs
from deploy.local.commands.mail import mail
from deploy.local.commands.parking import parking
from deploy.local.commands.reports import reports
from deploy.local.commands.scale import scale
from deploy.local.commands.seed import seed
from deploy.local.commands.status import status
from deploy.local.commands.test import test
from deploy.local.commands.topology import topology
from deploy.local.commands.up import up

ALL = (
    *(up, down, status, logs, test, scale, topology, parking, mail),
    *(seed, import_, reports, bench, chaos, doctor, accounts, audit, documents, compose_secrets),
)
