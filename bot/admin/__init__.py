"""Administration: opening and keeping circles, appointing who holds them, the health of the instance."""
