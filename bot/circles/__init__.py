"""Circles: the groups people are matched to, who is in them, and what is counted of them."""
