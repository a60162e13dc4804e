"""Who said what through whom: labelled sentences, their scorer, and what Sayso makes of them."""
