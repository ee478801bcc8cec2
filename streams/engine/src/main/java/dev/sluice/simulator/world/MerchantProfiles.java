package dev.sluice.simulator.world;

import dev.sluice.contract.GeoArea;
import dev.sluice.contract.MerchantProfileChanged;
import dev.sluice.contract.OnboardingStatus;
import dev.sluice.contract.RegistrationStatus;
import dev.sluice.contract.RiskClass;
import dev.sluice.contract.ScreeningStatus;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.List;

/** What the platform knows of merchants: a profile in order, which attack scripts then spoil. */
public final class MerchantProfiles {

    private static final double LICENSED_RADIUS_KILOMETERS = 50;

    private static final int HOURS_PER_DAY = 24;

    /** Shops state hours with room around those at which they sell; summer time, which the world leaves out, fits into it. */
    private static final int HOURS_STATED_AROUND = 1;

    private MerchantProfiles() {}

    /** Returns the profile of a merchant in order, as it holds from a time on. */
    public static MerchantProfileChanged profile(Merchant merchant, Instant changedAt) {
        Country country = merchant.city().country();
        boolean online = merchant.trade().online();
        boolean closes = merchant.trade().closes();
        return MerchantProfileChanged.newBuilder()
                .setMerchantId(merchant.merchantId())
                .setChangedAt(changedAt)
                .setLegalName(merchant.name() + " Ltd")
                .setTradingName(merchant.name())
                .setCountry(country.name())
                .setMcc(merchant.trade().mcc())
                .setSizeClass(merchant.sizeClass())
                .setRiskClass(RiskClass.LOW)
                .setOnboardingStatus(OnboardingStatus.COMPLETE)
                .setOnboardedAt(merchant.onboardedAt())
                .setScreeningStatus(ScreeningStatus.CLEAR)
                .setLicenceStatus(RegistrationStatus.VALID)
                .setLicenceExpiresOn(changedAt
                        .plus(Duration.ofDays(500))
                        .atZone(ZoneOffset.UTC)
                        .toLocalDate())
                .setTaxRegistrationStatus(RegistrationStatus.VALID)
                .setLicensedCountries(online ? null : List.of(country.name()))
                .setLicensedArea(online ? null : area(merchant))
                .setTerminalsAllowed(merchant.terminalsAllowed())
                .setTerminalsActive(merchant.terminalsActive())
                .setCertifiedModels(List.of(Terminal.MODEL, Terminal.PHONE_MODEL))
                .setCertifiedVendors(List.of(Terminal.VENDOR))
                .setRegisteredQrPayloadIds(List.of(merchant.qrPayloadId()))
                .setTimeZone(country.timeZone())
                .setOpensAt(closes ? hour(merchant.trade().opensAtHour() - HOURS_STATED_AROUND) : null)
                .setClosesAt(closes ? hour(merchant.trade().closesAtHour() + HOURS_STATED_AROUND) : null)
                .setExpectedDailyTransactions(200 * Math.max(1, merchant.terminalsActive()))
                .setExpectedAverageAmount(country.price(merchant.trade().medianEuros() * 1.1))
                .setExpectedCurrency(country.currency())
                .build();
    }

    private static LocalTime hour(int hour) {
        return LocalTime.of(Math.floorMod(hour, HOURS_PER_DAY), 0);
    }

    private static GeoArea area(Merchant merchant) {
        return GeoArea.newBuilder()
                .setCenter(merchant.place().point(1))
                .setRadiusKilometers(LICENSED_RADIUS_KILOMETERS)
                .build();
    }
}
