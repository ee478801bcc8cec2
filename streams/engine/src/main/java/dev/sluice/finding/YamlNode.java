package dev.sluice.finding;

import java.util.List;

/** A part of a YAML file that knows where it stands. Lines and columns are counted from 1. */
public sealed interface YamlNode {

    /** The line it begins on. */
    int line();

    /** The column it begins at. */
    int column();

    /** What it is, as a person would say it, for instance {@code a list}. */
    String kind();

    /**
     * A plain value.
     *
     * @param text the value as text, without quotes; empty if nothing was written
     */
    record Scalar(int line, int column, String text) implements YamlNode {
        @Override
        public String kind() {
            return text.isEmpty() ? "nothing" : "the value '" + text + "'";
        }
    }

    /** Values one after the other. */
    record Sequence(int line, int column, List<YamlNode> items) implements YamlNode {

        /** Copies the list. */
        public Sequence {
            items = List.copyOf(items);
        }

        @Override
        public String kind() {
            return "a list";
        }
    }

    /** Values by name, each name once, in the order of the file. */
    record Mapping(int line, int column, List<Entry> entries) implements YamlNode {

        /** Copies the list. */
        public Mapping {
            entries = List.copyOf(entries);
        }

        @Override
        public String kind() {
            return "a mapping";
        }
    }

    /** A name and its value. */
    record Entry(Scalar key, YamlNode value) {}
}
