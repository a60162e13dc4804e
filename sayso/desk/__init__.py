"""
The web desk: what the ledger holds, shown to people in a browser and to programs as JSON.

In: a ledger (`app.create_app`), or readings alone (`standalone.render`). Out: pages and JSON. Out of scope: reading,
storing, and anything that needs a script in the browser: every page is complete without one.

Nothing is re-exported here: `standalone`, `marks` and `explain` serve the command line too, which should not wait
for the web framework to load.
"""
