package dev.sluice.replay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sluice.replay.source.EventSource;
import dev.sluice.replay.source.SourceItem;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What reading ahead and writing behind promise: order, nothing lost, and failures that are told. */
@Timeout(60)
class ReplayThreadsTest {

    @TempDir
    private Path folder;

    @Test
    void what_is_read_ahead_comes_in_its_order_and_whole() throws Exception {
        List<Long> lines = new ArrayList<>();

        try (ReadAhead ahead = new ReadAhead(new NumberedRows(10_000, null))) {
            for (SourceItem item = ahead.next(); item != null; item = ahead.next()) {
                lines.add(item.line());
            }
        }

        assertThat(lines).hasSize(10_000).isSorted().startsWith(1L).endsWith(10_000L);
    }

    @Test
    void what_ends_the_reading_early_is_thrown_after_everything_that_was_read_before() throws Exception {
        IllegalStateException broken = new IllegalStateException("broken");

        try (ReadAhead ahead = new ReadAhead(new NumberedRows(300, broken))) {
            for (int line = 1; line <= 300; line++) {
                assertThat(ahead.next()).isNotNull();
            }
            assertThatThrownBy(ahead::next).isSameAs(broken);
        }
    }

    @Test
    void a_reader_that_nobody_listens_to_stops_when_it_is_closed() throws Exception {
        NumberedRows endless = new NumberedRows(Long.MAX_VALUE, null);
        ReadAhead ahead = new ReadAhead(endless);
        while (endless.line < 4_000) {
            Thread.onSpinWait();
        }

        ahead.close();

        long stoppedAt = endless.line;
        Thread.sleep(20);
        assertThat(endless.line).isEqualTo(stoppedAt);
    }

    @Test
    void results_are_written_in_their_order_and_all_of_them_before_it_is_closed() throws Exception {
        List<Integer> written = new ArrayList<>();

        try (ReplayFiles files = new ReplayFiles(folder, List.of());
                WriteBehind behind = new WriteBehind(files)) {
            for (int number = 0; number < 10_000; number++) {
                int result = number;
                behind.write(to -> written.add(result));
            }
        }

        assertThat(written).hasSize(10_000).isSorted();
    }

    @Test
    void a_result_that_cannot_be_written_is_told_at_the_latest_at_the_end() throws Exception {
        try (ReplayFiles files = new ReplayFiles(folder, List.of())) {
            WriteBehind behind = new WriteBehind(files);
            behind.write(to -> {
                throw new IOException("no space left");
            });

            assertThatThrownBy(behind::close).isInstanceOf(IOException.class).hasMessage("no space left");
        }
    }

    @Test
    void after_a_failure_nothing_more_is_accepted_and_nobody_waits_for_ever() throws Exception {
        try (ReplayFiles files = new ReplayFiles(folder, List.of())) {
            WriteBehind behind = new WriteBehind(files);
            assertThatThrownBy(() -> {
                        for (int number = 0; number < 1_000_000; number++) {
                            behind.write(to -> {
                                throw new IOException("no space left");
                            });
                        }
                    })
                    .hasMessage("no space left");
            assertThatThrownBy(behind::close).hasMessage("no space left");
        }
    }

    /** So many rows, numbered from 1, and then a failure or the end. */
    private static final class NumberedRows implements EventSource {

        private final long count;
        private final @Nullable RuntimeException failure;
        private volatile long line;

        NumberedRows(long count, @Nullable RuntimeException failure) {
            this.count = count;
            this.failure = failure;
        }

        @Override
        public @Nullable SourceItem next() {
            if (line < count) {
                line = line + 1;
                return new SourceItem.Rejected(line, "amount", "MISSING", "no amount", List.of());
            }
            if (failure != null) {
                throw failure;
            }
            return null;
        }

        @Override
        public void close() {}
    }
}
