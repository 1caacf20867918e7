"""The law engine's door as the deeds use it: assess, gate, power lists."""

try:
    from brigade_app.domain.law.assess import assess
    from brigade_app.domain.law.authority import load_authority
    from brigade_app.domain.law.gates import gate
except ImportError:  # until the engine's last modules are in
    from typing import Any

    from brigade_app.domain.law.rules import AuthorityBundle

    def load_authority(folder: Any) -> Any:
        return AuthorityBundle(grants=())

    def assess(*args: Any) -> Any:
        from brigade_app.operations.shelf import NoRulePack

        raise NoRulePack(path="rules", reason="not-found")

    gate = assess

__all__ = ["assess", "gate", "load_authority"]
