package dev.sluice.service;

import java.nio.file.Path;

/** An instance cannot start, since the disk of its state has no room left; the message says where and what to do. */
public final class FullDiskException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /**
     * @param stateDirectory what lies on the disk
     * @param cause what could not be written
     */
    FullDiskException(Path stateDirectory, Throwable cause) {
        super(FullDisk.message(stateDirectory), cause);
    }
}
