"""Words of encouragement, at the rhythm and the hour a person chose."""
