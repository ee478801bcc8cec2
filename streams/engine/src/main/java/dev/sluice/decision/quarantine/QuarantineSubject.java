package dev.sluice.decision.quarantine;

import dev.sluice.contract.DecisionMade;
import dev.sluice.contract.QuarantinedEntity;
import dev.sluice.contract.TransactionRequested;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Names what can be in quarantine, uniquely among entities of all kinds. */
public final class QuarantineSubject {

    private QuarantineSubject() {}

    /** Kind and id, such as {@code terminal/trm-00042}. */
    public static String of(QuarantinedEntity entity, String entityId) {
        return entity.name().toLowerCase(Locale.ROOT) + '/' + entityId;
    }

    /** The entity of a payment, which has one of that kind. */
    public static String in(TransactionRequested transaction, QuarantinedEntity entity) {
        return of(entity, Objects.requireNonNull(idIn(transaction, entity), "the payment has such an entity"));
    }

    /** The kinds of entity that a payment has. */
    public static List<QuarantinedEntity> entities(TransactionRequested transaction) {
        return Arrays.stream(QuarantinedEntity.values())
                .filter(entity -> idIn(transaction, entity) != null)
                .toList();
    }

    /** The id of a payment's entity, or null if the payment has none. */
    static @Nullable String idIn(TransactionRequested transaction, QuarantinedEntity entity) {
        return switch (entity) {
            case DEVICE -> transaction.getDeviceId();
            case TERMINAL -> transaction.getTerminalId();
            case MERCHANT -> transaction.getMerchantId();
            case UNKNOWN -> null;
        };
    }

    /** The id of a decision's entity, or null if the payment had none. */
    static @Nullable String idIn(DecisionMade decision, QuarantinedEntity entity) {
        return switch (entity) {
            case DEVICE -> decision.getDeviceId();
            case TERMINAL -> decision.getTerminalId();
            case MERCHANT -> decision.getMerchantId();
            case UNKNOWN -> null;
        };
    }
}
