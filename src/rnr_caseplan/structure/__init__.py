"""The one strict way from plain data to typed values and back.

Plain data is what JSON and TOML parse to: objects, lists, text, numbers, booleans, dates.
Reading never converts what it was not given: ``"false"`` is no boolean, ``2.0`` no whole
number, an unknown field no field. Every fault is found in one pass and carries its path.
"""
