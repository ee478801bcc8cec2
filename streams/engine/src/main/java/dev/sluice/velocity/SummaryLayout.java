package dev.sluice.velocity;

import java.util.ArrayList;
import java.util.List;

/** Which summaries the segments of a history hold, and in which order. */
final class SummaryLayout {

    static final SummaryLayout EMPTY = new SummaryLayout(List.of());

    private final List<Signature> signatures;

    SummaryLayout(List<Signature> signatures) {
        this.signatures = List.copyOf(signatures);
    }

    int size() {
        return signatures.size();
    }

    Signature signature(int index) {
        return signatures.get(index);
    }

    /** Where the summary of a signature stands; -1 if there is none. */
    int indexOf(long signatureId) {
        for (int index = 0; index < signatures.size(); index++) {
            if (signatures.get(index).id() == signatureId) {
                return index;
            }
        }
        return -1;
    }

    /** Summaries in this layout out of those that are in another; what the other does not have is missing. */
    Summaries adopt(Summaries others) {
        Summaries adopted = new Summaries(this);
        for (int index = 0; index < size(); index++) {
            int there = others.layout().indexOf(signature(index).id());
            if (there >= 0) {
                adopted.copy(index, others, there);
            }
        }
        return adopted;
    }

    /** Collects signatures, each once. */
    static final class Builder {

        private final List<Signature> signatures = new ArrayList<>();

        /** Where the summary of a signature will stand. */
        int add(Signature signature) {
            for (int index = 0; index < signatures.size(); index++) {
                if (signatures.get(index).id() == signature.id()) {
                    return index;
                }
            }
            signatures.add(signature);
            return signatures.size() - 1;
        }

        SummaryLayout build() {
            return new SummaryLayout(signatures);
        }
    }
}
