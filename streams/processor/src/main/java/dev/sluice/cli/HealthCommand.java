package dev.sluice.cli;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Asks a running Sluice, or a registry, how it is; for health checks in containers that have no other client. */
@Command(name = "health", description = "Asks a URL and returns 0 if it answers with a status of 2xx, else 3.")
final class HealthCommand implements Callable<Integer> {

    private static final Duration TIMEOUT = Duration.ofSeconds(5);
    private static final int SUCCESS_MIN = 200;
    private static final int SUCCESS_MAX = 299;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Option(
            names = "--url",
            paramLabel = "URL",
            defaultValue = "http://127.0.0.1:8080/health/ready",
            description = "Whom to ask. Default: ${DEFAULT-VALUE}")
    private URI url = URI.create("");

    @Override
    public Integer call() throws InterruptedException {
        try {
            HttpRequest request = HttpRequest.newBuilder(url).timeout(TIMEOUT).build();
            HttpResponse<String> answer = HttpClient.newBuilder()
                    .connectTimeout(TIMEOUT)
                    .build()
                    .send(request, HttpResponse.BodyHandlers.ofString());
            spec.commandLine().getOut().println(answer.body());
            boolean healthy = answer.statusCode() >= SUCCESS_MIN && answer.statusCode() <= SUCCESS_MAX;
            return healthy ? ExitCodes.OK : ExitCodes.ENVIRONMENT;
        } catch (IllegalArgumentException e) {
            throw CommandException.usage("'" + url + "' cannot be asked: " + e.getMessage()
                    + "; give a URL like http://127.0.0.1:8080/health/ready");
        } catch (IOException e) {
            throw CommandException.environment("no answer from " + url + ": " + e, e);
        }
    }
}
