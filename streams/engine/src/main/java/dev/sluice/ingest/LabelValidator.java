package dev.sluice.ingest;

import dev.sluice.contract.FraudLabel;
import dev.sluice.contract.TransactionLabelled;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Decides whether a label may enter: what its schema says, and that it says something. */
public final class LabelValidator implements EventValidator<TransactionLabelled> {
    private static final FieldName LABEL =
            FieldName.of(TransactionLabelled.getClassSchema()).child("label");

    private final SchemaValidator<TransactionLabelled> schema;

    /**
     * @param limits how far a label may go
     * @param clock tells what is the future; in replay, where the past is decided again, of the time that is replayed
     */
    public LabelValidator(IngestLimits limits, InstantSource clock) {
        schema = new SchemaValidator<>(TransactionLabelled.getClassSchema(), limits, clock);
    }

    @Override
    public List<Rejection> validate(TransactionLabelled event) {
        return andThatItSaysSomething(event, schema.validate(event));
    }

    @Override
    public List<Rejection> validateKeyed(@Nullable String key, TransactionLabelled event) {
        return andThatItSaysSomething(event, schema.validateKeyed(key, event));
    }

    private static List<Rejection> andThatItSaysSomething(TransactionLabelled event, List<Rejection> found) {
        if (event.getLabel() != FraudLabel.UNKNOWN) {
            return found;
        }
        Rejections more = new Rejections();
        LABEL.reject(more, RejectionReason.MISSING, "is UNKNOWN: send FRAUD or GENUINE");
        List<Rejection> all = new ArrayList<>(found);
        all.addAll(more.list());
        return List.copyOf(all);
    }
}
