"""The gate: ASGI layers that every request passes before the server looks at what it asks.

From the outside in: the log, the headers of every answer, hosts and origins, rates, the token, the
body. Each layer is one module and lets pass what it has no reason to refuse.
"""
