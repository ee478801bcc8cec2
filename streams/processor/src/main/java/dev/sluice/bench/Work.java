package dev.sluice.bench;

/**
 * What work took.
 *
 * @param cpuMicros processor time of the whole process, broker, load, compilers and garbage collection included, in
 *     microseconds
 * @param processorCpuMicros the part of it that the threads of Kafka Streams and of its clients took, in microseconds
 * @param allocatedBytes memory that all threads of Java asked for, in bytes
 * @param processorAllocatedBytes the part of it that the threads of Kafka Streams and of its clients asked for, in bytes
 */
public record Work(double cpuMicros, double processorCpuMicros, double allocatedBytes, double processorAllocatedBytes) {

    /** The share of each of so many transactions; the whole if there were none. */
    Work dividedBy(long transactions) {
        double count = Math.max(1, transactions);
        return new Work(
                cpuMicros / count, processorCpuMicros / count, allocatedBytes / count, processorAllocatedBytes / count);
    }
}
