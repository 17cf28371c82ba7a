"""What an inspector or adviser is shown: asked, done, shown by what, and not yet right."""
