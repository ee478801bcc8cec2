package dev.sluice.cli;

import java.nio.file.Files;
import java.nio.file.Path;

/** Where code hosts begin the addresses of files: the repository, or else the working directory. */
final class SourceRoot {

    private SourceRoot() {}

    /**
     * A folder as it is seen from the repository that it lies in, or else from the working directory.
     *
     * @param folder the folder, absolute or not
     * @return a relative path; the absolute one where the folder lies in no repository and beside the working directory
     */
    static Path below(Path folder) {
        Path absolute = folder.toAbsolutePath().normalize();
        for (Path root = absolute; root != null; root = root.getParent()) {
            if (Files.exists(root.resolve(".git"))) {
                return root.relativize(absolute);
            }
        }
        Path workingDirectory = Path.of("").toAbsolutePath();
        return absolute.startsWith(workingDirectory) ? workingDirectory.relativize(absolute) : absolute;
    }
}
