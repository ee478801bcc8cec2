package dev.sluice.rules;

import dev.sluice.finding.Checked;
import dev.sluice.finding.Finding;
import dev.sluice.finding.FindingsException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Reads a rules folder into memory and refuses what does not belong there. */
final class RuleFolderReader extends SimpleFileVisitor<Path> {

    private static final int DEPTH_MAX = 8;

    /** Backups and half-written files of the usual editors, besides those that are hidden. */
    private static final Pattern LEFT_BY_AN_EDITOR = Pattern.compile(".*~|#.*|.*\\.(?:swp|bak)");

    private final Path root;
    private final SortedMap<String, byte[]> contents = new TreeMap<>();
    private final List<Finding> findings = new ArrayList<>();
    private long bytesRead;

    private RuleFolderReader(Path root) {
        this.root = root;
    }

    static Checked<RuleFiles> read(Path folder) {
        RuleFolderReader reader = new RuleFolderReader(folder);
        if (!Files.isDirectory(folder)) {
            reader.refuse(
                    folder.toString(),
                    "there is no such rules folder",
                    "give the folder that holds features.yaml and policy.yaml");
            return reader.result();
        }
        try {
            Files.walkFileTree(folder, Set.of(), DEPTH_MAX, reader);
        } catch (IOException e) {
            reader.refuse(folder.toString(), "the rules folder cannot be read: " + e.getMessage(), null);
        }
        reader.findings.addAll(findingsIn(reader.contents));
        return reader.result();
    }

    static void refuseWhatDoesNotBelong(Map<String, byte[]> contents) {
        List<Finding> findings = findingsIn(contents);
        if (!findings.isEmpty()) {
            throw new FindingsException(findings);
        }
    }

    /** The files without those that an error is about. */
    private Checked<RuleFiles> result() {
        Set<String> unusable =
                findings.stream().filter(Finding::isError).map(Finding::file).collect(Collectors.toSet());
        contents.keySet().removeAll(unusable);
        return new Checked<>(new RuleFiles(contents, unusable), findings);
    }

    @Override
    public FileVisitResult preVisitDirectory(Path directory, BasicFileAttributes attributes) {
        boolean ignored =
                !directory.equals(root) && (isHidden(directory) || directory.equals(root.resolve("examples")));
        return ignored ? FileVisitResult.SKIP_SUBTREE : FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
        String path = pathOf(file);
        if (isHidden(file) || path.endsWith(".md") || path.endsWith(".schema.json")) {
            return FileVisitResult.CONTINUE;
        }
        if (LEFT_BY_AN_EDITOR.matcher(file.getFileName().toString()).matches()) {
            findings.add(Finding.warning(
                    path, 0, 0, "this is left out: an editor seems to have left it behind", "remove it"));
            return FileVisitResult.CONTINUE;
        }
        if (!attributes.isRegularFile()) {
            refuse(path, "only plain files may be here, no links or devices", "copy the file itself");
        } else if (attributes.size() > bytesMax(path)) {
            refuse(
                    path,
                    "the file has " + attributes.size() + " bytes, at most " + bytesMax(path) + " are allowed",
                    null);
        } else if (contents.size() >= RuleFiles.FILES_MAX) {
            refuse(path, "there are more than " + RuleFiles.FILES_MAX + " files", null);
            return FileVisitResult.TERMINATE;
        } else if (bytesRead + attributes.size() > RuleFiles.ALL_BYTES_MAX) {
            refuse(path, tooLarge(bytesRead + attributes.size()), "keep what no rule asks for elsewhere");
            return FileVisitResult.TERMINATE;
        } else {
            contents.put(path, Files.readAllBytes(file));
            bytesRead += attributes.size();
        }
        return FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult visitFileFailed(Path file, IOException e) {
        refuse(pathOf(file), "the file cannot be read: " + e.getMessage(), null);
        return FileVisitResult.CONTINUE;
    }

    private String pathOf(Path file) {
        return root.relativize(file).toString().replace(file.getFileSystem().getSeparator(), "/");
    }

    private void refuse(String path, String message, @Nullable String hint) {
        findings.add(Finding.error(path, 0, 0, message, hint));
    }

    private static boolean isHidden(Path path) {
        return path.getFileName().toString().startsWith(".");
    }

    private static List<Finding> findingsIn(Map<String, byte[]> contents) {
        List<Finding> findings = new ArrayList<>();
        if (contents.size() > RuleFiles.FILES_MAX) {
            findings.add(Finding.error("rules", 0, 0, "there are more than " + RuleFiles.FILES_MAX + " files", null));
        }
        long allBytes =
                contents.values().stream().mapToLong(bytes -> bytes.length).sum();
        if (allBytes > RuleFiles.ALL_BYTES_MAX) {
            findings.add(Finding.error("rules", 0, 0, tooLarge(allBytes), "keep what no rule asks for elsewhere"));
            return findings;
        }
        contents.forEach((path, bytes) -> {
            if (!RuleFiles.BELONGS.matcher(path).matches()) {
                findings.add(Finding.error(
                        path,
                        0,
                        0,
                        "this file does not belong in a rules folder",
                        "expected features.yaml, policy.yaml, lists/name.csv, tables/name.csv,"
                                + " entity/FRD-XXX-001.drl, or cases beside a rule or table: *.cases.yaml"));
            } else if (bytes.length > bytesMax(path)) {
                findings.add(Finding.error(path, 0, 0, "the file has more than " + bytesMax(path) + " bytes", null));
            } else if (!isText(bytes)) {
                findings.add(Finding.error(
                        path, 0, 0, "the file is no plain UTF-8 text", "save it as UTF-8 without control characters"));
            }
        });
        return findings;
    }

    private static String tooLarge(long allBytes) {
        return "all files together have " + allBytes + " bytes, at most " + RuleFiles.ALL_BYTES_MAX + " are allowed";
    }

    private static int bytesMax(String path) {
        return path.startsWith("lists/") ? RuleFiles.LIST_BYTES_MAX : RuleFiles.FILE_BYTES_MAX;
    }

    /** Control and direction-changing characters could make a file read otherwise than it acts. */
    private static boolean isText(byte[] bytes) {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .chars()
                    .allMatch(RuleFolderReader::isPlain);
        } catch (CharacterCodingException e) {
            return false;
        }
    }

    private static boolean isPlain(int character) {
        return character == '\n'
                || character == '\r'
                || character == '\t'
                || !(Character.isISOControl(character) || Character.getType(character) == Character.FORMAT);
    }
}
