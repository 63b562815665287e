"""The configuration: one frozen tree, read from TOML over default.toml, handed in and never imported.

A key that does not exist, a value of the wrong type or one out of range is refused with its path, since a
misspelt limit that is silently ignored is worse than none.
"""

from __future__ import annotations

import tomllib
from dataclasses import MISSING, dataclass, field, fields, is_dataclass
from datetime import date
from importlib.resources import files
from typing import TYPE_CHECKING, Any, NoReturn, get_args, get_origin, get_type_hints

from svodka.brief import section_order
from svodka.intake import IntakeConfig
from svodka.model import ConfigError

if TYPE_CHECKING:
    from pathlib import Path


@dataclass(frozen=True, slots=True, kw_only=True)
class DeskConfig:
    """Where a desk lies and how it works. *folder* is used where --desk is not given."""

    folder: str = "desk"
    workers: int = 1


@dataclass(frozen=True, slots=True, kw_only=True)
class BriefConfig:
    """What a brief is to be: the measures of `svodka.brief.BriefSettings` by the same names, and its language."""

    lang: str = "en"
    max_words: int = 1_600
    max_quote: int = 45
    details: int = 1
    late_days: int = 7
    sections: tuple[str, ...] = ()
    formats: tuple[str, ...] = (
        "html",
        "md",
        "json",
        "telegram",
        "rss",
        "atom",
        "jsonfeed",
        "eml",
        "csv",
        "geojson",
        "svg",
        "jsonld",
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class ModelConfig:
    """A language model of the user's own; nothing is sent unless *address* and *name* are set and a run asks for it."""

    address: str = ""
    name: str = ""
    key_env: str = ""
    timeout: int = 60
    retries: int = 2
    max_answer_bytes: int = 200_000
    max_items: int = 60
    insecure: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Config:
    """Everything that can be set; `load_config()` with no file gives the defaults."""

    intake: IntakeConfig = field(default_factory=IntakeConfig)
    brief: BriefConfig = field(default_factory=BriefConfig)
    desk: DeskConfig = field(default_factory=DeskConfig)
    model: ModelConfig = field(default_factory=ModelConfig)


NAMES: dict[type, str] = {str: "a string", int: "a whole number", bool: "true or false", date: "a date"}
"""How a type is called in a message."""
MINIMA: dict[str, int] = {
    "intake.max_bytes": 1,
    "intake.keep_bytes": 1,
    "intake.max_chars": 1,
    "brief.max_words": 1,
    "brief.max_quote": 1,
    "brief.details": 0,
    "brief.late_days": 0,
    "desk.workers": 1,
    "model.timeout": 1,
    "model.retries": 0,
    "model.max_answer_bytes": 1,
    "model.max_items": 1,
}
"""The least value of each number."""


def load_config(path: Path | None = None) -> Config:
    """Return the defaults with the tables of the file at *path* laid over them.

    Raises ConfigError, naming the key, for a file that cannot be read, unknown keys and impossible values.
    """
    tree = tomllib.loads((files("svodka.desk") / "default.toml").read_text(encoding="utf-8"))
    if path is not None:
        tree = _laid_over(tree, _read(path))
    config: Config = _built(Config, tree, "")
    _check(config)
    return config


def _read(path: Path) -> dict[str, Any]:
    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except OSError as error:
        message = f"the configuration cannot be opened ({error.strerror or type(error).__name__})"
        raise ConfigError(message, subject=str(path), remedy="check its name and permissions") from error
    except UnicodeDecodeError as error:
        message = "the configuration is not UTF-8"
        raise ConfigError(message, subject=str(path), remedy="save it as UTF-8") from error
    except tomllib.TOMLDecodeError as error:
        message = f"the configuration is no valid TOML: {error}"
        raise ConfigError(message, subject=str(path), remedy="mend that line") from error


def _laid_over(below: dict[str, Any], above: dict[str, Any]) -> dict[str, Any]:
    """Merge tables key by key; any other value, lists too, is replaced whole."""
    merged = dict(below)
    for key, value in above.items():
        under = merged.get(key)
        tables = isinstance(under, dict) and isinstance(value, dict)
        merged[key] = _laid_over(dict(under or {}), value) if tables else value
    return merged


def _built(shape: type, tree: Any, path: str) -> Any:  # noqa: ANN401 (whatever TOML holds)
    """Return dataclass *shape* filled from *tree*; *path* names the place in messages."""
    if not isinstance(tree, dict):
        _refuse(path, "a table", tree)
    hints = get_type_hints(shape)
    for key in tree:
        if key not in hints:
            remedy = f"known keys: {', '.join(sorted(hints))}"
            message = "unknown key"
            raise ConfigError(message, subject=_under(path, key), remedy=remedy)
    values = {key: _value(hints[key], value, _under(path, key)) for key, value in tree.items()}
    missing = [item.name for item in fields(shape) if _required(item) and item.name not in values]
    if missing:
        message = f"missing: {', '.join(missing)}"
        raise ConfigError(message, subject=path, remedy="add it")
    return shape(**values)


def _value(hint: Any, value: Any, path: str) -> Any:  # noqa: ANN401 (whatever TOML holds)
    if is_dataclass(hint) and isinstance(hint, type):
        return _built(hint, value, path)
    if get_origin(hint) is tuple:
        if not isinstance(value, list):
            _refuse(path, "a list", value)
        inner = get_args(hint)[0]
        return tuple(_value(inner, item, f"{path}[{place}]") for place, item in enumerate(value))
    if type(value) is not hint:
        _refuse(path, NAMES[hint], value)
    return value


def _check(config: Config) -> None:
    for path, least in MINIMA.items():
        table, key = path.split(".")
        value = getattr(getattr(config, table), key)
        if value < least:
            _refuse(path, f"at least {least}", value)
    if config.intake.earliest > config.intake.latest:
        _refuse("intake.earliest", "no later than intake.latest", config.intake.earliest)
    section_order(config.brief.sections)
    for place, columns in enumerate(config.intake.csv):
        if len(columns.delimiter) != 1 or columns.delimiter in '"\r\n':
            _refuse(f"intake.csv[{place}].delimiter", "one character", columns.delimiter)
        if not columns.text:
            _refuse(f"intake.csv[{place}].text", "the name of a column", columns.text)


def _required(item: Any) -> bool:  # noqa: ANN401 (dataclasses.Field is generic in what we do not know)
    return item.default is MISSING and item.default_factory is MISSING


def _under(path: str, key: str) -> str:
    return f"{path}.{key}" if path else key


def _refuse(path: str, wanted: str, value: Any) -> NoReturn:  # noqa: ANN401 (whatever TOML holds)
    message = f"must be {wanted}, not {value!r}"
    raise ConfigError(message, subject=path, remedy="see default.toml")
