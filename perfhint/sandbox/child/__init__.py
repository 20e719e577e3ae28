"""What runs outside perfhint's own process: the launcher, and what is loaded into the target's interpreter.

Standard library only. `startup/` and the runners run in the target's interpreter (3.8 and later), `launcher/`
in perfhint's own.
"""
