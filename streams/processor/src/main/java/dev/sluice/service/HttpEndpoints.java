package dev.sluice.service;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sluice.publication.RuleSetStatus;
import dev.sluice.rules.HitRateBreach;
import io.javalin.Javalin;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import io.javalin.util.JavalinBindException;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;
import org.eclipse.jetty.util.thread.QueuedThreadPool;

/** Health and metrics over HTTP. They tell nothing of any payment. */
final class HttpEndpoints implements AutoCloseable {

    private static final int THREADS_MAX = 8;
    private static final int THREADS_MIN = 1;
    private static final String PROMETHEUS_TEXT = "text/plain; version=0.0.4; charset=utf-8";
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Javalin server;
    private final String address;

    private HttpEndpoints(Javalin server, String address) {
        this.server = server;
        this.address = address;
    }

    /**
     * Starts to answer.
     *
     * @throws ClusterException if the port is taken or the address is not this machine's
     */
    static HttpEndpoints start(SluiceConfig.Http http, Supplier<Health> health, PrometheusMeterRegistry metrics) {
        Javalin server = Javalin.create(config -> {
            config.startup.showJavalinBanner = false;
            config.jetty.threadPool = new QueuedThreadPool(THREADS_MAX, THREADS_MIN);
            config.routes.get("/health/live", context -> {
                Health now = health.get();
                answer(context, now, now.live());
            });
            config.routes.get("/health/ready", context -> {
                Health now = health.get();
                answer(context, now, now.ready());
            });
            config.routes.get(
                    "/metrics", context -> context.contentType(PROMETHEUS_TEXT).result(metrics.scrape()));
        });
        try {
            server.start(http.address(), http.port());
        } catch (JavalinBindException e) {
            throw new ClusterException(
                    "cannot listen on " + http.address() + ":" + http.port()
                            + "; set http.port to one that is free (0: any) and http.address to one of this machine",
                    e);
        }
        return new HttpEndpoints(server, http.address());
    }

    /** Where it answers. */
    URI uri() {
        return URI.create("http://" + address + ":" + server.port());
    }

    private static void answer(Context context, Health health, boolean good) {
        ObjectNode body = JSON.createObjectNode();
        body.put("status", good ? "up" : "down");
        body.put("streams", health.streams());
        describe(health.ruleSet(), body);
        describe(health.demoted(), body);
        health.reasons().forEach(body.putArray("reasons")::add);
        context.status(good ? HttpStatus.OK : HttpStatus.SERVICE_UNAVAILABLE)
                .contentType("application/json")
                .result(body.toString());
    }

    private static void describe(RuleSetStatus ruleSet, ObjectNode body) {
        body.put("ruleSetHash", ruleSet.contentHash());
        body.put("ruleSetSource", ruleSet.source().name().toLowerCase(Locale.ROOT));
        body.put("ruleSetSince", ruleSet.since().toString());
        RuleSetStatus.Refused refused = ruleSet.refused();
        if (refused != null) {
            ObjectNode newer = body.putObject("refusedRuleSet");
            newer.put("ruleSetHash", refused.contentHash());
            newer.put("at", refused.at().toString());
            refused.findings().forEach(newer.putArray("findings")::add);
        }
    }

    private static void describe(List<HitRateBreach> demoted, ObjectNode body) {
        if (demoted.isEmpty()) {
            return;
        }
        ArrayNode rules = body.putArray("demotedRules");
        demoted.forEach(breach -> rules.addObject()
                .put("ruleId", breach.rule().id())
                .put("hits", breach.hits())
                .put("transactions", breach.transactions())
                .put("hitRateExpected", breach.expected().toString()));
    }

    @Override
    public void close() {
        server.stop();
    }
}
