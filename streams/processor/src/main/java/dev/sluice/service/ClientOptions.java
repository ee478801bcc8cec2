package dev.sluice.service;

import dev.sluice.finding.NearestName;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.common.config.ConfigException;

/** Which options of Kafka's clients a user may pass through: how to connect and log in, and nothing else. */
final class ClientOptions {

    private static final Set<String> ALLOWED_PREFIXES = Set.of("security.", "sasl.", "ssl.");
    private static final Set<String> ALLOWED_NAMES = Set.of(
            "client.dns.lookup",
            "connections.max.idle.ms",
            "metadata.max.age.ms",
            "reconnect.backoff.ms",
            "reconnect.backoff.max.ms",
            "request.timeout.ms",
            "socket.connection.setup.timeout.ms",
            "socket.connection.setup.timeout.max.ms");

    private static final Set<String> ALLOWED = allowed();

    private ClientOptions() {}

    /** The names, sorted. */
    static Set<String> names() {
        return ALLOWED;
    }

    /** Refuses any other name with {@link IllegalArgumentException}, naming the nearest. */
    static void requireAllowed(String name) {
        if (!ALLOWED.contains(name)) {
            throw new IllegalArgumentException("'" + name + "' is not an option that is passed to Kafka's clients: "
                    + NearestName.hint(
                            name,
                            ALLOWED,
                            "allowed are security.*, sasl.*, ssl.* and " + new TreeSet<>(ALLOWED_NAMES)));
        }
    }

    /**
     * Refuses what Kafka's clients would refuse later.
     *
     * @throws IllegalArgumentException naming the option
     */
    static void check(String bootstrapServers, Map<String, String> options) {
        options.keySet().forEach(ClientOptions::requireAllowed);
        Map<String, Object> all = new HashMap<>(options);
        all.put(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers);
        try {
            new AdminClientConfig(all);
        } catch (ConfigException e) {
            throw new IllegalArgumentException("Kafka's clients refuse it: " + e.getMessage(), e);
        }
    }

    /** Kafka itself says which options there are. */
    private static Set<String> allowed() {
        Set<String> names = new TreeSet<>(ALLOWED_NAMES);
        AdminClientConfig.configNames().stream()
                .filter(name -> ALLOWED_PREFIXES.stream().anyMatch(name::startsWith))
                .forEach(names::add);
        return names;
    }
}
