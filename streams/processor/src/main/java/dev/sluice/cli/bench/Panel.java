package dev.sluice.cli.bench;

import java.util.List;

/** One diagram of latencies, below each other in a picture: something across, milliseconds upwards. */
final class Panel {

    private static final int LEFT = 72;
    private static final int RIGHT = 32;
    private static final int ABOVE = 40;
    private static final int BELOW = 36;
    private static final int TITLE_BASE = 24;
    private static final int LABEL_SIZE = 11;
    private static final String TEXT = "#222222";
    private static final String LABEL = "#555555";
    private static final Svg.Stroke GRID = new Svg.Stroke("#dddddd", 1, false);

    private final Svg svg;
    private final double left;
    private final double right;
    private final double top;
    private final double bottom;
    private final String title;
    private final LogAxis across;

    /** How a point of a line is marked. */
    enum Mark {
        NONE,
        FILLED,
        HOLLOW
    }

    /**
     * A point of a line.
     *
     * @param across where it stands on the axis across
     * @param millis how high it stands
     * @param mark how it is marked
     */
    record Point(double across, double millis, Mark mark) {}

    /**
     * A line.
     *
     * @param stroke how it is drawn
     * @param points from left to right
     */
    record Line(Svg.Stroke stroke, List<Point> points) {

        Line {
            points = List.copyOf(points);
        }
    }

    /**
     * @param svg what is drawn into
     * @param top where the panel begins
     * @param width how wide it is
     * @param height how high it is
     * @param title what it shows
     * @param across the axis across
     */
    Panel(Svg svg, int top, int width, int height, String title, LogAxis across) {
        this.svg = svg;
        this.left = LEFT;
        this.right = width - RIGHT;
        this.top = top + ABOVE;
        this.bottom = top + height - BELOW;
        this.title = title;
        this.across = across;
    }

    void draw(List<Line> lines) {
        LogAxis up = LogAxis.ofMillis(lines.stream()
                .flatMap(line -> line.points().stream())
                .map(Point::millis)
                .toList());
        svg.text(new Svg.Place(left, top - ABOVE + TITLE_BASE), Svg.Anchor.START, 14, TEXT, title);
        gridAcross();
        gridUp(up);
        lines.forEach(line -> draw(line, up));
    }

    private void gridAcross() {
        for (LogAxis.Tick tick : across.ticks()) {
            double x = x(tick.value());
            svg.line(List.of(new Svg.Place(x, top), new Svg.Place(x, bottom)), GRID);
            svg.text(new Svg.Place(x, bottom + 18), Svg.Anchor.MIDDLE, LABEL_SIZE, LABEL, tick.label());
        }
    }

    private void gridUp(LogAxis up) {
        for (LogAxis.Tick tick : up.ticks()) {
            double y = y(up, tick.value());
            svg.line(List.of(new Svg.Place(left, y), new Svg.Place(right, y)), GRID);
            svg.text(new Svg.Place(left - 8, y + 4), Svg.Anchor.END, LABEL_SIZE, LABEL, tick.label());
        }
    }

    private void draw(Line line, LogAxis up) {
        svg.line(line.points().stream().map(point -> place(point, up)).toList(), line.stroke());
        for (Point point : line.points()) {
            if (point.mark() != Mark.NONE) {
                svg.point(place(point, up), line.stroke().colour(), point.mark() == Mark.FILLED);
            }
        }
    }

    private Svg.Place place(Point point, LogAxis up) {
        return new Svg.Place(x(point.across()), y(up, point.millis()));
    }

    private double x(double value) {
        return left + across.share(value) * (right - left);
    }

    private double y(LogAxis up, double millis) {
        return bottom - up.share(millis) * (bottom - top);
    }
}
