/// The candidate that `word` is most likely a slip for; nil when none is near.
///
/// Near is what takes at most two slips, fewer than half of the word's letters, or what begins as the word does until one
/// of the two ends: `--learn`, `evaluate`.
func nearest(to word: String, in candidates: [String]) -> String? {
    let letters = word.drop { $0 == "-" }
    guard letters.count >= 2 else { return nil }
    let ranked = candidates.map { (name: $0, count: slips(from: word, to: $0)) }
    if let best = ranked.min(by: { $0.count < $1.count }), best.count <= 2, best.count * 2 < letters.count {
        return best.name
    }
    return candidates.first { candidate in
        let meant = candidate.drop { $0 == "-" }
        return meant.count >= 2 && (meant.hasPrefix(letters) || letters.hasPrefix(meant))
    }
}

/// The number of slips between two words: letters missing, added, replaced, or swapped with their neighbour
/// (the optimal string alignment distance).
private func slips(from typed: String, to meant: String) -> Int {
    let typed = Array(typed), meant = Array(meant)
    var beforeLast: [Int] = []
    var last = Array(0...meant.count)
    for row in 0..<typed.count {
        var current = [row + 1]
        for column in 0..<meant.count {
            let replaced = last[column] + (typed[row] == meant[column] ? 0 : 1)
            var best = min(replaced, last[column + 1] + 1, current[column] + 1)
            if row > 0, column > 0, typed[row] == meant[column - 1], typed[row - 1] == meant[column] {
                best = min(best, beforeLast[column - 1] + 1)
            }
            current.append(best)
        }
        beforeLast = last
        last = current
    }
    return last[meant.count]
}
