"""Runs the same job in mnist and in its peers, in turns, and prints a table in Markdown.

    contest.py MNIST DATA ROUNDS [PEER ...]

MNIST is the program, DATA the folder with the unpacked data set; without a PEER, all of them run.
"""

import json
import os
import platform
import statistics
import subprocess
import sys
import tempfile
import time

HERE = os.path.dirname(os.path.abspath(__file__))

# What it is called in the table, the program here, its further arguments, and its environment.
PEERS = {
    "numpy": ("NumPy, by hand", "with_numpy.py", [], {}),
    "pytorch": ("PyTorch, by hand", "with_pytorch.py", [], {}),
    "pytorch-modules": ("PyTorch, `nn` and `optim`", "with_pytorch_modules.py", [], {}),
    "jax": ("JAX, epoch compiled", "with_jax.py", [], {}),
    "tensorflow": ("TensorFlow, epoch compiled", "with_tensorflow.py", [], {}),
    "keras-jax": ("Keras on JAX", "with_keras.py", [], {"KERAS_BACKEND": "jax"}),
    "keras-jax-32": ("Keras on JAX, 32 steps per call", "with_keras.py", ["32"], {"KERAS_BACKEND": "jax"}),
    "keras-tensorflow": ("Keras on TensorFlow", "with_keras.py", [], {"KERAS_BACKEND": "tensorflow"}),
    "keras-tensorflow-32": (
        "Keras on TensorFlow, 32 steps per call", "with_keras.py", ["32"], {"KERAS_BACKEND": "tensorflow"}),
    "scikit-learn": ("scikit-learn", "with_scikit_learn.py", [], {}),
}


def run(command, environment):
    """Run a command; return the last line of its output as JSON, its seconds, and its peak memory in bytes.

    The output is None if the command failed, and its complaint goes to standard error.
    """
    with tempfile.TemporaryFile() as output, tempfile.TemporaryFile() as complaint:
        start = time.perf_counter()
        process = subprocess.Popen(
            command, stdin=subprocess.DEVNULL, stdout=output, stderr=complaint, env={**os.environ, **environment})
        _, status, usage = os.wait4(process.pid, 0)
        seconds = time.perf_counter() - start
        process.returncode = os.waitstatus_to_exitcode(status)
        # Linux counts in units of 1,024 bytes, others in bytes.
        memory = usage.ru_maxrss * (1024 if sys.platform == "linux" else 1)
        output.seek(0)
        complaint.seek(0)
        if process.returncode == 0:
            return json.loads(output.read().splitlines()[-1]), seconds, memory
        lines = complaint.read().decode(errors="replace").splitlines() or [f"status {process.returncode}"]
        print(f"{' '.join(command)} failed: {lines[-1]}", file=sys.stderr)
        return None, seconds, memory


class Mnist:
    """The program of this project."""

    title = "**mnist**"

    def __init__(self, program, data):
        self.program = program
        self.data = data
        self.version = subprocess.run([program, "--version"], capture_output=True, text=True).stdout.split()[-1]

    def result(self, round):
        with tempfile.TemporaryDirectory() as folder:
            common = ["--data", self.data, "--model", os.path.join(folder, "model.safetensors"), "--json"]
            training = [self.program, "train", "--epochs", "5", "--batch", "128", "--learning-rate", "0.5"]
            document, seconds, memory = run([*training, "--seed", str(round), *common], {})
            if document is None:
                return None
            evaluation, _, _ = run([self.program, "eval", *common], {})
            accuracy = evaluation["accuracy"] if evaluation else float("nan")
            return [epoch["seconds"] for epoch in document["epochs"]], seconds, memory, accuracy


class Peer:
    """A program in this folder."""

    def __init__(self, name, data):
        self.title, program, arguments, self.environment = PEERS[name]
        self.command = [sys.executable, os.path.join(HERE, program), data, *arguments]
        self.version = None

    def result(self, round):
        document, seconds, memory = run(self.command, self.environment)
        if document is None:
            return None
        self.version = document["version"]
        return document["epochs"], seconds, memory, document["accuracy"]


def contest(entrants, rounds):
    """Let the entrants run in turns; return the results of each, without those that failed."""
    results = [[] for _ in entrants]
    for round in range(1, rounds + 1):
        for entrant, collected in zip(entrants, results):
            if round > 1 and not collected:
                continue
            print(f"round {round} of {rounds}: {entrant.title.strip('*')}", file=sys.stderr)
            result = entrant.result(round)
            if result:
                collected.append(result)
    return results


def table(entrants, results):
    """Return the table's rows, the fastest first and the missing last."""
    # The first epoch is not counted: some compile in it.
    steady = [[statistics.median(epochs[1:]) for epochs, _, _, _ in result] for result in results]
    ours = steady[0]
    rows, missing = [], []
    for entrant, result, times in zip(entrants, results, steady):
        if not result:
            missing.append(f"| {entrant.title} | missing | – | – | – | – | – |")
            continue
        # Rounds that ran in turns are compared with each other, since machines speed up and slow down.
        ratio = f"{statistics.median(a / b for a, b in zip(times, ours)):.1f} ×" if ours else "–"
        process, memory, accuracy = (statistics.median(column) for column in list(zip(*result))[1:])
        rows.append((
            statistics.median(times),
            f"| {entrant.title} | {entrant.version} | {statistics.median(times):.3f} | {ratio} | {process:.2f} "
            f"| {memory / 1e6:.0f} | {accuracy * 100:.2f} % |",
        ))
    return [row for _, row in sorted(rows)] + missing


def processor():
    """Return the name of the processor."""
    if os.path.exists("/proc/cpuinfo"):
        with open("/proc/cpuinfo") as lines:
            for line in lines:
                if line.startswith("model name"):
                    return line.split(":")[1].strip()
    return platform.processor() or platform.machine()


def main():
    program, data, rounds, *names = sys.argv[1:]
    load = os.getloadavg()[0]
    if load > 1:
        print(f"Warning: this machine is busy, its load average is {load:.1f}; compare ratios only.", file=sys.stderr)
    entrants = [Mnist(program, data), *(Peer(name, data) for name in names or PEERS)]
    results = contest(entrants, int(rounds))
    print("| | version | seconds per epoch | | whole process, s | peak memory, MB | test accuracy |")
    print("|---|---|--:|--:|--:|--:|--:|")
    print("\n".join(table(entrants, results)))
    print(
        f"\n{processor()}, {os.cpu_count()} processors, {platform.system()}, Python {platform.python_version()}. "
        f"Five epochs of MNIST, 784-512-10, batch 128, SGD at 0.5, float32, all threads; medians of {rounds} runs in "
        "turns; the first epoch is not counted in seconds per epoch.")


main()
