package dev.sluice.topology;

import dev.sluice.contract.ChallengeCompleted;
import dev.sluice.contract.Topics;
import dev.sluice.decision.challenge.UnclaimedAnswer;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.serialization.Serializer;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;

/** Makes dead letters of answers that waited in vain: as on their topic, encoded anew. Where they were is not known any more. */
final class UnclaimedAnswerProcessor implements Processor<String, ChallengeEnd.Unclaimed, String, byte[]> {

    private final TopologyEnvironment environment;
    private final Serializer<ChallengeCompleted> serializer;
    private ProcessorContext<String, byte[]> context;

    UnclaimedAnswerProcessor(TopologyEnvironment environment) {
        this.environment = environment;
        this.serializer =
                environment.serdes().contract(ChallengeCompleted.class).serializer();
    }

    @Override
    public void init(ProcessorContext<String, byte[]> context) {
        this.context = context;
    }

    @Override
    public void process(Record<String, ChallengeEnd.Unclaimed> record) {
        UnclaimedAnswer answer = record.value().answer();
        Headers headers = new RecordHeaders();
        DeadLetters.describe(headers, Topics.CHALLENGE_COMPLETED, answer.refusal());
        environment
                .observer()
                .deadLettered(Topics.CHALLENGE_COMPLETED, answer.refusal().reason());
        context.forward(record.withValue(serializer.serialize(Topics.CHALLENGE_COMPLETED, answer.completion()))
                .withHeaders(headers));
    }
}
