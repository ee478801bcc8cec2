package dev.sluice.serde;

import dev.sluice.finding.NearestName;
import java.net.URI;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** Reads {@link RegistrySettings} from options under the names that Kafka's users know. */
final class RegistrySettingsParser {

    static final String URL = "schema.registry.url";
    static final String TLS_PREFIX = "schema.registry.";

    private static final String BASIC_SOURCE = "basic.auth.credentials.source";
    private static final String BASIC_USER_INFO = "basic.auth.user.info";
    private static final String BEARER_SOURCE = "bearer.auth.credentials.source";
    private static final String BEARER_TOKEN = "bearer.auth.token";
    private static final String CONNECT_TIMEOUT = "http.connect.timeout.ms";
    private static final String READ_TIMEOUT = "http.read.timeout.ms";
    private static final String RETRY_TIMEOUT = "retry.timeout.ms";
    private static final String AUTO_REGISTER = "auto.register.schemas";

    private static final Set<String> PLAIN_OPTIONS = Set.of(
            URL,
            BASIC_SOURCE,
            BASIC_USER_INFO,
            BEARER_SOURCE,
            BEARER_TOKEN,
            CONNECT_TIMEOUT,
            READ_TIMEOUT,
            RETRY_TIMEOUT,
            AUTO_REGISTER);

    private RegistrySettingsParser() {}

    static RegistrySettings parse(Map<String, String> options) {
        options.keySet().forEach(RegistrySettingsParser::refuseUnknown);
        return new RegistrySettings(
                urls(options),
                credentials(options),
                tls(options),
                millis(options, CONNECT_TIMEOUT, RegistrySettings.CONNECT_TIMEOUT),
                millis(options, READ_TIMEOUT, RegistrySettings.READ_TIMEOUT),
                millis(options, RETRY_TIMEOUT, RegistrySettings.RETRY_TIMEOUT),
                flag(options, AUTO_REGISTER));
    }

    private static void refuseUnknown(String option) {
        Set<String> known = new TreeSet<>(PLAIN_OPTIONS);
        RegistrySettings.TLS_OPTIONS.forEach(tls -> known.add(TLS_PREFIX + tls));
        if (option.startsWith("bearer.auth.") && !known.contains(option)) {
            throw new IllegalArgumentException(option + " belongs to OAUTHBEARER, which is not supported; "
                    + "give a token in " + BEARER_TOKEN + ", or basic authentication in " + BASIC_USER_INFO);
        }
        if (!known.contains(option)) {
            throw new IllegalArgumentException("unknown registry option '" + option + "': "
                    + NearestName.hint(option, known, "known are " + known));
        }
    }

    private static List<URI> urls(Map<String, String> options) {
        String text = options.getOrDefault(URL, "");
        return Arrays.stream(text.split(","))
                .map(String::strip)
                .filter(url -> !url.isEmpty())
                .map(RegistrySettingsParser::url)
                .toList();
    }

    private static URI url(String text) {
        try {
            return URI.create(text);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(URL + " has '" + text + "', which is not a URL", e);
        }
    }

    private static RegistryCredentials credentials(Map<String, String> options) {
        String basicSource = options.getOrDefault(BASIC_SOURCE, "USER_INFO");
        if (!"USER_INFO".equals(basicSource)) {
            throw new IllegalArgumentException(BASIC_SOURCE + " is '" + basicSource
                    + "'; only USER_INFO is supported, with user:password in " + BASIC_USER_INFO);
        }
        String bearerSource = options.getOrDefault(BEARER_SOURCE, "STATIC_TOKEN");
        if (!"STATIC_TOKEN".equals(bearerSource)) {
            throw new IllegalArgumentException(BEARER_SOURCE + " is '" + bearerSource
                    + "'; only STATIC_TOKEN is supported, with the token in " + BEARER_TOKEN
                    + " (the registry client cannot fetch OAuth tokens)");
        }
        requireWith(options, BASIC_SOURCE, BASIC_USER_INFO);
        requireWith(options, BEARER_SOURCE, BEARER_TOKEN);
        String userInfo = options.get(BASIC_USER_INFO);
        String token = options.get(BEARER_TOKEN);
        if (userInfo != null && token != null) {
            throw new IllegalArgumentException(
                    BASIC_USER_INFO + " and " + BEARER_TOKEN + " exclude each other; give one of them");
        }
        if (userInfo != null) {
            return new RegistryCredentials.Basic(userInfo);
        }
        return token == null ? new RegistryCredentials.None() : new RegistryCredentials.Bearer(token);
    }

    private static void requireWith(Map<String, String> options, String given, String needed) {
        if (options.containsKey(given) && !options.containsKey(needed)) {
            throw new IllegalArgumentException(given + " is set, but " + needed + " is missing");
        }
    }

    private static Map<String, String> tls(Map<String, String> options) {
        Map<String, String> tls = new HashMap<>();
        options.forEach((option, value) -> {
            if (option.startsWith(TLS_PREFIX + "ssl.")) {
                tls.put(option.substring(TLS_PREFIX.length()), value);
            }
        });
        return tls;
    }

    private static Duration millis(Map<String, String> options, String option, Duration otherwise) {
        String text = options.get(option);
        if (text == null) {
            return otherwise;
        }
        try {
            return Duration.ofMillis(Long.parseLong(text.strip()));
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException(option + " is '" + text + "'; it must be whole milliseconds", e);
        }
    }

    private static boolean flag(Map<String, String> options, String option) {
        String text = options.getOrDefault(option, "false").strip();
        return switch (text) {
            case "true" -> true;
            case "false" -> false;
            default -> throw new IllegalArgumentException(option + " is '" + text + "'; it must be true or false");
        };
    }
}
