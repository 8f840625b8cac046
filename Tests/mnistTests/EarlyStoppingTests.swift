import NeuralNetwork
import Testing

@testable import mnist

@Suite("Early stopping")
struct EarlyStoppingTests {
    @Test(
        "ends training as Keras does: after as many epochs without a new lowest loss as it has patience",
        arguments: [
            (1, [3, 2, 1], nil), (1, [3, 2, 2], 3), (1, [3, 2, 2.5, 1], 3), (2, [3, 2, 2.5, 1, 1.5, 1.5, 0], 6),
            (0, [3, 2, 2.5], 3), (2, [1, 2, 3], 3), (3, [1, 2, 3], nil), (1, [.nan, 1, 2], 2), (1, [2, .nan], 2),
        ] as [(Int, [Double], Int?)])
    func ending(patience: Int, losses: [Double], expected: Int?) {
        var stopping = EarlyStopping(patience: patience)
        let ended = losses.enumerated().first { index, loss in
            stopping.ends(after: EpochRecord(training: Metrics(accuracy: 0, loss: loss)), epoch: index + 1)
        }
        #expect(ended.map { $0.offset + 1 } == expected)
        #expect((stopping.ending == nil) == (expected == nil))
    }

    @Test("looks at the validation loss where there is one, and says what it saw")
    func validation() {
        var stopping = EarlyStopping(patience: 2)
        let losses = [(1.0, 0.5), (0.9, 0.4), (0.8, 0.6), (0.7, 0.4)]
        let ended = losses.enumerated().map { index, loss in
            stopping.ends(
                after: EpochRecord(
                    training: Metrics(accuracy: 0, loss: loss.0), validation: Metrics(accuracy: 0, loss: loss.1)),
                epoch: index + 1)
        }
        #expect(ended == [false, false, false, true])
        #expect(stopping.ending == "Epoch 4: early stopping (val_loss was lowest in epoch 2)")
    }
}
