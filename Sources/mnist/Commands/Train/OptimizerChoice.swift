import NeuralNetwork

/// The optimizer that a command line asks for: its name, and numbers of which each optimizer knows only some.
struct OptimizerChoice {
    /// The names of the optimizers.
    enum Name: String, CaseIterable {
        case sgd, momentum, nesterov, adagrad, rmsprop, adam
    }

    /// Which one it is.
    var name = Name.sgd
    /// The share of the velocity that a step keeps.
    var momentum: Float?
    /// The share of the mean gradient that a step keeps.
    var beta1: Double?
    /// The share of the mean squared gradient that a step keeps.
    var beta2: Double?
    /// The share of the mean squared gradient that a step keeps.
    var rho: Double?
    /// What keeps a division from being one by zero.
    var epsilon: Float?

    /// The optimizer with its numbers, Keras's where none are given; throws when it has no use for one of them.
    func optimizer() throws(UsageError) -> Optimizer {
        try check("--momentum", momentum, for: [.momentum, .nesterov])
        try check("--beta1", beta1, for: [.adam])
        try check("--beta2", beta2, for: [.adam])
        try check("--rho", rho, for: [.rmsprop])
        try check("--epsilon", epsilon, for: [.adagrad, .rmsprop, .adam])
        return switch name {
        case .sgd: .sgd
        case .momentum: .momentum(momentum: momentum ?? 0.9)
        case .nesterov: .nesterov(momentum: momentum ?? 0.9)
        case .adagrad: .adagrad(epsilon: epsilon ?? 1e-7)
        case .rmsprop: .rmsprop(rho: rho ?? 0.9, epsilon: epsilon ?? 1e-7)
        case .adam: .adam(beta1: beta1 ?? 0.9, beta2: beta2 ?? 0.999, epsilon: epsilon ?? 1e-7)
        }
    }

    /// Throws when a number is given that the optimizer does not have.
    private func check(_ option: String, _ value: (some Any)?, for names: [Name]) throws(UsageError) {
        guard value != nil, !names.contains(name) else { return }
        let fitting = names.map { "'--optimizer \($0)'" }.joined(separator: " or ")
        throw .conflict("'\(option)' has no meaning for the optimizer \(name): it goes with \(fitting).")
    }

    /// The option that names the optimizer.
    static func nameOption<C: Command>(_ choice: WritableKeyPath<C, OptimizerChoice>) -> Option<C> {
        .value(
            "--optimizer", "<name>", choice.appending(path: \.name), .choice,
            "The formula by which the weights follow the gradient, as in Keras.")
    }

    /// The options for its numbers.
    static func numberOptions<C: Command>(_ choice: WritableKeyPath<C, OptimizerChoice>) -> [Option<C>] {
        [
            .optional(
                "--momentum", "<x>", choice.appending(path: \.momentum), .number(0..<1), default: "0.9",
                "The share of its velocity that a step keeps, for momentum and nesterov."),
            .optional(
                "--beta1", "<x>", choice.appending(path: \.beta1), .number(0...0.999_999), default: "0.9",
                "The share of the mean gradient that a step keeps, for adam."),
            .optional(
                "--beta2", "<x>", choice.appending(path: \.beta2), .number(0...0.999_999), default: "0.999",
                "The share of the mean squared gradient that a step keeps, for adam."),
            .optional(
                "--rho", "<x>", choice.appending(path: \.rho), .number(0..<1), default: "0.9",
                "The same for rmsprop."),
            .optional(
                "--epsilon", "<x>", choice.appending(path: \.epsilon), .positiveNumber, default: "1e-07",
                "What keeps adagrad, rmsprop and adam from dividing by 0."),
        ]
    }
}
