package dev.sluice.simulator.event;

/** The kinds of attack that the simulator plays, one script each. */
public enum AttackKind {
    /** Many stolen cards tried with small amounts in an online shop, from one device. */
    CARD_TESTING("card testing"),
    /** The victim's number is moved to a new SIM, then the account is emptied from a new device. */
    SIM_SWAP_TAKEOVER("takeover after SIM swap"),
    /** The victim is talked into a remote-control app, and pays while it is active. */
    REMOTE_ACCESS("remote-access app"),
    /** An app draws over the payment screen, or reads it. */
    OVERLAY_APP("overlay app"),
    /** The victim follows a phishing link and pays minutes later. */
    PHISHING_LINK("phishing link"),
    /** A phone without a lock is stolen and pays at once, on public Wi-Fi. */
    PHONE_WITHOUT_LOCK("phone without lock"),
    /** A log-in is guessed by trying passwords, then the account is used from a new phone. */
    PASSWORD_GUESSED("guessed password"),
    /** The victim is talked into a transfer to somebody who was never paid before. */
    TALKED_INTO_TRANSFER("talked into transfer"),
    /** A stolen watch pays, on nobody's wrist and far from its phone. */
    WATCH_STOLEN("stolen watch"),
    /** An account is taken over from a new phone that pretends to be where the victim lives. */
    MADE_UP_LOCATION("made-up location"),
    /** Many accounts are used from one rooted or emulated device. */
    DEVICE_FARM("device farm"),
    /** The same card is used at two places too far apart for the time between. */
    IMPOSSIBLE_TRAVEL("impossible travel"),
    /** A terminal whose tamper switch has opened keeps taking payments. */
    TERMINAL_TAMPERED("tampered terminal"),
    /** A stolen terminal takes payments far from its shop. */
    TERMINAL_STOLEN("stolen terminal"),
    /** A terminal works on although its keys are erased or its secure element fails. */
    TERMINAL_KEYS_ERASED("terminal keys erased"),
    /** Another device answers under a terminal's identity. */
    TERMINAL_SUBSTITUTED("substituted terminal"),
    /** A terminal speaks clear text or an outdated TLS, and its messages are altered on the way. */
    TERMINAL_INSECURE_LINK("insecure terminal link"),
    /** A terminal's firmware or app fails its signature, or malware was found on it. */
    TERMINAL_MALWARE("terminal malware"),
    /** A terminal's default password was used after a row of failed administrator log-ins. */
    TERMINAL_BREAK_IN("terminal break-in"),
    /** A terminal whose firmware is no longer mended is entered through a known hole. */
    TERMINAL_OUTDATED("outdated terminal"),
    /** Counterfeit cards, which have no working chip, are used at one terminal. */
    COUNTERFEIT_CARDS("counterfeit cards"),
    /** A phone that serves as terminal is rooted, and its cards are copied. */
    PHONE_POS_UNSAFE("unsafe phone terminal"),
    /** A sticker over a shop's static QR code sends the payment to someone else. */
    QR_SWAPPED("swapped QR code"),
    /** A presented one-time QR code is used again. */
    QR_REPLAYED("replayed QR code"),
    /** A code is shown that the shop's system never issued, or long ago. */
    QR_FORGED("forged QR code"),
    /** A contactless payment is relayed from a card or phone elsewhere. */
    NFC_RELAY("NFC relay"),
    /** A Bluetooth payment is relayed from a phone elsewhere. */
    BLUETOOTH_RELAY("Bluetooth relay"),
    /** A newly onboarded merchant collects the money of many accounts and vanishes. */
    MULE_MERCHANT("mule merchant"),
    /** A merchant sells on after its licence or tax registration has ended. */
    LICENCE_EXPIRED("licence expired"),
    /** A merchant runs more terminals than its licence allows. */
    TERMINAL_QUOTA("terminals over quota"),
    /** A merchant takes payments on terminals that are not certified for it. */
    TERMINAL_UNCERTIFIED("uncertified terminal"),
    /** A merchant takes payments far outside the area for which it is licensed. */
    OUTSIDE_LICENSED_AREA("outside licensed area"),
    /** A merchant takes payments although its admission is incomplete or was withdrawn. */
    NOT_ADMITTED("merchant not admitted"),
    /** Stolen card data pay on the web by exemptions that spare the payer's authentication. */
    AUTHENTICATION_AVOIDED("3-D Secure avoided"),
    /** An account is emptied by amounts that stay just under the threshold for stronger checks. */
    UNDER_THRESHOLD("just under threshold"),
    /** A stolen phone or card is used as often as possible before it is blocked. */
    VELOCITY_BURST("velocity burst"),
    /** Stolen cards are run through a shop's terminal while the shop is closed. */
    ODD_HOURS("terminal at odd hours"),
    /** As many stolen cards as possible are run through one terminal before anybody notices. */
    TERMINAL_BURST("terminal burst"),
    /** Malicious software on the phone pays, or a payment app that somebody has altered; the phone is not rooted. */
    PHONE_MALWARE("malware on the phone"),
    /** Stolen log-in data pay on the web through an open proxy abroad. */
    HIDDEN_CONNECTION("hidden connection"),
    /** An account that was taken over pays from a phone that lets no report through. */
    TELEMETRY_KEPT_BACK("telemetry kept back"),
    /** A terminal that reports nothing of itself takes large payments. */
    TERMINAL_SILENT("silent terminal"),
    /** A merchant on a sanctions list takes payments. */
    MERCHANT_SANCTIONED("sanctioned merchant"),
    /** A merchant whose contract is for QR codes alone takes cards. */
    OUTSIDE_CONTRACT("outside the contract"),
    /** A merchant of whom nothing was ever told takes large payments. */
    MERCHANT_UNKNOWN("unknown merchant");

    private final String title;

    AttackKind(String title) {
        this.title = title;
    }

    /** Returns the name that a person reads, at most 24 characters. */
    public String title() {
        return title;
    }
}
