package dev.sluice.velocity;

import org.jspecify.annotations.Nullable;

/** The summaries of one segment. Those that were stored are read when they are first asked for. */
final class Summaries {

    private final SummaryLayout layout;
    private final @Nullable Summary[] summaries;
    private final @Nullable ByteReader[] stored;

    /** None yet. */
    Summaries(SummaryLayout layout) {
        this.layout = layout;
        this.summaries = new Summary[layout.size()];
        this.stored = new ByteReader[layout.size()];
    }

    SummaryLayout layout() {
        return layout;
    }

    /** The summary at an index of the layout; null if it is missing. */
    @Nullable
    Summary get(int index) {
        Summary summary = summaries[index];
        ByteReader in = stored[index];
        if (summary == null && in != null) {
            summary = layout.signature(index).ofNothing();
            summary.read(in);
            in.expectEnd();
            summaries[index] = summary;
            stored[index] = null;
        }
        return summary;
    }

    void set(int index, Summary summary) {
        summaries[index] = summary;
    }

    /** Lets a summary be read when it is asked for. */
    void store(int index, ByteReader in) {
        stored[index] = in;
    }

    /** Takes over a summary of others, which then must not be used any more. */
    void copy(int index, Summaries others, int there) {
        summaries[index] = others.summaries[there];
        stored[index] = others.stored[there];
    }
}
