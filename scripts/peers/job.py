"""The job that all programs in this folder do, so that they can be compared.

A 784-512-10 network (ReLU, softmax, cross-entropy) learns the 60,000 images of MNIST by plain stochastic gradient
descent, in 32-bit floating point, on all processors. Each program is called with the folder that has the data, and
prints one line of JSON: its version, the seconds of each epoch, and the accuracy on the test images.
"""

import json
import os
import sys
import time

import numpy

INPUTS, HIDDEN, CLASSES = 784, 512, 10
EPOCHS = 5
BATCH = 128
RATE = 0.5
PROCESSORS = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count()


def load(split):
    """Return the images of "train" or "t10k", [count][784] from 0 to 1, and the labels, [count]."""
    images = read(f"{split}-images-idx3-ubyte")[16:].reshape(-1, INPUTS)
    labels = read(f"{split}-labels-idx1-ubyte")[8:]
    return images.astype(numpy.float32) / numpy.float32(255), labels


def read(name):
    """Return the bytes of a file of the data set."""
    return numpy.fromfile(os.path.join(sys.argv[1], "mnist", name), numpy.uint8)


def initial_weights(inputs, units):
    """Return Glorot-uniform weights, [inputs][units], as Keras begins with."""
    limit = (6 / (inputs + units)) ** 0.5
    return numpy.random.default_rng().uniform(-limit, limit, (inputs, units)).astype(numpy.float32)


def measure(version, train_epoch, test_accuracy):
    """Call `train_epoch` for each epoch, then `test_accuracy`, and print what came of it."""
    seconds = []
    for _ in range(EPOCHS):
        start = time.perf_counter()
        train_epoch()
        seconds.append(time.perf_counter() - start)
    report(version, seconds, test_accuracy())


def report(version, seconds, accuracy):
    """Print the line of JSON."""
    print(json.dumps({"version": version, "epochs": seconds, "accuracy": float(accuracy)}))
