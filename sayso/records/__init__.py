"""
The vocabulary every room shares: frozen, typed records and nothing else.

In: nothing. Out: records. Out of scope: reading, storing or showing them. Imports no other room.
"""
