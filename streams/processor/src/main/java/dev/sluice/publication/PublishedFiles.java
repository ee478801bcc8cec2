package dev.sluice.publication;

import dev.sluice.contract.RuleSetPublished;
import dev.sluice.rules.RuleFiles;
import java.nio.ByteBuffer;
import java.util.Map;
import java.util.TreeMap;

/** Files of a rule set as they travel. */
final class PublishedFiles {

    private PublishedFiles() {}

    /** What was published, as files. */
    static RuleFiles of(RuleSetPublished published) {
        Map<String, byte[]> contents = new TreeMap<>();
        published.getFiles().forEach((path, content) -> contents.put(path, bytes(content)));
        return RuleFiles.of(contents);
    }

    /** Files, to be published. */
    static Map<String, ByteBuffer> toPublish(RuleFiles files) {
        Map<String, ByteBuffer> contents = new TreeMap<>();
        files.contents().forEach((path, content) -> contents.put(path, ByteBuffer.wrap(content)));
        return contents;
    }

    static byte[] bytes(ByteBuffer buffer) {
        byte[] bytes = new byte[buffer.remaining()];
        buffer.duplicate().get(bytes);
        return bytes;
    }
}
