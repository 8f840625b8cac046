"""Keras as its guide shows it: `model.fit`.

The environment variable KERAS_BACKEND says what computes. A second argument, the steps per call, spares some of the way
between Keras and what computes; without it, each step is a call.
"""

import os
import sys

os.environ["TF_CPP_MIN_LOG_LEVEL"] = "3"

import time

import keras

import job


class Stopwatch(keras.callbacks.Callback):
    """Takes the time of each epoch."""

    def on_train_begin(self, logs=None):
        self.seconds = []

    def on_epoch_begin(self, epoch, logs=None):
        self.start = time.perf_counter()

    def on_epoch_end(self, epoch, logs=None):
        self.seconds.append(time.perf_counter() - self.start)


model = keras.Sequential([
    keras.Input((job.INPUTS,)),
    keras.layers.Dense(job.HIDDEN, activation="relu"),
    keras.layers.Dense(job.CLASSES, activation="softmax"),
])
model.compile(
    keras.optimizers.SGD(job.RATE), "sparse_categorical_crossentropy", metrics=["accuracy"],
    steps_per_execution=int(sys.argv[2]) if len(sys.argv) > 2 else 1,
)
stopwatch = Stopwatch()
model.fit(*job.load("train"), batch_size=job.BATCH, epochs=job.EPOCHS, verbose=0, callbacks=[stopwatch])
_, accuracy = model.evaluate(*job.load("t10k"), verbose=0)
job.report(keras.__version__, stopwatch.seconds, accuracy)
