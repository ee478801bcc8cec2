package dev.sluice.simulator.attack;

import dev.sluice.simulator.event.AttackKind;

/** The script of each kind of attack. */
public final class AttackScripts {

    private AttackScripts() {}

    /** Returns the script of a kind of attack. */
    public static AttackScript of(AttackKind kind) {
        return switch (kind) {
            case CARD_TESTING -> CardAttacks::cardTesting;
            case SIM_SWAP_TAKEOVER -> PersonAttacks::simSwapTakeover;
            case REMOTE_ACCESS -> PersonAttacks::remoteAccess;
            case OVERLAY_APP -> PersonAttacks::overlayApp;
            case PHISHING_LINK -> PersonAttacks::phishingLink;
            case PHONE_WITHOUT_LOCK -> TheftAttacks::phoneWithoutLock;
            case PASSWORD_GUESSED -> PersonAttacks::passwordGuessed;
            case TALKED_INTO_TRANSFER -> PersonAttacks::talkedIntoTransfer;
            case WATCH_STOLEN -> TheftAttacks::watch;
            case MADE_UP_LOCATION -> PersonAttacks::madeUpLocation;
            case DEVICE_FARM -> PersonAttacks::deviceFarm;
            case IMPOSSIBLE_TRAVEL -> CardAttacks::impossibleTravel;
            case TERMINAL_TAMPERED -> TerminalAttacks::tampered;
            case TERMINAL_STOLEN -> TerminalAttacks::stolen;
            case TERMINAL_KEYS_ERASED -> TerminalAttacks::keysErased;
            case TERMINAL_SUBSTITUTED -> TerminalAttacks::substituted;
            case TERMINAL_INSECURE_LINK -> TerminalAttacks::insecureLink;
            case TERMINAL_MALWARE -> TerminalAttacks::malware;
            case TERMINAL_BREAK_IN -> TerminalAttacks::breakIn;
            case TERMINAL_OUTDATED -> TerminalAttacks::outdated;
            case COUNTERFEIT_CARDS -> CardAttacks::counterfeitCards;
            case PHONE_POS_UNSAFE -> MerchantAttacks::unsafePhoneTerminal;
            case QR_SWAPPED -> QrAttacks::swapped;
            case QR_REPLAYED -> QrAttacks::replayed;
            case QR_FORGED -> QrAttacks::forged;
            case NFC_RELAY -> RelayAttacks::nfc;
            case BLUETOOTH_RELAY -> RelayAttacks::bluetooth;
            case MULE_MERCHANT -> MerchantAttacks::mule;
            case LICENCE_EXPIRED -> MerchantAttacks::licenceExpired;
            case TERMINAL_QUOTA -> MerchantAttacks::overQuota;
            case TERMINAL_UNCERTIFIED -> MerchantAttacks::uncertifiedTerminal;
            case OUTSIDE_LICENSED_AREA -> MerchantAttacks::outsideLicensedArea;
            case NOT_ADMITTED -> MerchantAttacks::notAdmitted;
            case AUTHENTICATION_AVOIDED -> CardAttacks::authenticationAvoided;
            case UNDER_THRESHOLD -> CardAttacks::underThreshold;
            case VELOCITY_BURST -> CardAttacks::velocityBurst;
            case ODD_HOURS -> MerchantAttacks::oddHours;
            case TERMINAL_BURST -> CardAttacks::terminalBurst;
            case PHONE_MALWARE -> PersonAttacks::phoneMalware;
            case HIDDEN_CONNECTION -> CardAttacks::hiddenConnection;
            case TELEMETRY_KEPT_BACK -> PersonAttacks::telemetryKeptBack;
            case TERMINAL_SILENT -> MerchantAttacks::silentTerminal;
            case MERCHANT_SANCTIONED -> MerchantAttacks::sanctioned;
            case OUTSIDE_CONTRACT -> MerchantAttacks::outsideContract;
            case MERCHANT_UNKNOWN -> MerchantAttacks::unknown;
        };
    }
}
