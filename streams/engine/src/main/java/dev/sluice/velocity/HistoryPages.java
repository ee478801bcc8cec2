package dev.sluice.velocity;

import java.util.Optional;

/**
 * The pages of one history, or of one slice of a history, that lie beside each other in the order of their keys. The
 * slices of a history come behind it, each by itself: they are only ever read for the history, which knows from the store
 * what it may have lost of them.
 */
public final class HistoryPages {

    private final PageKey key;
    private final long newestMillis;

    private HistoryPages(PageKey key, long newestMillis) {
        this.key = key;
        this.newestMillis = newestMillis;
    }

    /**
     * The pages that belong to a head.
     *
     * @param pageKey the key of any page
     * @param page the page
     * @return the pages; empty if this one is no head, or is of a form that this release does not read
     */
    public static Optional<HistoryPages> ofHead(byte[] pageKey, byte[] page) {
        if (!PageKey.isHead(pageKey)) {
            return Optional.empty();
        }
        try {
            return Optional.of(new HistoryPages(PageKey.ofHead(pageKey), HistoryHead.newestMillis(page)));
        } catch (HistoryFormatException unreadable) {
            return Optional.empty();
        }
    }

    /** The entity whose history it is. */
    public String entityId() {
        return key.entityId();
    }

    /** Time of the newest event, milliseconds since 1970 UTC; long ago if there are no events. */
    public long newestMillis() {
        return newestMillis;
    }

    /** The key of the first page, which is the head. */
    public byte[] firstKey() {
        return key.head();
    }

    /** A key that follows that of the last page; no page has it. */
    public byte[] endKey() {
        return key.behindSegments();
    }
}
