"""The web: a ledger served to programs and people on one machine.

In come requests, which are taken for hostile: `security/` turns them away by host, origin, token,
size, rate and time before anything else sees them. `api/` answers programs in JSON, `pages/`
people in HTML; both ask the ledger through `site.py`, which keeps readers, the one writer and the
one coder apart. `serving.py` opens the port.
"""
