package dev.sluice.cli.bench;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** Writes a picture as SVG that needs nothing from elsewhere. Lengths and places are in pixels, from the top left. */
final class Svg {

    private static final String FONT = "system-ui, sans-serif";

    private final StringBuilder elements = new StringBuilder();
    private final int width;
    private final int height;

    /** A place. */
    record Place(double x, double y) {}

    /**
     * How a line is drawn.
     *
     * @param colour as SVG names it
     * @param width in pixels
     * @param isDashed whether it has gaps
     */
    record Stroke(String colour, double width, boolean isDashed) {}

    /** On which side of its place a text stands. */
    enum Anchor {
        START,
        MIDDLE,
        END
    }

    Svg(int width, int height) {
        this.width = width;
        this.height = height;
    }

    /** Draws a line from place to place; nothing if there are none. */
    void line(List<Place> places, Stroke stroke) {
        if (!places.isEmpty()) {
            element(
                    "<polyline points=\"%s\" fill=\"none\" stroke=\"%s\" stroke-width=\"%s\"%s/>",
                    places.stream()
                            .map(place -> number(place.x()) + "," + number(place.y()))
                            .collect(Collectors.joining(" ")),
                    stroke.colour(),
                    number(stroke.width()),
                    stroke.isDashed() ? " stroke-dasharray=\"7 4\"" : "");
        }
    }

    /**
     * Draws a point.
     *
     * @param colour of its edge, and of all of it if it is filled
     * @param isFilled otherwise it is white inside
     */
    void point(Place place, String colour, boolean isFilled) {
        element(
                "<circle cx=\"%s\" cy=\"%s\" r=\"3.5\" fill=\"%s\" stroke=\"%s\" stroke-width=\"1.5\"/>",
                number(place.x()), number(place.y()), isFilled ? colour : "#ffffff", colour);
    }

    /**
     * Writes a text.
     *
     * @param place of its foot
     * @param size of its letters, in pixels
     */
    void text(Place place, Anchor anchor, int size, String colour, String text) {
        element(
                "<text x=\"%s\" y=\"%s\" text-anchor=\"%s\" font-size=\"%d\" fill=\"%s\">%s</text>",
                number(place.x()),
                number(place.y()),
                anchor.name().toLowerCase(Locale.ROOT),
                size,
                colour,
                escaped(text));
    }

    /**
     * The picture.
     *
     * @param title what a reader who cannot see it is told first
     * @param description what it shows
     */
    String render(String title, String description) {
        return String.format(Locale.ROOT, """
                <svg xmlns="http://www.w3.org/2000/svg" width="%1$d" height="%2$d" viewBox="0 0 %1$d %2$d" \
                role="img" font-family="%3$s">
                <title>%4$s</title>
                <desc>%5$s</desc>
                <rect width="%1$d" height="%2$d" fill="#ffffff"/>
                %6$s</svg>
                """, width, height, FONT, escaped(title), escaped(description), elements);
    }

    private void element(String format, Object... values) {
        elements.append(String.format(Locale.ROOT, format, values)).append('\n');
    }

    private static String number(double value) {
        return String.format(Locale.ROOT, "%.1f", value);
    }

    /** Text as it may stand in XML and HTML. */
    static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }
}
