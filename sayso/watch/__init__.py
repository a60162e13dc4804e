"""
The order of the way: take in, keep, read, follow, tell. The edges meet here and nowhere else.

In: captures of the outside world. Out: a ledger that is current (``settle``: one capture read and kept; ``catch_up``:
stories and situations told anew). Out of scope: what a page says (``pipeline``), what stories are (``following``), and
how anything is stored (``ledger``).
"""
