package dev.sluice.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

class WorkMeterTest {

    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();
    private static final int MEGABYTE = 1_000_000;
    private static final int MEGABYTES = 40;

    /** Many times the 10 ms in steps of which some systems tell the time of a process. */
    private static final long CPU_NANOS = 100_000_000;

    /** Where arrays are kept for a moment, so that the compiler cannot leave them out. */
    private static volatile byte[] sink = new byte[0];

    @Test
    void what_threads_of_the_processor_use_is_a_part_of_the_whole() throws InterruptedException {
        CountDownLatch begin = new CountDownLatch(1);
        CountDownLatch done = new CountDownLatch(1);
        CountDownLatch end = new CountDownLatch(1);
        Thread processor = new Thread(
                () -> {
                    await(begin);
                    work();
                    done.countDown();
                    await(end);
                },
                "sluice-local-1-StreamThread-1");
        processor.start();
        WorkMeter meter = new WorkMeter("sluice-local-");

        begin.countDown();
        work();
        done.await();
        Work work = meter.sinceStart();
        end.countDown();
        processor.join();

        double ofOne = (double) MEGABYTES * MEGABYTE;
        assertThat(work.processorAllocatedBytes()).isBetween(ofOne, 1.5 * ofOne);
        assertThat(work.allocatedBytes()).isGreaterThanOrEqualTo(work.processorAllocatedBytes() + ofOne);
        assertThat(work.processorCpuMicros()).isPositive().isLessThanOrEqualTo(work.cpuMicros());
    }

    @Test
    void each_transaction_has_an_equal_share() {
        assertThat(new Work(100, 50, 4_000, 1_000).dividedBy(10)).isEqualTo(new Work(10, 5, 400, 100));
    }

    @Test
    void without_transactions_the_work_stays_whole() {
        assertThat(new Work(100, 50, 4_000, 1_000).dividedBy(0)).isEqualTo(new Work(100, 50, 4_000, 1_000));
    }

    private static void work() {
        long start = threadCpuNanos();
        for (int i = 0; i < MEGABYTES; i++) {
            sink = new byte[MEGABYTE];
        }
        while (threadCpuNanos() - start < CPU_NANOS) {
            Thread.onSpinWait();
        }
    }

    private static long threadCpuNanos() {
        return THREADS.getCurrentThreadCpuTime();
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
