"""The desk's JSON: the records its pages show, in the output contract's words."""
