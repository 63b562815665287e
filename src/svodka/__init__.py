"""svodka: many reports in, who-said-what kept, a dated and sourced brief out."""

import os

__version__ = "0.1.0"

if not {"OPENBLAS_NUM_THREADS", "OMP_NUM_THREADS"} & os.environ.keys():
    # The matrices of a sentence are small: a second thread only spins. Russian took four times as long with it. Numpy
    # looks at this when it is first imported; `--jobs` is the way to use more processors.
    os.environ["OPENBLAS_NUM_THREADS"] = "1"
