package dev.sluice.contract;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.apache.avro.Schema;
import org.apache.avro.SchemaParser;

/** The schemas of released versions: {@code released/<version>/<Record>.avsc}, each with all it refers to inside. */
final class ReleasedSchemas {
    private static final String SUFFIX = ".avsc";

    private final Path folder;

    ReleasedSchemas(Path folder) {
        this.folder = folder;
    }

    /** One released schema and the version that it was released with. */
    record Released(String version, Schema schema) {
        @Override
        public String toString() {
            return schema.getName() + " of " + version;
        }
    }

    /** Returns all that was ever released, by version and name. */
    List<Released> all() throws IOException {
        List<Released> released = new ArrayList<>();
        for (Path version : children(folder)) {
            for (Path file : children(version)) {
                Schema schema = new SchemaParser().parse(file).mainSchema();
                if (!file.endsWith(schema.getName() + SUFFIX)) {
                    throw new IllegalStateException(file + " holds " + schema.getName() + "; name the file after it");
                }
                released.add(new Released(version.getFileName().toString(), schema));
            }
        }
        return released;
    }

    /** Writes the schemas as the given version; refuses to touch a version that differs, since it may be in use. */
    void write(String version, Iterable<Schema> schemas) throws IOException {
        Path target = Files.createDirectories(folder.resolve(version));
        for (Schema schema : schemas) {
            Path file = target.resolve(schema.getName() + SUFFIX);
            String text = portable(schema).toString(true) + "\n";
            if (Files.exists(file) && !Files.readString(file).equals(text)) {
                throw new IllegalStateException(version + " of " + schema.getName()
                        + " was released with another content; a released version is never changed, choose a new one");
            }
            Files.writeString(file, text);
        }
    }

    /** The schema as its file has it: the compiler adds to every text how Java keeps it, which is nobody else's business. */
    private static Schema portable(Schema schema) {
        String text = schema.toString()
                .replace("{\"type\":\"string\",\"avro.java.string\":\"String\"}", "\"string\"")
                .replace(",\"avro.java.string\":\"String\"", "");
        return new SchemaParser().parse(text).mainSchema();
    }

    private static List<Path> children(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.sorted().toList();
        }
    }
}
