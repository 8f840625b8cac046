/// What happens during training, in the order in which it happens.
public enum TrainingEvent: Sendable, Equatable {
    /// An epoch of `steps` steps begins; epochs are counted from 1.
    case epochBegan(epoch: Int, steps: Int)
    /// A step ended, counted from 1; the metrics are running means over the samples seen in this epoch.
    case stepEnded(step: Int, metrics: Metrics)
    /// All samples were seen, and the network measured on the validation samples, if there are any.
    case epochEnded(epoch: Int, record: EpochRecord)
}

/// What the receiver of an event wants next.
public enum Continuation: Sendable {
    /// Go on.
    case proceed
    /// End after the current step, with the network as it then is.
    case stop
}

/// How one epoch went.
public struct EpochRecord: Sendable, Equatable {
    /// The means over the samples of the epoch, while the weights changed.
    public var training: Metrics
    /// The metrics on the validation samples after the epoch, if there are any.
    public var validation: Metrics?

    /// Makes the record of an epoch.
    public init(training: Metrics, validation: Metrics? = nil) {
        self.training = training
        self.validation = validation
    }
}

/// How training ended.
public struct TrainingResult: Sendable, Equatable {
    /// How each completed epoch went.
    public var history: [EpochRecord] = []
    /// Whether the receiver of the events stopped it before the last step of the last epoch.
    public var wasStopped = false
}

/// Why training could not begin or go on; the network is then as it was before.
public enum TrainingError: Error, Equatable, Sendable {
    /// The loss of a step was infinite or not a number; epoch and step are counted from 1.
    case lossNotFinite(epoch: Int, step: Int, steps: Int, learningRate: Float)
    /// The loss on the validation samples was infinite or not a number; the epoch is counted from 1.
    case validationLossNotFinite(epoch: Int, learningRate: Float)
    /// The loss after the last step was infinite or not a number.
    case finalLossNotFinite(learningRate: Float)
    /// The network reads another number of inputs than the samples have.
    case inputsDiffer(network: Int, samples: Int)
    /// A label is not one of the network's classes; the index is the sample's.
    case labelOutOfRange(label: Int, index: Int, classes: Int)
    /// There are no samples.
    case noSamples
}

extension TrainingError: CustomStringConvertible {
    /// What happened, where, and what to do next.
    public var description: String {
        switch self {
        case .lossNotFinite(let epoch, let step, let steps, let learningRate):
            "the loss is no longer a finite number in epoch \(epoch), batch \(step) of \(steps): the weights have grown "
                + "without bound. Try a learning rate below \(learningRate)."
        case .validationLossNotFinite(let epoch, let learningRate):
            "the validation loss is not a finite number after epoch \(epoch): the weights have grown without bound. Try "
                + "a learning rate below \(learningRate)."
        case .finalLossNotFinite(let learningRate):
            "the loss is no longer a finite number after the last step: the weights have grown without bound. Try a "
                + "learning rate below \(learningRate)."
        case .inputsDiffer(let network, let samples):
            "the network reads \(network) inputs per sample, but the samples have \(samples). Use the data set that "
                + "the network was made for."
        case .labelOutOfRange(let label, let index, let classes):
            "sample \(index) has the label \(label), but the network has \(classes) classes, 0 to \(classes - 1). Use "
                + "the data set that the network was made for."
        case .noSamples:
            "there are no samples."
        }
    }
}
