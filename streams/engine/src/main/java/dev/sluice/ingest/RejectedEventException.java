package dev.sluice.ingest;

import java.util.List;

/** An event was refused. Its message tells all that is wrong with it, the first of which is also at hand in parts. */
public final class RejectedEventException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient List<Rejection> rejections;

    /**
     * @param rejections what is wrong, at least one
     * @throws IllegalArgumentException if there are none
     */
    public RejectedEventException(List<Rejection> rejections) {
        super(describe(rejections), null, false, false);
        this.rejections = List.copyOf(rejections);
    }

    /** Returns all that is wrong, in the order of the record's fields; at least one, unmodifiable. */
    public List<Rejection> rejections() {
        return rejections;
    }

    /** Returns the name of the first {@link RejectionReason}. */
    public String reason() {
        return rejections.get(0).reason().name();
    }

    /** Returns the dotted path of the first field that is wrong. */
    public String field() {
        return rejections.get(0).field();
    }

    private static String describe(List<Rejection> rejections) {
        if (rejections.isEmpty()) {
            throw new IllegalArgumentException("an event without rejections is accepted; pass at least one");
        }
        return String.join("\n", rejections.stream().map(Rejection::message).toList());
    }
}
