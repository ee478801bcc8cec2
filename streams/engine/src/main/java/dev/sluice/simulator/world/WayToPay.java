package dev.sluice.simulator.world;

import dev.sluice.contract.EntryMode;
import dev.sluice.contract.FormFactor;
import org.jspecify.annotations.Nullable;

/** How somebody pays at a terminal or a shop's counter. */
public enum WayToPay {
    /** The customer's phone scans the code that the shop shows. */
    QR_SCANNED(EntryMode.QR_CODE, "031", FormFactor.PHONE, 16),
    /** The customer's phone shows a one-time code, and the terminal scans it. */
    QR_PRESENTED(EntryMode.QR_CODE, "031", FormFactor.PHONE, 16),
    NFC_PHONE(EntryMode.CONTACTLESS, "071", FormFactor.PHONE, 30),
    NFC_WEARABLE(EntryMode.CONTACTLESS, "071", FormFactor.WEARABLE, 10),
    NFC_CARD(EntryMode.CONTACTLESS, "071", FormFactor.CARD, 8),
    BLUETOOTH_PHONE(EntryMode.BLUETOOTH, null, FormFactor.PHONE, 8),
    CHIP_CARD(EntryMode.CHIP, "051", FormFactor.CARD, 12),
    /** A card held to the shopkeeper's phone. */
    CARD_ON_PHONE_POS(EntryMode.PHONE_POS, "071", FormFactor.CARD, 0);

    private final EntryMode entryMode;
    private final @Nullable String entryModeCode;
    private final FormFactor formFactor;
    private final int weight;

    WayToPay(EntryMode entryMode, @Nullable String entryModeCode, FormFactor formFactor, int weight) {
        this.entryMode = entryMode;
        this.entryModeCode = entryModeCode;
        this.formFactor = formFactor;
        this.weight = weight;
    }

    /** Returns the entry mode that a transaction states. */
    public EntryMode entryMode() {
        return entryMode;
    }

    /** Returns the ISO 8583 point of service entry mode, or null where it has no code for this. */
    public @Nullable String entryModeCode() {
        return entryModeCode;
    }

    /** Returns what the customer holds. */
    public FormFactor formFactor() {
        return formFactor;
    }

    /** Tells whether the customer pays with a device that reports telemetry. */
    public boolean usesDevice() {
        return formFactor != FormFactor.CARD;
    }

    /** Draws a way that customer and terminal both have, the usual ones more often. */
    static WayToPay draw(Dice dice, Customer customer, Terminal terminal) {
        if (terminal.isPhone()) {
            return CARD_ON_PHONE_POS;
        }
        int total = 0;
        for (WayToPay way : values()) {
            total += way.weightFor(customer);
        }
        int left = dice.between(1, total);
        for (WayToPay way : values()) {
            left -= way.weightFor(customer);
            if (left <= 0) {
                return way;
            }
        }
        throw new IllegalStateException("No way to pay was drawn for " + customer.accountId());
    }

    private int weightFor(Customer customer) {
        return this == NFC_WEARABLE && customer.watch() == null ? 0 : weight;
    }
}
