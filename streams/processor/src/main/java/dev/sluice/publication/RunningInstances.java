package dev.sluice.publication;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ExecutionException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.MemberDescription;
import org.apache.kafka.clients.admin.StreamsGroupMemberDescription;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.errors.GroupIdNotFoundException;

/** Which instances run now: those that the broker sees in the consumer group. */
final class RunningInstances implements AutoCloseable {

    private static final Pattern INSTANCE = Pattern.compile("([0-9a-f]{12})-.*");

    private final Admin admin;
    private final String applicationId;

    RunningInstances(Map<String, Object> connection, String applicationId) {
        this.admin = Admin.create(connection);
        this.applicationId = applicationId;
    }

    /**
     * Their ids, sorted.
     *
     * @throws KafkaException if the brokers cannot be reached or do not say
     */
    Set<String> ids() {
        return clientIds().stream()
                .filter(clientId -> clientId.startsWith(applicationId + "-"))
                .map(clientId -> INSTANCE.matcher(clientId.substring(applicationId.length() + 1)))
                .filter(Matcher::matches)
                .map(matcher -> matcher.group(1))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private Collection<String> clientIds() {
        try {
            List<String> classic = Objects.requireNonNull(answer(admin.describeConsumerGroups(List.of(applicationId))
                                    .all())
                            .get(applicationId))
                    .members()
                    .stream()
                    .map(MemberDescription::clientId)
                    .toList();
            if (!classic.isEmpty()) {
                return classic;
            }
        } catch (GroupIdNotFoundException e) {
            // It may be a group that the broker divides.
        }
        try {
            return Objects.requireNonNull(answer(admin.describeStreamsGroups(List.of(applicationId))
                                    .all())
                            .get(applicationId))
                    .members()
                    .stream()
                    .map(StreamsGroupMemberDescription::clientId)
                    .toList();
        } catch (GroupIdNotFoundException e) {
            return List.of();
        }
    }

    private static <T> T answer(KafkaFuture<T> future) {
        try {
            return future.get();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof KafkaException ofKafka) {
                throw ofKafka;
            }
            throw new KafkaException("the brokers do not say which instances run: " + e.getCause(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new KafkaException("interrupted while asking which instances run", e);
        }
    }

    @Override
    public void close() {
        admin.close();
    }
}
