#!/usr/bin/env python3
"""scikit-learn beside strokes: what the benchmarks compare with. Each call prints one JSON object.

  apt-get install -y python3-sklearn python3-pandas libopenblas0-pthread

  peer.py job FILE.csv... -k 15 45 --max-iter 1000 2000 [--save FOLDER]
                                         the notebook: read, then for each k fit, transform, rank
  peer.py load FILE.csv...               its first step alone
  peer.py fit IMAGES.npy -k 15 [--init nndsvd] [--seed 2021] [--max-iter 1000] [--save FOLDER]
  peer.py pass IMAGES.npy -k 15          seconds of one iteration, without start and end
  peer.py set NAME IMAGES.npy            images that a package ships, as .npy
  peer.py version                        of what matters for speed
"""
import argparse
import json
import re
import time
import warnings

import numpy as np


class Watch:
    """Seconds since the last look."""

    def __init__(self):
        self.last = time.perf_counter()

    def lap(self):
        before, self.last = self.last, time.perf_counter()
        return self.last - before


def peak_mb():
    """The most memory of this process, Python included; getrusage would count the parent's at the fork, too."""
    return int(re.search(r"VmHWM:\s+(\d+)", open("/proc/self/status").read())[1]) * 1024 / 1e6


def read(files):
    import pandas

    return pandas.concat([pandas.read_csv(file) for file in files])


def fit_model(images, k, max_iter, args):
    from sklearn.decomposition import NMF

    watch = Watch()
    model = NMF(n_components=k, init=args.init, random_state=args.seed, max_iter=max_iter)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        model.fit(images)
    seconds = {"fit": watch.lap()}
    features = model.transform(images)
    seconds["transform"] = watch.lap()
    if args.save:
        np.savez(f"{args.save}/k{k}.npz", components=model.components_.astype(np.float32))
    watch.lap()
    distances = np.linalg.norm(images - features @ model.components_, axis=1)
    order = np.argsort(distances, kind="stable")
    seconds["rank"] = watch.lap()
    facts = {
        "k": k,
        "n_iter": int(model.n_iter_),
        "reconstruction_err": float(model.reconstruction_err_),
        "transform_err": float(np.linalg.norm(distances)),
        "worst": order[::-1][:20].tolist(),
        "best": order[:20].tolist(),
        "seconds": seconds,
    }
    return facts, features


def digit_statistics(features, labels):
    """Mean and quartiles of every component for every digit."""
    for digit in np.unique(labels):
        weights = features[labels == digit]
        weights.mean(axis=0), np.quantile(weights, [0, 0.25, 0.5, 0.75, 1], axis=0)


def run_job(args):
    whole, watch = Watch(), Watch()
    data = read(args.files)
    images, labels = np.array(data.loc[:, data.columns[1:]]), np.array(data[data.columns[0]])
    load, fits = watch.lap(), []
    for k, max_iter in zip(args.k, args.max_iter):
        facts, features = fit_model(images, k, max_iter, args)
        watch.lap()
        digit_statistics(features, labels)
        facts["seconds"]["statistics"] = watch.lap()
        fits.append(facts)
    return {"load": load, "fits": fits, "total": whole.lap(), "peak_mb": peak_mb()}


def run_load(args):
    watch = Watch()
    data = read(args.files)
    return {"seconds": watch.lap(), "shape": data.shape, "peak_mb": peak_mb()}


def run_fit(args):
    return fit_model(np.load(args.files[0]), args.k[0], args.max_iter[0], args)[0]


def run_pass(args):
    """Long fit minus short fit from the same start, which neither counts."""
    from sklearn.decomposition import NMF

    images = np.load(args.files[0]).astype(np.float64)
    random, k = np.random.RandomState(args.seed), args.k[0]
    w, h = random.rand(images.shape[0], k), random.rand(k, images.shape[1])
    times = []
    for iterations in (1, 1 + args.passes) * 3:
        model = NMF(n_components=k, init="custom", max_iter=iterations, tol=0)
        watch = Watch()
        model.fit_transform(images, W=w.copy(), H=h.copy())
        times.append(watch.lap())
    return {"seconds": (np.median(times[1::2]) - np.median(times[0::2])) / args.passes}


def pieces(photograph, size=12, step=9):
    """Square pieces of a grey photograph, a row each."""
    height, width = photograph.shape
    return [
        photograph[y : y + size, x : x + size].ravel()
        for y in range(0, height - size, step)
        for x in range(0, width - size, step)
    ]


def run_set(args):
    """digits: 1,797 of 8 x 8. patches, ascent: pieces of photographs, with hardly a zero. faces: 25 x 25, half are none."""
    name, out = args.files
    if name == "digits":
        from sklearn.datasets import load_digits

        images = load_digits().data
    elif name == "patches":
        from sklearn.datasets import load_sample_images

        images = sum((pieces(image.mean(axis=2)) for image in load_sample_images().images), [])
    elif name == "ascent":
        from scipy.misc import ascent

        images = pieces(ascent())
    else:
        from importlib.util import find_spec

        faces = find_spec("skimage").submodule_search_locations[0] + "/data/lfw_subset.npy"
        images = np.load(faces).reshape(200, 625) * 255
    np.save(out, np.array(images).astype(np.uint8))
    return {}


def run_version(_):
    import pandas
    import sklearn

    return {"scikit-learn": sklearn.__version__, "numpy": np.__version__, "pandas": pandas.__version__}


parser = argparse.ArgumentParser()
ACTIONS = {"job": run_job, "load": run_load, "fit": run_fit, "pass": run_pass, "set": run_set}
ACTIONS["version"] = run_version
parser.add_argument("action", choices=ACTIONS)
parser.add_argument("files", nargs="*")
parser.add_argument("-k", type=int, nargs="+", default=[15])
parser.add_argument("--max-iter", type=int, nargs="+", default=[1000])
parser.add_argument("--init", default="nndsvd")
parser.add_argument("--seed", type=int, default=2021)
parser.add_argument("--passes", type=int, default=5)
parser.add_argument("--save", help="folder for the components, k15.npz and so on")
arguments = parser.parse_args()
print(json.dumps(ACTIONS[arguments.action](arguments)))
