"""NumPy: forward, backward and update by hand."""

import numpy

import job

images, labels = job.load("train")
w1, b1 = job.initial_weights(job.INPUTS, job.HIDDEN), numpy.zeros(job.HIDDEN, numpy.float32)
w2, b2 = job.initial_weights(job.HIDDEN, job.CLASSES), numpy.zeros(job.CLASSES, numpy.float32)
random = numpy.random.default_rng()
rate = numpy.float32(job.RATE)


def forward(x):
    hidden = x @ w1
    hidden += b1
    numpy.maximum(hidden, 0, out=hidden)
    return hidden, hidden @ w2 + b2


def train_epoch():
    order = random.permutation(len(images))
    for start in range(0, len(order), job.BATCH):
        batch = order[start : start + job.BATCH]
        x, y = images[batch], labels[batch]
        hidden, scores = forward(x)
        scores -= scores.max(axis=1, keepdims=True)
        error = numpy.exp(scores, out=scores)
        error /= error.sum(axis=1, keepdims=True)
        error[numpy.arange(len(y)), y] -= 1
        error *= rate / numpy.float32(len(y))
        back = error @ w2.T
        back *= hidden > 0
        w2[...] -= hidden.T @ error
        b2[...] -= error.sum(axis=0)
        w1[...] -= x.T @ back
        b1[...] -= back.sum(axis=0)


def test_accuracy():
    images, labels = job.load("t10k")
    return (forward(images)[1].argmax(axis=1) == labels).mean()


job.measure(numpy.__version__, train_epoch, test_accuracy)
