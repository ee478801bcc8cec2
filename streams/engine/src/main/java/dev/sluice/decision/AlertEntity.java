package dev.sluice.decision;

import dev.sluice.contract.DecisionMade;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What an alert is about; named like the folder of the rules that are about it. */
public enum AlertEntity {
    /** The paying account. */
    ACCOUNT,
    /** The payer's device. */
    DEVICE,
    /** The accepting terminal. */
    TERMINAL,
    /** The merchant. */
    MERCHANT;

    /** The name in alerts and of the rules folder, for instance {@code device}. */
    public String folder() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The entity that the rules of a folder are about; the account for a folder of another name. */
    static AlertEntity ofFolder(String folder) {
        for (AlertEntity entity : values()) {
            if (entity.folder().equals(folder)) {
                return entity;
            }
        }
        return ACCOUNT;
    }

    /** The id that this entity has in a decision; null if the transaction had none. */
    @Nullable
    String idIn(DecisionMade decision) {
        return switch (this) {
            case ACCOUNT -> decision.getAccountId();
            case DEVICE -> decision.getDeviceId();
            case TERMINAL -> decision.getTerminalId();
            case MERCHANT -> decision.getMerchantId();
        };
    }

    /** Whether its id stands for a person, so that alerts about something else do not show it whole. */
    boolean isPersonal() {
        return this == ACCOUNT || this == DEVICE;
    }
}
