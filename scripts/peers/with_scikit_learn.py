"""scikit-learn: its ready-made network, one epoch per call of `partial_fit`."""

import sklearn
from sklearn.neural_network import MLPClassifier

import job

images, labels = job.load("train")
model = MLPClassifier(
    (job.HIDDEN,), solver="sgd", learning_rate_init=job.RATE, batch_size=job.BATCH, alpha=0, momentum=0,
    nesterovs_momentum=False,
)


def train_epoch():
    model.partial_fit(images, labels, classes=range(job.CLASSES))


job.measure(sklearn.__version__, train_epoch, lambda: model.score(*job.load("t10k")))
