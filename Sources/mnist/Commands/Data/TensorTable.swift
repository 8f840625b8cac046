import MNISTData

/// The tensors of a data set: what they are, and how many images of each class there are.
struct TensorTable {
    /// The lines of both tables.
    let lines: [String]

    /// Looks at all images and labels.
    init(_ dataset: Dataset, train: LabeledImages, test: LabeledImages) {
        var tensors = [["", "rank", "shape", "dtype", "values"]]
        for (split, images) in [(Split.train, train), (.test, test)] {
            let labels = images.classCounts.enumerated().filter { $0.element > 0 }.map(\.offset)
            tensors.append(
                Self.row(
                    "\(split)_images", [images.count, LabeledImages.rows, LabeledImages.columns], images.valueRange))
            tensors.append(Self.row("\(split)_labels", [images.count], (labels.first ?? 0)...(labels.last ?? 0)))
        }
        var classes = [["class", "train", "test"]]
        for (label, name) in dataset.classNames.enumerated() {
            let title = dataset.namesAreDigits ? name : "\(label) \(name)"
            classes.append([title, "\(train.classCounts[label])", "\(test.classCounts[label])"])
        }
        lines = [dataset.title, ""] + Self.aligned(tensors) + [""] + Self.aligned(classes)
    }

    /// The row of one tensor.
    private static func row(_ name: String, _ shape: [Int], _ values: ClosedRange<some BinaryInteger>) -> [String] {
        [name, "\(shape.count)", shape.tuple, "uint8", "\(values.lowerBound) to \(values.upperBound)"]
    }

    /// The rows as lines, with two spaces between the columns.
    private static func aligned(_ rows: [[String]]) -> [String] {
        let widths = rows[0].indices.map { column in rows.map { $0[column].count }.max() ?? 0 }
        return rows.map { row in
            zip(row, widths).enumerated().map { column, cell in
                column == row.count - 1 ? cell.0 : cell.0 + String(repeating: " ", count: cell.1 - cell.0.count)
            }.joined(separator: "  ")
        }
    }
}
