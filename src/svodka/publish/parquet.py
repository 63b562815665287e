"""Tables as Parquet, for whoever counts in pandas, R or DuckDB. Needs the extra `parquet` (pyarrow)."""

from __future__ import annotations

import io
from typing import Any

from svodka.model.errors import RenderError
from svodka.publish.printable import clean
from svodka.publish.tables import Cell, Table

MISSING = "this format needs pyarrow, which is not installed"
REMEDY = "install svodka[parquet], or leave the format out"


def render_parquet(table: Table) -> bytes:
    """Return the table as one Parquet file; the same table gives the same bytes for one pyarrow.

    Raises RenderError where pyarrow is not installed.
    """
    try:
        import pyarrow as pa  # noqa: PLC0415 (an optional extra)
        import pyarrow.parquet as pq  # noqa: PLC0415 (the same)
    except ImportError as error:
        raise RenderError(MISSING, subject="parquet", remedy=REMEDY) from error
    kinds = {str: pa.string(), int: pa.int64(), float: pa.float64()}
    schema = pa.schema([(name, kinds[kind]) for name, kind in table.columns.items()])
    columns = {name: [_value(row[name], kind) for row in table.rows] for name, kind in table.columns.items()}
    buffer = io.BytesIO()
    pq.write_table(pa.table(columns, schema=schema), buffer, compression="zstd", store_schema=False)
    return buffer.getvalue()


def _value(value: Cell, kind: type) -> Any:  # noqa: ANN401 (str, int, float or None, as the column wants it)
    if value is None:
        return None
    return clean(value) if isinstance(value, str) else kind(value)
