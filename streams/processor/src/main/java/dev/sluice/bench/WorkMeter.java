package dev.sluice.bench;

import com.sun.management.OperatingSystemMXBean;
import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadInfo;
import java.util.HashMap;
import java.util.Map;

/**
 * What this process works from a moment on. What a thread did that ended meanwhile is not in the parts of the threads;
 * those that decide, serve and send live as long as what they belong to.
 */
final class WorkMeter {

    private static final double NANOS_PER_MICRO = 1_000.0;

    private final OperatingSystemMXBean system = ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);
    private final ThreadMXBean threads = ManagementFactory.getPlatformMXBean(ThreadMXBean.class);
    private final String processorName;
    private final long cpuNanosBefore;
    private final Map<Long, ThreadWork> before;

    /** What one thread took since it began. */
    private record ThreadWork(boolean isProcessor, long cpuNanos, long bytes) {

        static final ThreadWork NONE = new ThreadWork(false, 0, 0);
    }

    /**
     * Starts to measure.
     *
     * @param processorName what the names of the threads contain that belong to the processor
     */
    WorkMeter(String processorName) {
        this.processorName = processorName;
        this.cpuNanosBefore = system.getProcessCpuTime();
        this.before = byThread();
    }

    /** What was done since. */
    Work sinceStart() {
        long cpuNanos = system.getProcessCpuTime() - cpuNanosBefore;
        long processorCpuNanos = 0;
        long bytes = 0;
        long processorBytes = 0;
        for (Map.Entry<Long, ThreadWork> thread : byThread().entrySet()) {
            ThreadWork then = before.getOrDefault(thread.getKey(), ThreadWork.NONE);
            ThreadWork now = thread.getValue();
            bytes += now.bytes() - then.bytes();
            if (now.isProcessor()) {
                processorCpuNanos += now.cpuNanos() - then.cpuNanos();
                processorBytes += now.bytes() - then.bytes();
            }
        }
        return new Work(cpuNanos / NANOS_PER_MICRO, processorCpuNanos / NANOS_PER_MICRO, (double) bytes, (double)
                processorBytes);
    }

    private Map<Long, ThreadWork> byThread() {
        long[] ids = threads.getAllThreadIds();
        ThreadInfo[] infos = threads.getThreadInfo(ids);
        long[] cpuNanos = threads.getThreadCpuTime(ids);
        long[] bytes = threads.getThreadAllocatedBytes(ids);
        Map<Long, ThreadWork> work = new HashMap<>();
        for (int i = 0; i < ids.length; i++) {
            boolean isAlive = infos[i] != null && cpuNanos[i] >= 0 && bytes[i] >= 0;
            if (isAlive) {
                work.put(
                        ids[i],
                        new ThreadWork(infos[i].getThreadName().contains(processorName), cpuNanos[i], bytes[i]));
            }
        }
        return work;
    }
}
