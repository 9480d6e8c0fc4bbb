"""The API: `/api/v1/`, the ledger in JSON.

`endpoints.py` lists every address; `endpoint.py` turns one into a route that reads what is asked,
asks the ledger on a thread of its own, and writes what was found; `openapi.py` describes the same
list, and `reference.py` shows that to people. Models of questions and answers stand in `asked.py`
and `answers.py`.
"""
