"""The migrations, in order: NNNN_verb_noun.py."""
