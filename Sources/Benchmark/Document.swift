import Foundation

/// A whole run, for machines: each row of a table is an object with the columns' names.
struct Document: Encodable {
    /// Where it ran.
    let machine: Machine
    /// What it trained on.
    let data: String
    /// The tables by the names of their sections.
    let sections: [String: Table]

    /// The JSON text.
    var text: String {
        get throws {
            let encoder = JSONEncoder()
            encoder.outputFormatting = [.prettyPrinted, .sortedKeys]
            return String(decoding: try encoder.encode(self), as: UTF8.self)
        }
    }
}

extension Table: Encodable {
    /// The two things that a table is in JSON.
    private enum Key: CodingKey {
        case rows, notes
    }

    /// Writes the rows as objects.
    func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: Key.self)
        try container.encode(rows.map { Dictionary(uniqueKeysWithValues: zip(columns, $0)) }, forKey: .rows)
        try container.encode(notes, forKey: .notes)
    }
}

extension Table.Cell: Encodable {
    /// Writes the bare value.
    func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        switch self {
        case .text(let text): try container.encode(text)
        case .count(let count): try container.encode(count)
        case .number(let number, _), .share(let number): try container.encode(number)
        case .none: try container.encodeNil()
        }
    }
}
