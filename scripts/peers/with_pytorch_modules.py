"""PyTorch as most people write it: layers, automatic differentiation, an optimizer; the data in memory as tensors."""

import torch
from torch import nn

import job

torch.set_num_threads(job.PROCESSORS)
images, labels = (torch.from_numpy(array) for array in job.load("train"))
labels = labels.long()
model = nn.Sequential(nn.Linear(job.INPUTS, job.HIDDEN), nn.ReLU(), nn.Linear(job.HIDDEN, job.CLASSES))
for layer in (model[0], model[2]):
    nn.init.xavier_uniform_(layer.weight)
    nn.init.zeros_(layer.bias)
loss_of = nn.CrossEntropyLoss()
optimizer = torch.optim.SGD(model.parameters(), lr=job.RATE)


def train_epoch():
    for batch in torch.randperm(len(images)).split(job.BATCH):
        optimizer.zero_grad()
        loss_of(model(images[batch]), labels[batch]).backward()
        optimizer.step()


@torch.inference_mode()
def test_accuracy():
    images, labels = (torch.from_numpy(array) for array in job.load("t10k"))
    return (model(images).argmax(1) == labels).float().mean()


job.measure(torch.__version__, train_epoch, test_accuracy)
