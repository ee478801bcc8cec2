package dev.sluice.rules.facts;

import static dev.sluice.rules.facts.Blank.blank;

import dev.sluice.contract.EntryMode;
import dev.sluice.contract.GeoArea;
import dev.sluice.contract.GeoPoint;
import dev.sluice.contract.MerchantProfileChanged;
import dev.sluice.contract.QrCode;
import dev.sluice.contract.SignalStatus;
import dev.sluice.contract.TransactionRequested;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Collection;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The merchant as of the transaction. The records that it is made from must not be changed afterwards. */
public final class Merchant extends Fact {

    private static final MerchantProfileChanged NO_PROFILE = blank(new MerchantProfileChanged());

    private final SignalStatus status;
    private final MerchantProfileChanged profile;
    private final TransactionRequested request;
    private final Terminal terminal;

    /**
     * @param status whether the profile is there
     * @param profile profile that held at the transaction; null if there is none
     * @param request the transaction
     * @param terminal the terminal of the same transaction
     * @throws IllegalArgumentException if status and profile contradict each other
     */
    public Merchant(
            SignalStatus status,
            @Nullable MerchantProfileChanged profile,
            TransactionRequested request,
            Terminal terminal) {
        super(request.getEventTime());
        Signals.requireConsistent("merchant profile", status, profile);
        this.status = status;
        this.profile = Objects.requireNonNullElse(profile, NO_PROFILE);
        this.request = request;
        this.terminal = terminal;
    }

    /** Whether the profile is there: PRESENT, STALE, MISSING or NOT_APPLICABLE. */
    @Meaning("PRESENT: the profile is known; STALE: an old one; MISSING: not known; NOT_APPLICABLE: no merchant.")
    public SignalStatus getStatus() {
        return status;
    }

    /** The profile; a blank one if there is none. */
    public MerchantProfileChanged getProfile() {
        return profile;
    }

    /** Whether the licence had run out on the day of the transaction, or null if not known. */
    @Meaning("Whether the licence had run out on the day of the transaction. No value if unlimited or not known.")
    public @Nullable Boolean getLicenceExpired() {
        return isBeforeEvent(profile.getLicenceExpiresOn());
    }

    /** Whether the tax registration had run out on the day of the transaction, or null if not known. */
    @Meaning(
            "Whether the tax registration had run out on the day of the transaction. No value if unlimited or unknown.")
    public @Nullable Boolean getTaxRegistrationExpired() {
        return isBeforeEvent(profile.getTaxRegistrationExpiresOn());
    }

    /** Whether the transaction's country is among the licensed ones, or null if not known. */
    @Meaning("Whether it may accept payments in the transaction's country. No value if not limited or not known.")
    public @Nullable Boolean getTransactionCountryLicensed() {
        return isAmong(request.getCountry(), profile.getLicensedCountries());
    }

    /**
     * Kilometers by which the terminal, or if its place is not known the transaction, lies outside the licensed area; 0
     * inside; null if not known.
     */
    @Meaning(
            value =
                    "Kilometers by which the terminal (or else the transaction) lies outside the licensed area; 0: inside."
                            + " No value if not limited or not known.",
            least = 0)
    public @Nullable Double getDistanceOutsideLicensedAreaKm() {
        GeoArea area = profile.getLicensedArea();
        GeoPoint terminalPlace = terminal.getReport().getLocation();
        GeoPoint place = terminalPlace == null ? request.getLocation() : terminalPlace;
        Double distance = area == null ? null : Geo.distanceKm(area.getCenter(), place);
        return area == null || distance == null ? null : Math.max(0, distance - area.getRadiusKilometers());
    }

    /** Whether the terminal's model is among the certified ones, or null if not known. */
    @Meaning("Whether the terminal's model is certified for it. No value if not limited or not known.")
    public @Nullable Boolean getTerminalModelCertified() {
        return isAmong(terminal.getReport().getDeviceModel(), profile.getCertifiedModels());
    }

    /** Whether the terminal's vendor is among the certified ones, or null if not known. */
    @Meaning("Whether the terminal's vendor is certified for it. No value if not limited or not known.")
    public @Nullable Boolean getTerminalVendorCertified() {
        return isAmong(terminal.getReport().getVendor(), profile.getCertifiedVendors());
    }

    /** Whether its contract covers the entry mode, or null if not known. */
    @Meaning("Whether its contract covers the entry mode of the transaction. No value if not limited or not known.")
    public @Nullable Boolean getEntryModeAllowed() {
        EntryMode mode = request.getEntryMode();
        return isAmong(mode == EntryMode.UNKNOWN ? null : mode, profile.getEntryModesAllowed());
    }

    /** Whether the payload of the transaction's static QR code is registered, or null if not known. */
    @Meaning("Whether the static QR code that was used is one of its registered ones. No value if there was no static"
            + " code or it is not known.")
    public @Nullable Boolean getQrPayloadRegistered() {
        QrCode code = request.getQrCode();
        boolean isStatic = code != null && Boolean.FALSE.equals(code.getDynamic());
        return isStatic ? isAmong(code.getPayloadId(), profile.getRegisteredQrPayloadIds()) : null;
    }

    /** Whether it sells at the time of the transaction, or null if its hours are not known. */
    @Meaning("Whether the transaction falls into its opening hours. No value if they are not known.")
    public @Nullable Boolean getOpenForBusiness() {
        LocalTime opens = profile.getOpensAt();
        LocalTime closes = profile.getClosesAt();
        LocalTime now = localTime();
        if (opens == null || closes == null || now == null) {
            return null;
        }
        boolean afterOpening = !now.isBefore(opens);
        boolean beforeClosing = now.isBefore(closes);
        return opens.isBefore(closes) ? (afterOpening && beforeClosing) : (afterOpening || beforeClosing);
    }

    private @Nullable LocalTime localTime() {
        try {
            return profile.getTimeZone() == null
                    ? null
                    : LocalTime.ofInstant(eventTime(), ZoneId.of(profile.getTimeZone()));
        } catch (DateTimeException unknownZone) {
            return null;
        }
    }

    private @Nullable Boolean isBeforeEvent(@Nullable LocalDate lastDay) {
        return lastDay == null ? null : lastDay.isBefore(eventDate());
    }

    private static @Nullable Boolean isAmong(@Nullable Object value, @Nullable Collection<?> values) {
        return (value == null || values == null) ? null : values.contains(value);
    }
}
