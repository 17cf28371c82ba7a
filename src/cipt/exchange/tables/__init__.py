"""A plan as tidy tables, which a region can put together with those of other councils."""
