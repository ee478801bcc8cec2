package dev.sluice.velocity;

/** What became known of an event after it took place: what it turned out to be, how it was decided, how its challenge ended. */
public enum Label {
    /** It was confirmed to be genuine. */
    GENUINE(0, Kind.TRUTH),
    /** It was confirmed to be fraud. */
    FRAUD(1, Kind.TRUTH),
    /** Sluice asked for a challenge. */
    CHALLENGED(2, Kind.OUTCOME),
    /** Sluice blocked it. */
    BLOCKED(3, Kind.OUTCOME),
    /** The customer was asked and proved to be the rightful one. */
    CHALLENGE_PASSED(4, Kind.CHALLENGE),
    /** The customer was asked; the proof was wrong, or it was not them. */
    CHALLENGE_FAILED(5, Kind.CHALLENGE),
    /** The customer was asked and gave no answer, or could not be reached. */
    CHALLENGE_UNANSWERED(6, Kind.CHALLENGE);

    /** Labels of one kind replace each other; those of different kinds stand beside each other. */
    enum Kind {
        /** What it turned out to be. */
        TRUTH,
        /** How it was decided. */
        OUTCOME,
        /** How its challenge ended. */
        CHALLENGE
    }

    private final int code;
    private final Kind kind;

    Label(int code, Kind kind) {
        this.code = code;
        this.kind = kind;
    }

    /** Its number in the stored form of a history. */
    int code() {
        return code;
    }

    /** What it tells. */
    Kind kind() {
        return kind;
    }

    /** The label of a {@link #code()}. */
    static Label ofCode(int code) {
        for (Label label : values()) {
            if (label.code == code) {
                return label;
            }
        }
        throw new HistoryFormatException(
                "label number " + code + " is not known to this Sluice: the history was written by a newer release");
    }
}
