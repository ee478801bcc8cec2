package dev.sluice.ingest;

import dev.sluice.contract.EntryMode;
import dev.sluice.contract.TransactionRequested;
import dev.sluice.contract.TransactionType;
import java.math.BigDecimal;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Decides whether a transaction may enter: what its schema says, and what its fields must be to each other. */
public final class TransactionValidator implements EventValidator<TransactionRequested> {
    private static final Set<EntryMode> AT_A_TERMINAL = EnumSet.of(
            EntryMode.CHIP, EntryMode.CONTACTLESS, EntryMode.BLUETOOTH, EntryMode.PHONE_POS, EntryMode.FALLBACK);
    private static final Set<TransactionType> MAY_BE_FOR_NOTHING =
            EnumSet.of(TransactionType.ACCOUNT_VERIFICATION, TransactionType.UNKNOWN);
    private static final FieldName RECORD = FieldName.of(TransactionRequested.getClassSchema());
    private static final FieldName TERMINAL_ID = RECORD.child("terminalId");
    private static final FieldName AMOUNT = RECORD.child("amount");

    private final SchemaValidator<TransactionRequested> schema;

    /**
     * @param limits how far a transaction may go
     * @param clock tells what is the future; in replay, where the past is decided again, of the time that is replayed
     */
    public TransactionValidator(IngestLimits limits, InstantSource clock) {
        schema = new SchemaValidator<>(TransactionRequested.getClassSchema(), limits, clock);
    }

    @Override
    public List<Rejection> validate(TransactionRequested event) {
        return andTogether(event, schema.validate(event));
    }

    @Override
    public List<Rejection> validateKeyed(@Nullable String key, TransactionRequested event) {
        return andTogether(event, schema.validateKeyed(key, event));
    }

    private static List<Rejection> andTogether(TransactionRequested event, List<Rejection> found) {
        Rejections more = new Rejections();
        BigDecimal amount = event.getAmount();
        if (amount != null && amount.signum() == 0 && !MAY_BE_FOR_NOTHING.contains(event.getTransactionType())) {
            AMOUNT.reject(
                    more,
                    RejectionReason.AMOUNT_NOT_POSITIVE,
                    "is zero, which only an ACCOUNT_VERIFICATION may be: set the amount or the transactionType");
        }
        if (event.getTerminalId() == null && AT_A_TERMINAL.contains(event.getEntryMode())) {
            TERMINAL_ID.reject(
                    more,
                    RejectionReason.TERMINAL_REQUIRED,
                    "is missing, but entry mode " + event.getEntryMode() + " happens at a terminal: name it");
        }
        List<Rejection> together = more.list();
        if (together.isEmpty() || found.isEmpty()) {
            return together.isEmpty() ? found : together;
        }
        List<Rejection> all = new ArrayList<>(found);
        all.addAll(together);
        return List.copyOf(all);
    }
}
