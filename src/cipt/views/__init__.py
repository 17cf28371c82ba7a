"""What a reader will see, as plain sorted, counted and worded values."""
