package dev.sluice.service;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Path;
import org.apache.kafka.streams.errors.ProcessorStateException;
import org.apache.kafka.streams.errors.StreamsException;
import org.junit.jupiter.api.Test;
import org.rocksdb.RocksDBException;
import org.rocksdb.Status;

class FullDiskTest {

    @Test
    void a_store_without_room_is_known_by_its_status() {
        Status noSpace = new Status(Status.Code.IOError, Status.SubCode.NoSpace, "");

        assertThat(FullDisk.isCauseOf(inATask(new RocksDBException("While appending to file", noSpace))))
                .isTrue();
    }

    @Test
    void a_file_that_finds_no_room_is_known_by_the_words_of_the_system() {
        assertThat(FullDisk.isCauseOf(inATask(new IOException("No space left on device"))))
                .isTrue();
        assertThat(FullDisk.isCauseOf(inATask(new FileSystemException("/state/0_1", null, "Disk quota exceeded"))))
                .isTrue();
    }

    @Test
    void a_store_that_cannot_be_read_is_no_full_disk() {
        assertThat(FullDisk.isCauseOf(inATask(new RocksDBException("block checksum mismatch"))))
                .isFalse();
    }

    @Test
    void somebody_elses_words_on_a_full_disk_are_not_this_one() {
        assertThat(FullDisk.isCauseOf(new IllegalStateException("the broker says: No space left on device")))
                .isFalse();
    }

    @Test
    void the_message_says_where_and_what_to_do() {
        assertThat(FullDisk.message(Path.of("/var/lib/sluice")))
                .contains("/var/lib/sluice", "make room", "start", "Nothing is lost");
    }

    private static StreamsException inATask(Exception cause) {
        return new StreamsException("in a task", new ProcessorStateException("writing a store", cause));
    }
}
