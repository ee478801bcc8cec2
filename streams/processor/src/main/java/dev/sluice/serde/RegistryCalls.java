package dev.sluice.serde;

import io.confluent.kafka.schemaregistry.client.rest.exceptions.RestClientException;
import java.io.IOException;
import java.time.Duration;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Asks the registry, and tells its three kinds of answer apart: a result, a refusal that concerns what was asked, and no
 * usable answer at all. For the last it keeps trying until its time is over.
 */
final class RegistryCalls {

    private static final Logger LOG = LoggerFactory.getLogger(RegistryCalls.class);
    private static final Duration PAUSE_MIN = Duration.ofMillis(50);
    private static final Duration PAUSE_MAX = Duration.ofSeconds(2);

    private static final int CONFLICT = 409;
    private static final int UNPROCESSABLE = 422;
    private static final int UNAUTHORIZED = 401;
    private static final int FORBIDDEN = 403;
    /** Subject, version, schema not found. A 404 without one of these comes from something that is no registry. */
    private static final Set<Integer> NOT_FOUND = Set.of(40401, 40402, 40403);

    private final String where;
    private final Duration retryTimeout;

    RegistryCalls(RegistrySettings settings) {
        this.where = String.join(", ", settings.urlTexts());
        this.retryTimeout = settings.retryTimeout();
    }

    /**
     * Returns the registry's result.
     *
     * @param what    what is asked, to follow "cannot"
     * @param refusal throws what a refusal means to the caller
     * @throws RegistryUnavailableException if there is no usable answer within the time to try
     */
    <T> T answer(String what, Question<T> question, Refusal refusal) {
        long deadline = System.nanoTime() + retryTimeout.toNanos();
        Duration pause = PAUSE_MIN;
        while (true) {
            Exception failure;
            try {
                return question.ask();
            } catch (RestClientException e) {
                if (concernsTheQuestion(e)) {
                    throw refusal.of(e);
                }
                failure = e;
            } catch (IOException e) {
                if (concernsTheSchema(e)) {
                    throw refusal.of(e);
                }
                failure = e;
            }
            if (refusesUs(failure) || System.nanoTime() + pause.toNanos() > deadline) {
                throw unavailable(what, failure);
            }
            LOG.warn("Cannot {} at {}, trying again: {}", what, where, failure.toString());
            sleep(what, pause);
            pause = pause.multipliedBy(2).compareTo(PAUSE_MAX) > 0 ? PAUSE_MAX : pause.multipliedBy(2);
        }
    }

    private static boolean concernsTheQuestion(RestClientException e) {
        return NOT_FOUND.contains(e.getErrorCode()) || e.getStatus() == CONFLICT || e.getStatus() == UNPROCESSABLE;
    }

    /** The client reports a schema that it cannot parse as if it had not been able to read the answer. */
    private static boolean concernsTheSchema(IOException e) {
        return e.getClass() == IOException.class
                && e.getMessage() != null
                && e.getMessage().startsWith("Invalid schema");
    }

    private static boolean refusesUs(Exception failure) {
        return failure instanceof RestClientException e
                && (e.getStatus() == UNAUTHORIZED || e.getStatus() == FORBIDDEN);
    }

    private RegistryUnavailableException unavailable(String what, Exception failure) {
        String advice = refusesUs(failure)
                ? "check its credentials (basic.auth.user.info, bearer.auth.token)"
                : "check that schema.registry.url points to a registry that is up";
        return new RegistryUnavailableException(
                "Cannot " + what + " at " + where + ": " + failure + "; " + advice, failure);
    }

    private void sleep(String what, Duration pause) {
        try {
            Thread.sleep(pause.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new RegistryUnavailableException("Interrupted while trying to " + what + " at " + where, e);
        }
    }

    /** One request. */
    interface Question<T> {
        T ask() throws IOException, RestClientException;
    }

    /** What a refusal means to who asked. */
    interface Refusal {
        SerdeException of(Exception refusal);
    }
}
