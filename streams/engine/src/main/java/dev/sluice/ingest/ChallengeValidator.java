package dev.sluice.ingest;

import dev.sluice.contract.ChallengeCompleted;
import dev.sluice.contract.ChallengeOutcome;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Decides whether the answer to a challenge may enter: what its schema says, and that it says how the challenge ended. */
public final class ChallengeValidator implements EventValidator<ChallengeCompleted> {
    private static final FieldName OUTCOME =
            FieldName.of(ChallengeCompleted.getClassSchema()).child("outcome");

    private final SchemaValidator<ChallengeCompleted> schema;

    /**
     * @param limits how far an answer may go
     * @param clock tells what is the future; in replay, where the past is decided again, of the time that is replayed
     */
    public ChallengeValidator(IngestLimits limits, InstantSource clock) {
        schema = new SchemaValidator<>(ChallengeCompleted.getClassSchema(), limits, clock);
    }

    @Override
    public List<Rejection> validate(ChallengeCompleted event) {
        return andThatItEnded(event, schema.validate(event));
    }

    @Override
    public List<Rejection> validateKeyed(@Nullable String key, ChallengeCompleted event) {
        return andThatItEnded(event, schema.validateKeyed(key, event));
    }

    private static List<Rejection> andThatItEnded(ChallengeCompleted event, List<Rejection> found) {
        if (event.getOutcome() != ChallengeOutcome.UNKNOWN) {
            return found;
        }
        Rejections more = new Rejections();
        OUTCOME.reject(
                more,
                RejectionReason.MISSING,
                "is UNKNOWN: send PASSED, FAILED, DENIED, ABANDONED, TIMED_OUT or NOT_DELIVERED");
        List<Rejection> all = new ArrayList<>(found);
        all.addAll(more.list());
        return List.copyOf(all);
    }
}
