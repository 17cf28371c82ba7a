"""The paper for one SRO, as plain values."""
