#!/usr/bin/env python3
"""scikit-learn beside strokes: what the benchmarks compare with. Each call prints one JSON object.

  apt-get install -y python3-sklearn python3-pandas libopenblas0-pthread

  peer.py fit IMAGES.npy -k 15 [--init nndsvd] [--seed 2021] [--max-iter 1000] [--save FILE.npz]
  peer.py pass IMAGES.npy -k 15          seconds of one iteration, without start and end
  peer.py set digits|patches IMAGES.npy  images that Debian's python3-sklearn ships
"""
import argparse
import json
import time
import warnings

import numpy as np


def fit(images, args, max_iter, init=None, w=None, h=None):
    from sklearn.decomposition import NMF

    model = NMF(n_components=args.k, init=init or args.init, random_state=args.seed, max_iter=max_iter)
    start = time.perf_counter()
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        features = model.fit_transform(images, W=w, H=h)
    return model, features, time.perf_counter() - start


def run_fit(args):
    images = np.load(args.file)
    model, _, seconds = fit(images, args, args.max_iter)
    start = time.perf_counter()
    features = model.transform(images)
    transform_seconds = time.perf_counter() - start
    if args.save:
        np.savez(args.save, components=model.components_.astype(np.float32))
    return {
        "n_iter": int(model.n_iter_),
        "reconstruction_err": float(model.reconstruction_err_),
        "transform_err": float(np.linalg.norm(images - features @ model.components_)),
        "seconds": {"fit": seconds, "transform": transform_seconds},
    }


def run_pass(args):
    """Long fit minus short fit from the same start, which neither counts."""
    images = np.load(args.file).astype(np.float64)
    random = np.random.RandomState(args.seed)
    w, h = random.rand(images.shape[0], args.k), random.rand(args.k, images.shape[1])
    args.tol = 0
    times = []
    for iterations in (1, 1 + args.passes) * 3:
        times.append(fit(images, args, iterations, "custom", w.copy(), h.copy())[2])
    return {"seconds": (np.median(times[1::2]) - np.median(times[0::2])) / args.passes}


def run_set(args):
    """digits: 1,797 of 8 x 8; patches: 12 x 12 grey pieces of two photographs, with hardly a zero in them."""
    from sklearn import datasets

    if args.file == "digits":
        images = datasets.load_digits().data
    else:
        pieces = []
        for photograph in datasets.load_sample_images().images:
            grey = photograph.mean(axis=2)
            pieces += [
                grey[y : y + 12, x : x + 12].ravel()
                for y in range(0, grey.shape[0] - 12, 9)
                for x in range(0, grey.shape[1] - 12, 9)
            ]
        images = np.array(pieces)
    np.save(args.out, images.astype(np.uint8))
    return {"shape": images.shape}


parser = argparse.ArgumentParser()
parser.add_argument("action", choices=["fit", "pass", "set"])
parser.add_argument("file")
parser.add_argument("out", nargs="?")
parser.add_argument("-k", type=int, default=15)
parser.add_argument("--init", default="nndsvd")
parser.add_argument("--seed", type=int, default=2021)
parser.add_argument("--max-iter", type=int, default=1000)
parser.add_argument("--passes", type=int, default=5)
parser.add_argument("--save")
arguments = parser.parse_args()
print(json.dumps({"fit": run_fit, "pass": run_pass, "set": run_set}[arguments.action](arguments)))
