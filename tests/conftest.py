"""Hypothesis profiles: ``ci`` (the default, the same examples in every run), ``dev``, ``deep``.

Choose another by the environment variable ``HYPOTHESIS_PROFILE`` or by the option
``--hypothesis-profile`` of pytest, which wins.
"""

import os

from hypothesis import HealthCheck, settings

_SLOW_TO_DRAW = (HealthCheck.too_slow, HealthCheck.data_too_large, HealthCheck.large_base_example)

settings.register_profile(
    "ci",
    deadline=None,
    derandomize=True,
    database=None,
    max_examples=60,
    stateful_step_count=35,
    suppress_health_check=_SLOW_TO_DRAW,
)
settings.register_profile(
    "dev",
    deadline=None,
    max_examples=200,
    stateful_step_count=25,
    suppress_health_check=_SLOW_TO_DRAW,
)
settings.register_profile(
    "deep",
    deadline=None,
    max_examples=3000,
    stateful_step_count=60,
    suppress_health_check=_SLOW_TO_DRAW,
)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "ci"))
