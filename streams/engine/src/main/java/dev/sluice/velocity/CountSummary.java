package dev.sluice.velocity;

/** How many events there are. */
final class CountSummary implements Summary {

    private long events;

    long events() {
        return events;
    }

    @Override
    public void add(EventRows rows, int[] selected, int count) {
        events += count;
    }

    @Override
    public void add(Summary other) {
        events += ((CountSummary) other).events;
    }

    @Override
    public double value(Measure measure, Moment current) {
        return events;
    }

    @Override
    public void write(ByteWriter out) {
        out.writeUnsigned(events);
    }

    @Override
    public void read(ByteReader in) {
        events = in.readUnsigned();
    }
}
