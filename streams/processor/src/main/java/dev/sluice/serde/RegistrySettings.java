package dev.sluice.serde;

import java.net.URI;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;

/**
 * How to reach the schema registry.
 *
 * @param urls           where it listens, tried in turn; http or https, without credentials, not empty
 * @param credentials    how to log in
 * @param tls            TLS options by their Kafka names ({@code ssl.truststore.location} …); unmodifiable
 * @param connectTimeout how long to wait for a connection; a millisecond or more
 * @param readTimeout    how long to wait for an answer; a millisecond or more
 * @param retryTimeout   how long a record waits for a registry that gives no answer, before the reader gives up; zero:
 *                       not at all
 * @param autoRegister   whether a writer registers its schema instead of only looking it up
 */
public record RegistrySettings(
        List<URI> urls,
        RegistryCredentials credentials,
        Map<String, String> tls,
        Duration connectTimeout,
        Duration readTimeout,
        Duration retryTimeout,
        boolean autoRegister) {

    static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(5);
    static final Duration READ_TIMEOUT = Duration.ofSeconds(10);
    static final Duration RETRY_TIMEOUT = Duration.ofSeconds(30);

    /** The TLS options that the client understands. */
    static final Set<String> TLS_OPTIONS = Set.of(
            "ssl.endpoint.identification.algorithm",
            "ssl.key.password",
            "ssl.keymanager.algorithm",
            "ssl.keystore.certificate.chain",
            "ssl.keystore.key",
            "ssl.keystore.location",
            "ssl.keystore.password",
            "ssl.keystore.type",
            "ssl.protocol",
            "ssl.provider",
            "ssl.secure.random.implementation",
            "ssl.trustmanager.algorithm",
            "ssl.truststore.certificates",
            "ssl.truststore.location",
            "ssl.truststore.password",
            "ssl.truststore.type");

    /** Refuses what cannot work, naming the option and what would. */
    public RegistrySettings {
        urls = List.copyOf(urls);
        tls = Map.copyOf(tls);
        Objects.requireNonNull(credentials, "credentials");
        if (urls.isEmpty()) {
            throw new IllegalArgumentException("schema.registry.url is empty; give it at least one URL");
        }
        urls.forEach(RegistrySettings::check);
        for (String option : tls.keySet()) {
            if (!TLS_OPTIONS.contains(option)) {
                throw new IllegalArgumentException("unknown TLS option " + option + "; known are " + TLS_OPTIONS);
            }
        }
        atLeast(1, "http.connect.timeout.ms", connectTimeout);
        atLeast(1, "http.read.timeout.ms", readTimeout);
        atLeast(0, "retry.timeout.ms", retryTimeout);
    }

    /**
     * A registry without log-in, default timeouts, looking schemas up only.
     *
     * @throws IllegalArgumentException if the URL is not one of http or https
     */
    public static RegistrySettings of(String url) {
        return RegistrySettingsParser.parse(Map.of(RegistrySettingsParser.URL, url));
    }

    /**
     * Reads the settings from options under their usual names: {@code schema.registry.url}, {@code basic.auth.*},
     * {@code bearer.auth.*}, {@code schema.registry.ssl.*}, {@code http.connect.timeout.ms},
     * {@code http.read.timeout.ms}, {@code auto.register.schemas}, and our {@code retry.timeout.ms}.
     *
     * @throws IllegalArgumentException if an option is unknown, missing or wrong; the message names it
     */
    public static RegistrySettings parse(Map<String, String> options) {
        return RegistrySettingsParser.parse(options);
    }

    /** The same settings with or without registering what is written. */
    public RegistrySettings withAutoRegister(boolean register) {
        return new RegistrySettings(urls, credentials, tls, connectTimeout, readTimeout, retryTimeout, register);
    }

    /** The same settings with another time that a record waits for a silent registry. */
    public RegistrySettings withRetryTimeout(Duration timeout) {
        return new RegistrySettings(urls, credentials, tls, connectTimeout, readTimeout, timeout, autoRegister);
    }

    List<String> urlTexts() {
        return urls.stream().map(URI::toString).toList();
    }

    /** The options as Confluent's client takes them. */
    Map<String, Object> clientOptions() {
        Map<String, Object> options = new HashMap<>(credentials.clientOptions());
        options.put("http.connect.timeout.ms", Math.toIntExact(connectTimeout.toMillis()));
        options.put("http.read.timeout.ms", Math.toIntExact(readTimeout.toMillis()));
        // A flood of records with one unknown id asks the registry once a second, not once a record.
        options.put("missing.id.cache.ttl.sec", 1L);
        tls.forEach((option, value) -> options.put(RegistrySettingsParser.TLS_PREFIX + option, value));
        return options;
    }

    /** Without passwords and keys. */
    @Override
    public String toString() {
        Map<String, String> shown = new TreeMap<>(tls);
        shown.replaceAll((option, value) -> option.contains("password") || option.contains("key") ? "…" : value);
        return "RegistrySettings[urls=" + urls + ", credentials=" + credentials + ", tls=" + shown + ", connectTimeout="
                + connectTimeout + ", readTimeout=" + readTimeout + ", retryTimeout=" + retryTimeout + ", autoRegister="
                + autoRegister + "]";
    }

    private static void check(URI url) {
        boolean http = "http".equals(url.getScheme()) || "https".equals(url.getScheme());
        if (!http || url.getHost() == null) {
            throw new IllegalArgumentException(
                    "schema.registry.url has '" + url + "'; it must be like http://host:8081 or https://host/path");
        }
        if (url.getUserInfo() != null) {
            throw new IllegalArgumentException("schema.registry.url has credentials before the host " + url.getHost()
                    + "; put them into basic.auth.user.info, since URLs are logged");
        }
    }

    private static void atLeast(long millisMin, String option, Duration value) {
        if (value.toMillis() < millisMin || value.toMillis() > Integer.MAX_VALUE) {
            throw new IllegalArgumentException(
                    option + " is " + value.toMillis() + "; it must be from " + millisMin + " to " + Integer.MAX_VALUE);
        }
    }
}
