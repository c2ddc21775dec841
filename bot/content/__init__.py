"""What the house says and knows that isn't a screen: data files, each with a small typed loader."""
