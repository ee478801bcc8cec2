package dev.sluice.ingest;

import dev.sluice.contract.QuarantineLifted;
import dev.sluice.contract.QuarantinedEntity;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Decides whether the end of a quarantine may enter: what its schema says, and that it says what is let out, and why. */
public final class QuarantineValidator implements EventValidator<QuarantineLifted> {
    private static final FieldName SUBJECT =
            FieldName.of(QuarantineLifted.getClassSchema()).child("subject");
    private static final FieldName REASON =
            FieldName.of(QuarantineLifted.getClassSchema()).child("reason");

    private final SchemaValidator<QuarantineLifted> schema;

    /**
     * @param limits how far an event may go
     * @param clock tells what is the future
     */
    public QuarantineValidator(IngestLimits limits, InstantSource clock) {
        schema = new SchemaValidator<>(QuarantineLifted.getClassSchema(), limits, clock);
    }

    @Override
    public List<Rejection> validate(QuarantineLifted event) {
        return andThatItIsOfSomething(event, schema.validate(event));
    }

    @Override
    public List<Rejection> validateKeyed(@Nullable String key, QuarantineLifted event) {
        return andThatItIsOfSomething(event, schema.validateKeyed(key, event));
    }

    private static List<Rejection> andThatItIsOfSomething(QuarantineLifted event, List<Rejection> found) {
        Rejections more = new Rejections();
        String subject = event.getEntityType().name().toLowerCase(Locale.ROOT) + '/' + event.getEntityId();
        if (event.getEntityType() == QuarantinedEntity.UNKNOWN || !subject.equals(event.getSubject())) {
            SUBJECT.reject(
                    more,
                    RejectionReason.INVALID_FORMAT,
                    "is not kind and id of the entity: send such as terminal/trm-00042");
        }
        if (event.getReason().isBlank()) {
            REASON.reject(more, RejectionReason.MISSING, "is blank: say why");
        }
        List<Rejection> all = new ArrayList<>(found);
        all.addAll(more.list());
        return List.copyOf(all);
    }
}
