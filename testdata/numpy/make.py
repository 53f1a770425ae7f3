#!/usr/bin/env python3
"""Writes the files of this folder: arrays and figures of numpy, scikit-learn and matplotlib, for the tests.

  apt-get install -y python3-sklearn python3-matplotlib
  /usr/bin/python3 make.py
"""
import json
import numpy as np
import sklearn, matplotlib
from matplotlib.cbook import boxplot_stats
from sklearn.datasets import load_digits
from sklearn.decomposition import NMF

random = np.random.RandomState(2021)

# Arrays of every type that is read, in both orders, and their values as JSON.
arrays = {
    f"{kind}_{order}": np.array((random.rand(2, 3, 4) * 100), dtype=kind, order=order)
    for kind in ("f4", "f8", "u1", "i1", "u2", "i2", "u4", "i4", "u8", "i8")
    for order in "CF"
}
arrays["negative"] = np.array([-1, -(2**31), 2**40, -(2**53) + 1])
arrays["vector"] = np.arange(5, dtype=np.float32)
arrays["single"] = np.array(2.5)
arrays["text"] = np.array('{"gr\u00fc\u00dfe": "\U0001F600"}')
np.savez("arrays.npz", **arrays)
np.savez_compressed("arrays_compressed.npz", **arrays)
with open("arrays.json", "w") as file:
    json.dump({name: dict(shape=a.shape, values=a.ravel().tolist()) for name, a in arrays.items()}, file)

# A factorization as scikit-learn leaves it: float64, components and features in Fortran order.
X, y = load_digits(return_X_y=True)
X, y = X[:200], y[:200]
model = NMF(4, init="nndsvd", random_state=2021, max_iter=1000).fit(X)
W, H = model.transform(X), model.components_
np.savez("sklearn.npz", components=np.asfortranarray(H), features=np.asfortranarray(W))
np.savez_compressed("sklearn_compressed.npz", components=H, features=W, labels=y, images=X, shape=(8, 8))

# What numpy and matplotlib say of some columns of weights.
columns = {
    "even": random.exponential(2, 40),
    "odd, half zeros": np.maximum(0, random.normal(size=41)),
    "three": np.array([1.0, 2.0, 4.0]),
    "one": np.array([3.25]),
    "constant": np.full(7, 1.5),
    "outliers below": np.append(np.linspace(10, 11, 20), [0.5, 0.25, 30]),
    # The upper quartile, 25, lies above every datum within reach: the whisker ends at the box.
    "nothing within reach": np.array([0, 0, 0, 100.0]),
    # Quartiles 1 and 3: whiskers reach up to 6.
    "just within reach": np.array([1, 1, 1, 2, 3, 3, 3, 5.9]),
    "just out of reach": np.array([1, 1, 1, 2, 3, 3, 3, 6.1]),
    **{f"random {n}": random.exponential(2, n) for n in (35, 36, 50, 51, 52)},
}
facts = []
for name, column in columns.items():
    column = column.astype(np.float32).astype(np.float64)
    [box] = boxplot_stats(column)
    counts, edges = np.histogram(column, bins=5)
    facts.append(dict(
        name=name, values=column.tolist(), mean=column.mean(),
        quartiles=np.percentile(column, [0, 25, 50, 75, 100]).tolist(),
        whiskers=[box["whislo"], box["whishi"]], outliers=len(box["fliers"]),
        counts=counts.tolist(), edges=edges.tolist()))
with open("statistics.json", "w") as file:
    json.dump(facts, file, indent=1)
print(np.__version__, sklearn.__version__, matplotlib.__version__)
