package dev.sluice.rules.facts;

import static dev.sluice.rules.facts.Blank.blank;

import dev.sluice.contract.Proximity;
import dev.sluice.contract.QrCode;
import dev.sluice.contract.ThreeDSecure;
import dev.sluice.contract.TransactionRequested;
import java.time.ZoneOffset;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The payment that waits for a decision. The record that it is made from must not be changed afterwards. */
public final class Transaction extends Fact {

    private static final QrCode NO_QR_CODE = blank(new QrCode());
    private static final ThreeDSecure NO_THREE_D_SECURE = blank(new ThreeDSecure());
    private static final Proximity NO_PROXIMITY = blank(new Proximity());

    private final TransactionRequested request;

    /** @param request the transaction as it was asked for */
    public Transaction(TransactionRequested request) {
        super(request.getEventTime());
        this.request = request;
    }

    /** The transaction as it was asked for. */
    public TransactionRequested getRequest() {
        return request;
    }

    /** Its QR code; a blank one if none was used. */
    public QrCode getQrCode() {
        return Objects.requireNonNullElse(request.getQrCode(), NO_QR_CODE);
    }

    /** Its 3-D Secure outcome; a blank one if it was not used. */
    public ThreeDSecure getThreeDSecure() {
        return Objects.requireNonNullElse(request.getThreeDSecure(), NO_THREE_D_SECURE);
    }

    /** What was measured between payer and terminal; a blank one if nothing was. */
    public Proximity getProximity() {
        return Objects.requireNonNullElse(request.getProximity(), NO_PROXIMITY);
    }

    /** Hour of the day, UTC, 0 to 23. */
    @Meaning(value = "Hour of the day of the transaction, UTC, 0 to 23.", least = 0, most = 23)
    public Integer getHourOfDayUtc() {
        return eventTime().atOffset(ZoneOffset.UTC).getHour();
    }

    /** Kilometers between the transaction and the account holder's home, or null if one of them is not known. */
    @Meaning(
            value = "Kilometers from the account holder's home. No value if one of the places is not known.",
            least = 0)
    public @Nullable Double getDistanceFromHomeKm() {
        return Geo.distanceKm(request.getLocation(), request.getHomeLocation());
    }
}
