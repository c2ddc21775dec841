"""The room of a circle: what its people write to each other under their chosen names."""
