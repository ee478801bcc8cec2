package dev.sluice.service;

import dev.sluice.serde.RegistrySettings;
import dev.sluice.serde.SchemaCatalog;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Asks the registry from time to time whether it is there, so that a health check need not wait for it. */
final class RegistryProbe implements AutoCloseable {

    private static final Duration INTERVAL = Duration.ofSeconds(5);

    private final SchemaCatalog catalog;
    private final ScheduledExecutorService executor = Executors.newSingleThreadScheduledExecutor(task -> {
        Thread thread = new Thread(task, "registry-probe");
        thread.setDaemon(true);
        return thread;
    });
    private final ScheduledFuture<?> probing;
    private volatile @Nullable String problem = "it has not answered yet";

    RegistryProbe(RegistrySettings settings) {
        catalog = SchemaCatalog.of(settings.withRetryTimeout(Duration.ZERO));
        probing = executor.scheduleWithFixedDelay(this::probe, 0, INTERVAL.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** Why the registry cannot be used; null if it answered when it was last asked. */
    @Nullable
    String problem() {
        return problem;
    }

    private void probe() {
        try {
            catalog.ping();
            problem = null;
        } catch (RuntimeException e) {
            // Of whatever kind: what got out of here would end the probing.
            problem = e.getMessage() == null ? e.toString() : e.getMessage();
        }
    }

    @Override
    public void close() {
        probing.cancel(true);
        executor.shutdownNow();
        catalog.close();
    }
}
