"""PyTorch at its fastest: the data in memory as tensors, forward, backward and update by hand, nothing recorded."""

import torch

import job

torch.set_num_threads(job.PROCESSORS)
images, labels = (torch.from_numpy(array) for array in job.load("train"))
labels = labels.long().unsqueeze(1)
w1, b1 = torch.from_numpy(job.initial_weights(job.INPUTS, job.HIDDEN)), torch.zeros(job.HIDDEN)
w2, b2 = torch.from_numpy(job.initial_weights(job.HIDDEN, job.CLASSES)), torch.zeros(job.CLASSES)
minus_one = torch.full((job.BATCH, 1), -1.0)


@torch.inference_mode()
def train_epoch():
    for batch in torch.randperm(len(images)).split(job.BATCH):
        x, y = images.index_select(0, batch), labels.index_select(0, batch)
        hidden = torch.addmm(b1, x, w1).relu_()
        error = torch.addmm(b2, hidden, w2).softmax(1)
        error.scatter_add_(1, y, minus_one[: len(y)])
        step = -job.RATE / len(y)
        back = (error @ w2.t()).mul_(hidden > 0)
        w2.addmm_(hidden.t(), error, alpha=step)
        b2.add_(error.sum(0), alpha=step)
        w1.addmm_(x.t(), back, alpha=step)
        b1.add_(back.sum(0), alpha=step)


@torch.inference_mode()
def test_accuracy():
    images, labels = (torch.from_numpy(array) for array in job.load("t10k"))
    scores = torch.addmm(b2, torch.addmm(b1, images, w1).relu_(), w2)
    return (scores.argmax(1) == labels).float().mean()


job.measure(torch.__version__, train_epoch, test_accuracy)
