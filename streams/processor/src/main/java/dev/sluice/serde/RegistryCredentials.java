package dev.sluice.serde;

import java.util.Map;

/** How to log in to the registry. Texts of it never show a secret. */
public sealed interface RegistryCredentials {

    /** The options as Confluent's client takes them. */
    Map<String, String> clientOptions();

    /** No log-in. */
    record None() implements RegistryCredentials {
        @Override
        public Map<String, String> clientOptions() {
            return Map.of();
        }
    }

    /**
     * HTTP basic authentication.
     *
     * @param userInfo user name, a colon, password
     */
    record Basic(String userInfo) implements RegistryCredentials {

        /** Refuses what has no user name or no colon. */
        public Basic {
            if (userInfo.indexOf(':') < 1) {
                throw new IllegalArgumentException("basic.auth.user.info must be user:password");
            }
        }

        @Override
        public Map<String, String> clientOptions() {
            return Map.of("basic.auth.credentials.source", "USER_INFO", "basic.auth.user.info", userInfo);
        }

        @Override
        public String toString() {
            return "Basic[" + userInfo.substring(0, userInfo.indexOf(':')) + ":…]";
        }
    }

    /**
     * A token that does not change.
     *
     * @param token the bearer token, not blank
     */
    record Bearer(String token) implements RegistryCredentials {

        /** Refuses a blank token. */
        public Bearer {
            if (token.isBlank()) {
                throw new IllegalArgumentException("bearer.auth.token is blank");
            }
        }

        @Override
        public Map<String, String> clientOptions() {
            return Map.of("bearer.auth.credentials.source", "STATIC_TOKEN", "bearer.auth.token", token);
        }

        @Override
        public String toString() {
            return "Bearer[…]";
        }
    }
}
