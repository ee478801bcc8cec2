package dev.sluice.simulator.world;

import dev.sluice.contract.QrCode;
import dev.sluice.contract.QrPresentation;
import dev.sluice.contract.SignatureStatus;
import dev.sluice.contract.TransactionRequested;
import java.time.Duration;
import java.time.Instant;

/** Makes QR codes as honest shops and wallets show them. */
final class QrCodes {

    private static final Duration VALID_FOR = Duration.ofMinutes(2);
    private static final double STATIC_SHARE = 0.5;

    private final Dice dice;

    QrCodes(Dice dice) {
        this.dice = dice;
    }

    /** Returns the one-time code that a wallet shows for a payment. */
    QrCode presentedByCustomer(Instant time) {
        Instant issuedAt = time.minus(dice.between(Duration.ofSeconds(2), Duration.ofSeconds(30)));
        return QrCode.newBuilder()
                .setPresentation(QrPresentation.CONSUMER_PRESENTED)
                .setDynamic(true)
                .setPayloadId("qr-" + dice.letters(16))
                .setIssuedAt(issuedAt)
                .setExpiresAt(issuedAt.plus(VALID_FOR))
                .setSignatureStatus(SignatureStatus.VALID)
                .setChecksumValid(true)
                .build();
    }

    /** Gives a payment the code that the shop shows: on the terminal's screen for this payment, or printed for all. */
    void shownByShop(TransactionRequested transaction, Merchant merchant) {
        if (dice.chance(STATIC_SHARE)) {
            printedByShop(transaction, merchant);
            return;
        }
        Instant issuedAt =
                transaction.getEventTime().minus(dice.between(Duration.ofSeconds(3), Duration.ofSeconds(40)));
        transaction.setQrCode(QrCode.newBuilder()
                .setPresentation(QrPresentation.MERCHANT_PRESENTED)
                .setDynamic(true)
                .setPayloadId("qr-" + dice.letters(16))
                .setIssuedAt(issuedAt)
                .setExpiresAt(issuedAt.plus(VALID_FOR))
                .setEncodedMerchantId(merchant.merchantId())
                .setEncodedTerminalId(transaction.getTerminalId())
                .setEncodedAmount(transaction.getAmount())
                .setEncodedCountry(merchant.city().country().name())
                .setSignatureStatus(SignatureStatus.VALID)
                .setChecksumValid(true)
                .build());
    }

    /** Gives a payment the printed code of a shop; no terminal takes part. */
    static void printedByShop(TransactionRequested transaction, Merchant merchant) {
        transaction.setTerminalId(null);
        transaction.setQrCode(QrCode.newBuilder()
                .setPresentation(QrPresentation.MERCHANT_PRESENTED)
                .setDynamic(false)
                .setPayloadId(merchant.qrPayloadId())
                .setEncodedMerchantId(merchant.merchantId())
                .setEncodedCountry(merchant.city().country().name())
                .setSignatureStatus(SignatureStatus.VALID)
                .setChecksumValid(true)
                .build());
    }
}
