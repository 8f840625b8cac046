extension Glyph {
    /// The ways in which people write the ten digits, `[digit][way]`.
    static let digits = [zero, one, two, three, four, five, six, seven, eight, nine]

    /// Round, narrow, and with ends that cross.
    private static let zero = [
        Glyph(
            share: 4,
            Stroke(
                .at(54, 2), .at(28, 14), .at(16, 50), .at(26, 86), .at(50, 98), .at(76, 84), .at(84, 48), .at(72, 14),
                .at(50, 2))),
        Glyph(
            share: 3,
            Stroke(
                .at(52, 2), .at(36, 18), .at(28, 50), .at(34, 84), .at(50, 98), .at(66, 82), .at(73, 48), .at(64, 16),
                .at(48, 2))),
        Glyph(
            share: 2,
            Stroke(
                .at(72, 10), .at(48, 2), .at(24, 18), .at(16, 52), .at(28, 88), .at(54, 98), .at(78, 82), .at(84, 46),
                .at(70, 12), .at(48, 6), .at(36, 16))),
    ]

    /// Bare, with a flag, with a flag and a foot, and with the long flag of the European schools.
    private static let one = [
        Glyph(share: 6, Stroke(.at(50, 2), .at(50, 50), .at(50, 98))),
        Glyph(share: 3, Stroke(.at(34, 20), .corner(54, 2), .at(53, 50), .at(52, 98))),
        Glyph(
            share: 2,
            Stroke(.at(32, 18), .corner(52, 2), .at(51, 50), .at(51, 97)),
            Stroke(.at(28, 97), .at(76, 97))),
        Glyph(share: 1, Stroke(.at(24, 38), .at(40, 22), .corner(58, 2), .at(57, 50), .at(56, 98))),
    ]

    /// With a corner at the foot, with a loop there, and pointed like a Z.
    private static let two = [
        Glyph(
            share: 4,
            Stroke(
                .at(20, 22), .at(38, 3), .at(66, 5), .at(74, 28), .at(54, 62), .corner(18, 96), .at(50, 95),
                .at(84, 94))),
        Glyph(
            share: 4,
            Stroke(
                .at(20, 20), .at(42, 2), .at(70, 10), .at(70, 36), .at(48, 70), .at(24, 92), .at(13, 84), .at(28, 76),
                .at(52, 90), .at(86, 88))),
        Glyph(share: 2, Stroke(.at(20, 14), .at(50, 3), .at(76, 16), .at(58, 50), .corner(18, 96), .at(82, 96))),
    ]

    /// With two bowls, with a flat top, and with a small loop at the waist.
    private static let three = [
        Glyph(
            share: 5,
            Stroke(
                .at(22, 14), .at(46, 1), .at(72, 16), .at(64, 38), .corner(42, 47), .at(70, 56), .at(78, 78),
                .at(52, 98), .at(18, 88))),
        Glyph(
            share: 2,
            Stroke(
                .at(22, 4), .corner(76, 4), .corner(46, 42), .at(72, 52), .at(78, 76), .at(54, 97), .at(18, 88))),
        Glyph(
            share: 2,
            Stroke(
                .at(24, 12), .at(52, 2), .at(72, 18), .at(58, 40), .at(38, 50), .at(36, 42), .at(60, 48), .at(78, 72),
                .at(58, 97), .at(20, 90))),
    ]

    /// Open with straight arms, open and round in a single stroke, and closed at the top.
    private static let four = [
        Glyph(
            share: 4,
            Stroke(.at(26, 4), .at(22, 32), .corner(18, 58), .at(84, 54)),
            Stroke(.at(68, 8), .at(66, 50), .at(63, 98))),
        Glyph(
            share: 3,
            Stroke(
                .at(24, 4), .at(19, 36), .at(34, 54), .at(60, 46), .corner(76, 6), .at(71, 50), .at(66, 98))),
        Glyph(
            share: 3,
            Stroke(.at(66, 98), .at(66, 50), .corner(66, 2), .at(40, 34), .corner(14, 66), .at(88, 64))),
    ]

    /// With a hat drawn last, in a single stroke, and round like an S.
    private static let five = [
        Glyph(
            share: 4,
            Stroke(.at(32, 5), .corner(27, 42), .at(54, 37), .at(78, 56), .at(74, 84), .at(46, 98), .at(16, 88)),
            Stroke(.at(32, 5), .at(82, 3))),
        Glyph(
            share: 4,
            Stroke(
                .at(78, 4), .corner(34, 6), .corner(27, 46), .at(54, 38), .at(78, 60), .at(68, 90), .at(40, 98),
                .at(16, 84))),
        Glyph(
            share: 2,
            Stroke(
                .at(78, 4), .at(50, 6), .at(30, 20), .at(38, 42), .at(64, 54), .at(74, 76), .at(52, 97), .at(18, 88))),
    ]

    /// With a curved back, with a straight back, and with a hooked top.
    private static let six = [
        Glyph(
            share: 4,
            Stroke(
                .at(68, 2), .at(42, 22), .at(24, 56), .at(28, 88), .at(52, 98), .at(74, 84), .at(70, 62), .at(48, 58),
                .at(28, 74))),
        Glyph(
            share: 3,
            Stroke(
                .at(52, 1), .at(36, 34), .at(25, 70), .at(38, 96), .at(62, 94), .at(72, 74), .at(56, 60), .at(34, 70),
                .at(27, 80))),
        Glyph(
            share: 2,
            Stroke(
                .at(78, 12), .at(56, 2), .at(30, 22), .at(20, 58), .at(32, 92), .at(58, 98), .at(78, 78), .at(64, 56),
                .at(40, 58), .at(24, 72))),
    ]

    /// Plain, with a bar, with a serif, and with a wavy roof.
    private static let seven = [
        Glyph(share: 4, Stroke(.at(18, 7), .corner(80, 4), .at(58, 46), .at(42, 98))),
        Glyph(
            share: 2,
            Stroke(.at(18, 7), .corner(80, 4), .at(58, 46), .at(44, 98)),
            Stroke(.at(36, 52), .at(76, 48))),
        Glyph(share: 2, Stroke(.at(18, 24), .corner(19, 6), .corner(80, 4), .at(56, 48), .at(46, 98))),
        Glyph(share: 2, Stroke(.at(14, 16), .at(28, 5), .at(54, 12), .corner(84, 4), .at(60, 46), .at(48, 98))),
    ]

    /// In a single stroke, with an open top, and as two rings.
    private static let eight = [
        Glyph(
            share: 5,
            Stroke(
                .at(70, 12), .at(48, 1), .at(27, 16), .at(38, 38), .at(62, 54), .at(75, 78), .at(50, 99), .at(24, 82),
                .at(36, 56), .at(62, 40), .at(74, 20), .at(64, 6))),
        Glyph(
            share: 2,
            Stroke(
                .at(62, 6), .at(38, 4), .at(27, 22), .at(48, 44), .at(74, 72), .at(56, 98), .at(28, 92), .at(28, 68),
                .at(54, 44), .at(78, 8))),
        Glyph(
            share: 2,
            Stroke(.at(52, 2), .at(29, 12), .at(31, 36), .at(50, 46), .at(71, 34), .at(70, 10), .at(48, 2)),
            Stroke(.at(50, 46), .at(25, 60), .at(23, 86), .at(48, 98), .at(76, 86), .at(75, 60), .at(50, 46))),
    ]

    /// With a straight stem, with a curved tail, and slanted from a ring that starts at its stem.
    private static let nine = [
        Glyph(
            share: 4,
            Stroke(
                .at(70, 12), .at(48, 2), .at(26, 18), .at(27, 42), .at(48, 50), .at(68, 34), .corner(74, 6),
                .at(71, 50),
                .at(66, 98))),
        Glyph(
            share: 3,
            Stroke(
                .at(72, 16), .at(50, 2), .at(27, 18), .at(29, 44), .at(52, 50), .at(70, 34), .at(75, 16), .at(74, 56),
                .at(60, 90), .at(28, 94))),
        Glyph(
            share: 3,
            Stroke(
                .at(74, 6), .at(44, 4), .at(24, 28), .at(40, 48), .at(62, 36), .corner(75, 6), .at(64, 52),
                .at(50, 98))),
    ]
}
