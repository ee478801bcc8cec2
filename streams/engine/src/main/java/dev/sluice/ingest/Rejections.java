package dev.sluice.ingest;

import java.util.ArrayList;
import java.util.List;

/** Gathers what is wrong with one event; costs nothing while nothing is. */
final class Rejections {
    private List<Rejection> found = List.of();

    void add(String field, RejectionReason reason, String message) {
        if (found.isEmpty()) {
            found = new ArrayList<>();
        }
        found.add(new Rejection(field, reason, message));
    }

    List<Rejection> list() {
        return found.isEmpty() ? found : List.copyOf(found);
    }
}
