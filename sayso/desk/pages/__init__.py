"""The desk's pages, one module each: load, decide, render."""
