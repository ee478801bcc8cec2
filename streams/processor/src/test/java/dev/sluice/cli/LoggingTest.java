package dev.sluice.cli;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.joran.JoranConfigurator;
import ch.qos.logback.core.joran.spi.JoranException;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What is logged where nobody asked for more. */
class LoggingTest {

    private static final String ATTEMPTS_TO_CONNECT = "org.apache.kafka.clients.NetworkClient";

    @AfterEach
    void asEveryOtherTestExpects() {
        Logging.quiet(false);
    }

    @Test
    void a_command_does_not_log_each_attempt_to_reach_a_broker_unless_it_is_verbose() throws JoranException {
        Logging.quiet(false);
        assertThat(levelOf(ATTEMPTS_TO_CONNECT)).isEqualTo(Level.ERROR);

        Logging.quiet(true);
        assertThat(levelOf(ATTEMPTS_TO_CONNECT)).isEqualTo(Level.INFO);
    }

    @Test
    void a_server_logs_that_it_does_not_reach_a_broker() throws JoranException {
        Logging.server(Logging.Format.TEXT, false);

        assertThat(levelOf(ATTEMPTS_TO_CONNECT)).isEqualTo(Level.WARN);
    }

    @Test
    void with_a_broker_of_its_own_a_command_logs_nothing_of_its_connections() throws JoranException {
        Logging.embedded(false);

        assertThat(levelOf(ATTEMPTS_TO_CONNECT)).isEqualTo(Level.OFF);
    }

    private static Level levelOf(String logger) throws JoranException {
        LoggerContext context = new LoggerContext();
        JoranConfigurator configurator = new JoranConfigurator();
        configurator.setContext(context);
        configurator.doConfigure(Path.of("src/main/resources/logback.xml").toFile());
        return context.getLogger(logger).getEffectiveLevel();
    }
}
