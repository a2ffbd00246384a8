"""One hypothesis profile for every test, and a folder of its own for what the program keeps."""

from collections.abc import Iterator

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


@pytest.fixture(autouse=True, scope="session")
def _no_settings_of_this_machine(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """Let no settings file of whoever runs the tests count."""
    with pytest.MonkeyPatch.context() as patch:
        patch.delenv("ITB_CALC_SETTINGS", raising=False)
        for variable in ("XDG_CONFIG_HOME", "XDG_CONFIG_DIRS"):
            patch.setenv(variable, str(tmp_path_factory.mktemp(variable.lower())))
        yield
