package dev.sluice.rules;

import dev.sluice.finding.Checked;
import dev.sluice.finding.FindingsException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Collections;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * Everything in the rules folder that bears on decisions, as one immutable value. Two equal folders have equal content
 * hashes wherever they lie and whenever they were written; a decision names the hash of the files that made it.
 *
 * <p>What belongs: {@code features.yaml}, {@code policy.yaml}, {@code lists/*.csv}, and below one folder per entity the
 * rules {@code ID.drl} with their cases {@code ID.cases.yaml}; decision tables {@code tables/name.csv} with {@code
 * tables/name.cases.yaml}. Markdown, schemas for editors ({@code *.schema.json}),
 * hidden files and {@code examples/} are left out, and so is, with a warning, what editors leave behind ({@code *~}, {@code
 * #*}, {@code *.swp}, {@code *.bak}); any other file is refused, since a misspelt name would silently switch something off.
 */
public final class RuleFiles {

    /** Name of the file that declares velocity features. */
    public static final String FEATURES = "features.yaml";

    /** Name of the file that says how hits become one decision. */
    public static final String POLICY = "policy.yaml";

    /** Most files that a rules folder may have. */
    public static final int FILES_MAX = 5_000;

    /** Most bytes that one rule, case, feature or policy file may have. */
    public static final int FILE_BYTES_MAX = 256 * 1024;

    /** Most bytes that one list may have. */
    public static final int LIST_BYTES_MAX = 64 * 1024 * 1024;

    /** Most bytes that all files together may have. */
    public static final int ALL_BYTES_MAX = 256 * 1024 * 1024;

    static final Pattern BELONGS = Pattern.compile("features\\.yaml|policy\\.yaml|lists/[a-z][a-z0-9_]{0,62}\\.csv"
            + "|tables/[a-z][a-z0-9_]{0,62}\\.(csv|cases\\.yaml)"
            + "|[a-z][a-z0-9-]{0,30}/[A-Z][A-Z0-9]{0,19}(-[A-Z0-9]{1,20}){1,5}\\.(drl|cases\\.yaml)");

    private final SortedMap<String, byte[]> contents;
    private final Set<String> unusable;
    private final String contentHash;

    RuleFiles(Map<String, byte[]> contents, Set<String> unusable) {
        this.contents = new TreeMap<>();
        this.unusable = Set.copyOf(unusable);
        contents.forEach((path, bytes) -> this.contents.put(path, bytes.clone()));
        this.contentHash = hash(this.contents);
    }

    /**
     * The files of a folder.
     *
     * @param folder the rules folder
     * @throws FindingsException if the folder cannot be read, or holds a file that does not belong, is too large, is no
     *     UTF-8 text, or is a symbolic link; with all such findings
     */
    public static RuleFiles read(Path folder) {
        return check(folder).orThrow();
    }

    /**
     * The files of a folder, as far as they can be used: for what else is wrong in them. The findings are those for which
     * {@link #read} refuses the folder, and warnings about what is left out since an editor left it behind.
     *
     * @param folder the rules folder
     */
    public static Checked<RuleFiles> check(Path folder) {
        return RuleFolderReader.read(folder);
    }

    /**
     * Files that are already in memory.
     *
     * @param contents bytes by path relative to the rules folder, parts separated by {@code /}
     * @throws FindingsException if a file does not belong, is too large or is no UTF-8 text; with all such findings
     */
    public static RuleFiles of(Map<String, byte[]> contents) {
        RuleFolderReader.refuseWhatDoesNotBelong(contents);
        return new RuleFiles(contents, Set.of());
    }

    /** SHA-256 over all paths and bytes, 64 lower-case hexadecimal digits. */
    public String contentHash() {
        return contentHash;
    }

    /** Paths of all files, sorted, relative to the rules folder, parts separated by {@code /}. */
    public Set<String> paths() {
        return Collections.unmodifiableSet(contents.keySet());
    }

    /** Paths of files that are in the folder and cannot be used; empty unless it has such findings. */
    public Set<String> unusable() {
        return unusable;
    }

    /** Whether the folder has a file of that path, be it one that cannot be used. */
    public boolean isThere(String path) {
        return contents.containsKey(path) || unusable.contains(path);
    }

    /** The text of a file, or empty if there is none of that path. */
    public Optional<String> text(String path) {
        return Optional.ofNullable(contents.get(path)).map(bytes -> new String(bytes, StandardCharsets.UTF_8));
    }

    /** Tells contents of one file from each other: the first eight bytes of its SHA-256; 0 if there is no such file. */
    public long fingerprint(String path) {
        byte[] content = contents.get(path);
        return content == null ? 0 : ByteBuffer.wrap(sha256().digest(content)).getLong();
    }

    /** The texts of all files but the lists, by path; for showing findings with their source lines. */
    public Map<String, String> texts() {
        Map<String, String> texts = new TreeMap<>();
        contents.forEach((path, bytes) -> {
            if (!path.startsWith("lists/")) {
                texts.put(path, new String(bytes, StandardCharsets.UTF_8));
            }
        });
        return texts;
    }

    /** A copy of all bytes by path, for instance to publish them. */
    public SortedMap<String, byte[]> contents() {
        SortedMap<String, byte[]> copy = new TreeMap<>();
        contents.forEach((path, bytes) -> copy.put(path, bytes.clone()));
        return copy;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof RuleFiles files && files.contentHash.equals(contentHash);
    }

    @Override
    public int hashCode() {
        return contentHash.hashCode();
    }

    @Override
    public String toString() {
        return "RuleFiles[" + contents.size() + " files, " + contentHash + "]";
    }

    /** Lengths are part of it, so that no two different folders give the same byte sequence. */
    private static String hash(SortedMap<String, byte[]> contents) {
        MessageDigest digest = sha256();
        contents.forEach((path, bytes) -> {
            byte[] name = path.getBytes(StandardCharsets.UTF_8);
            digest.update(ByteBuffer.allocate(Integer.BYTES).putInt(name.length).array());
            digest.update(name);
            digest.update(
                    ByteBuffer.allocate(Integer.BYTES).putInt(bytes.length).array());
            digest.update(bytes);
        });
        return HexFormat.of().formatHex(digest.digest());
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java platform must have SHA-256", impossible);
        }
    }
}
