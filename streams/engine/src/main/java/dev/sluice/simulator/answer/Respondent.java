package dev.sluice.simulator.answer;

import dev.sluice.contract.ChallengeOutcome;
import dev.sluice.simulator.event.AttackKind;
import dev.sluice.simulator.event.GroundTruth;
import dev.sluice.simulator.world.Dice;
import java.util.Optional;

/**
 * Who is asked when a payment is challenged, with how likely each end is; what is left of the whole is silence. The shares
 * are assumptions, in the middle of what issuers tell of 3-D Secure, and not measured.
 */
enum Respondent {
    /** The rightful customer, who wants to pay: at a bad terminal or merchant, too, since nothing there looks wrong. */
    CUSTOMER(0.90, 0.02, 0, 0.04, 0.01),
    /** A stranger pays, the customer is asked: some deny it, many do not react, and a few approve whatever they are sent. */
    STRANGER(0.03, 0.22, 0.25, 0.10, 0.02),
    /** The attacker has or controls what the challenge is sent to: the number, the phone, or the app that shows it. */
    HOLDER_OF_THE_PHONE(0.65, 0.10, 0.05, 0.10, 0),
    /** The customer was talked into the payment; the message that asks names amount and payee, and wakes up a few. */
    DECEIVED(0.70, 0.03, 0.12, 0.08, 0);

    private final double passed;
    private final double failed;
    private final double denied;
    private final double abandoned;
    private final double notDelivered;

    Respondent(double passed, double failed, double denied, double abandoned, double notDelivered) {
        this.passed = passed;
        this.failed = failed;
        this.denied = denied;
        this.abandoned = abandoned;
        this.notDelivered = notDelivered;
    }

    /** Returns who is asked about a payment. */
    static Respondent of(GroundTruth truth) {
        AttackKind attack = truth.attack();
        return attack == null ? CUSTOMER : of(attack);
    }

    private static Respondent of(AttackKind attack) {
        return switch (attack) {
            case CARD_TESTING,
                    PASSWORD_GUESSED,
                    WATCH_STOLEN,
                    MADE_UP_LOCATION,
                    DEVICE_FARM,
                    IMPOSSIBLE_TRAVEL,
                    COUNTERFEIT_CARDS,
                    NFC_RELAY,
                    BLUETOOTH_RELAY,
                    QR_REPLAYED,
                    QR_FORGED,
                    AUTHENTICATION_AVOIDED,
                    UNDER_THRESHOLD,
                    VELOCITY_BURST,
                    ODD_HOURS,
                    TERMINAL_BURST,
                    HIDDEN_CONNECTION,
                    TELEMETRY_KEPT_BACK -> STRANGER;
            case SIM_SWAP_TAKEOVER, REMOTE_ACCESS, OVERLAY_APP, PHONE_WITHOUT_LOCK, PHONE_MALWARE ->
                HOLDER_OF_THE_PHONE;
            case PHISHING_LINK, TALKED_INTO_TRANSFER -> DECEIVED;
            case TERMINAL_TAMPERED,
                    TERMINAL_KEYS_ERASED,
                    TERMINAL_SUBSTITUTED,
                    TERMINAL_INSECURE_LINK,
                    TERMINAL_MALWARE,
                    TERMINAL_BREAK_IN,
                    TERMINAL_OUTDATED,
                    PHONE_POS_UNSAFE,
                    TERMINAL_STOLEN,
                    QR_SWAPPED,
                    MULE_MERCHANT,
                    LICENCE_EXPIRED,
                    TERMINAL_QUOTA,
                    TERMINAL_UNCERTIFIED,
                    OUTSIDE_LICENSED_AREA,
                    NOT_ADMITTED,
                    TERMINAL_SILENT,
                    MERCHANT_SANCTIONED,
                    OUTSIDE_CONTRACT,
                    MERCHANT_UNKNOWN -> CUSTOMER;
        };
    }

    /** Tells whether one person meets all challenges of an attack, who can answer all of them or none. */
    boolean isTheSameThroughout() {
        return this == HOLDER_OF_THE_PHONE || this == DECEIVED;
    }

    /** Draws how a challenge ends; empty: nothing is heard. */
    Optional<ChallengeOutcome> draw(Dice dice) {
        double left = dice.unit() - passed;
        if (left < 0) {
            return Optional.of(ChallengeOutcome.PASSED);
        }
        left -= failed;
        if (left < 0) {
            return Optional.of(ChallengeOutcome.FAILED);
        }
        left -= denied;
        if (left < 0) {
            return Optional.of(ChallengeOutcome.DENIED);
        }
        left -= abandoned;
        if (left < 0) {
            return Optional.of(ChallengeOutcome.ABANDONED);
        }
        return left < notDelivered ? Optional.of(ChallengeOutcome.NOT_DELIVERED) : Optional.empty();
    }
}
