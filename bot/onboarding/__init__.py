"""The first minutes: four screens, three proposals, joining."""
