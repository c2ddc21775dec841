"""The one open dialogue of a person, and those set aside, as rows."""
