package dev.sluice.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DiskUseTest {

    @TempDir
    private Path directory;

    @BeforeEach
    void write() throws IOException {
        Path deeper = Files.createDirectories(directory.resolve("0_1/rocksdb/account"));
        Files.write(deeper.resolve("000011.sst"), new byte[300]);
        Files.write(directory.resolve("000012.sst"), new byte[40]);
        Files.write(deeper.resolve("00000000000000000000.log"), new byte[5_000]);
    }

    @Test
    void tables_anywhere_below_a_directory_are_added_up() {
        assertThat(DiskUse.ofTables(directory)).isEqualTo(340);
    }
}
