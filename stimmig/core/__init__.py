"""What Stimmig knows: pure, standard library only, frozen values in and a value or a refusal out.

No clock, no database, no settings, no language. Anyone can recompute a reading or a picture with this folder alone.
"""
