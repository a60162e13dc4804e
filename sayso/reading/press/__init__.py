"""
Media: agencies, outlets and papers, as named in an article, and who of them passes words on.

In: a tree, what the page declares. Out: ``press.Press``.
"""
