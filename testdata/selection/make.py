#!/usr/bin/env python3
"""Writes facts.json: what scipy and scikit-learn say of a few clusterings, for the tests of lib/analysis/selection.

  apt-get install -y python3-sklearn
  /usr/bin/python3 make.py
"""
import json
import numpy as np
from scipy.cluster.hierarchy import average, cophenet
from scipy.optimize import linear_sum_assignment
from scipy.spatial.distance import pdist, squareform
from sklearn.metrics import silhouette_samples

random = np.random.RandomState(2021)

points = np.concatenate([random.randn(9, 5) + centre for centre in (0, 2, 3.5)]).round(3)
clusters = np.repeat([0, 1, 2], 9)
clusters[0] = 3  # alone in its cluster
distances = squareform(pdist(points))

fits = [random.rand(14, k).round(3) for k in (3, 3, 4, 3)]
together = [np.equal.outer(w.argmax(1), w.argmax(1)) for w in fits]
consensus = np.mean(together, axis=0)
condensed = squareform(1 - consensus, checks=False)
tree = average(condensed)

first, second = random.rand(5, 8).round(3), random.rand(7, 8).round(3)
unit = lambda a: a / np.linalg.norm(a, axis=1, keepdims=True)
cosines = unit(first) @ unit(second).T
rows, columns = linear_sum_assignment(-cosines)

root = np.sqrt(first.shape[1])
sparseness = (root - np.abs(first).sum(1) / np.linalg.norm(first, axis=1)) / (root - 1)

with open("facts.json", "w") as file:
    json.dump(dict(
        points=points.tolist(), clusters=clusters.tolist(),
        silhouettes=silhouette_samples(points, clusters).tolist(),
        point_cophenetic=cophenet(average(pdist(points)), pdist(points))[0],
        fits=[w.tolist() for w in fits], consensus=consensus.tolist(),
        dispersion=float(np.mean(4 * (consensus - 0.5) ** 2)),
        consensus_cophenetic=cophenet(tree, condensed)[0],
        first=first.tolist(), second=second.tolist(),
        partners=columns.tolist(), cosines=cosines[rows, columns].tolist(),
        sparseness=sparseness.tolist(),
    ), file)
