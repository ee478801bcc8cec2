package dev.sluice.publication;

import dev.sluice.contract.RuleSetAcknowledged;
import dev.sluice.contract.Topics;
import dev.sluice.serde.SchemaCatalog;
import java.util.Map;
import java.util.function.Consumer;
import org.apache.kafka.common.KafkaException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tells others what this instance did with a rule set. That they cannot be told does not keep it from deciding. */
final class Acknowledgements implements Consumer<RuleSetAcknowledged>, AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Acknowledgements.class);

    private final TrailWriter<RuleSetAcknowledged> writer;

    Acknowledgements(Map<String, Object> connection, SchemaCatalog schemas) {
        this.writer = new TrailWriter<>(connection, Topics.RULE_SET_ACKNOWLEDGED, RuleSetAcknowledged.class, schemas);
    }

    @Override
    public void accept(RuleSetAcknowledged acknowledgement) {
        try {
            writer.write(acknowledgement.getInstanceId(), acknowledgement);
        } catch (KafkaException e) {
            LOG.error(
                    "Others do not learn that rule set {} is {} here: {}",
                    acknowledgement.getContentHash(),
                    acknowledgement.getAnswer(),
                    e.getMessage());
        }
    }

    @Override
    public void close() {
        writer.close();
    }
}
