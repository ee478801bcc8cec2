package dev.sluice.torture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A process that writes a byte every few milliseconds for as long as it can. */
class JavaProcessTest {

    private static final Duration MOMENT = Duration.ofMillis(300);

    @TempDir
    private Path directory;

    private JavaProcess process;

    @AfterEach
    void end() {
        process.kill();
    }

    @Test
    void a_paused_one_does_nothing_and_goes_on_where_it_was() throws IOException {
        process = JavaProcess.start("the ticking", directory.resolve("ticking.log"), List.of(Ticking.class.getName()));
        InputStream ticks = process.output();
        assertThat(ticks.read()).isEqualTo('.');

        process.pause();
        LockSupport.parkNanos(MOMENT.toNanos());
        ticks.skipNBytes(ticks.available());
        LockSupport.parkNanos(MOMENT.toNanos());

        assertThat(ticks.available()).isZero();
        assertThat(process.isRunning()).isTrue();
        process.goOn();
        assertThat(ticks.read()).isEqualTo('.');
    }

    /** Ends with its reader. */
    static final class Ticking {

        private Ticking() {}

        public static void main(String[] arguments) {
            while (!System.out.checkError()) {
                System.out.print('.');
                LockSupport.parkNanos(Duration.ofMillis(5).toNanos());
            }
        }
    }
}
