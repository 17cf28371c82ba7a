"""Text to plan: YAML events to text-only trees, trees to records, and every trouble on its line."""
