"""One hypothesis profile for every test, and a folder of its own for what the program keeps."""

import pytest
from hypothesis import HealthCheck, settings

settings.register_profile(
    "repeatable", derandomize=True, deadline=None, max_examples=200, suppress_health_check=[HealthCheck.too_slow]
)
settings.load_profile("repeatable")


@pytest.fixture(autouse=True)
def _kept_in_a_folder_of_the_test(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> None:
    """Let no test touch what the program keeps for the person, nor the site's settings."""
    monkeypatch.setenv("ITB_CALC_STATE", str(tmp_path_factory.getbasetemp() / "state"))
    monkeypatch.delenv("ITB_CALC_SETTINGS", raising=False)
