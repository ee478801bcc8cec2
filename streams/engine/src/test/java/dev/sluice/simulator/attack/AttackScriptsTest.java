package dev.sluice.simulator.attack;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.contract.ComponentStatus;
import dev.sluice.contract.Contracts;
import dev.sluice.contract.DeviceTelemetryReported;
import dev.sluice.contract.EntryMode;
import dev.sluice.contract.EventStream;
import dev.sluice.contract.GeoPoint;
import dev.sluice.contract.MalwareVerdict;
import dev.sluice.contract.MerchantProfileChanged;
import dev.sluice.contract.NetworkType;
import dev.sluice.contract.OnboardingStatus;
import dev.sluice.contract.PasswordStatus;
import dev.sluice.contract.QrCode;
import dev.sluice.contract.RegistrationStatus;
import dev.sluice.contract.RelayResistance;
import dev.sluice.contract.RiskClass;
import dev.sluice.contract.ScaExemption;
import dev.sluice.contract.ScreenLock;
import dev.sluice.contract.ScreeningStatus;
import dev.sluice.contract.SignatureStatus;
import dev.sluice.contract.TamperSwitch;
import dev.sluice.contract.TerminalSecurityReported;
import dev.sluice.contract.TransactionRequested;
import dev.sluice.contract.TransactionType;
import dev.sluice.simulator.event.AttackKind;
import dev.sluice.simulator.event.SimulatedEvent;
import dev.sluice.simulator.world.Dice;
import dev.sluice.simulator.world.World;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class AttackScriptsTest {

    private static final Instant START = Instant.parse("2026-03-02T09:30:00Z");
    private static final Duration SPAN = Duration.ofMinutes(2);

    /** One attack that was played, by the kinds of its records; genuine payments that it builds upon come apart. */
    private record Played(
            List<TransactionRequested> frauds,
            List<TransactionRequested> genuine,
            List<DeviceTelemetryReported> telemetry,
            List<TerminalSecurityReported> reports,
            List<MerchantProfileChanged> profiles) {}

    @ParameterizedTest
    @EnumSource
    void every_attack_of_a_kind_leaves_the_sign_by_which_it_can_be_known(AttackKind kind) {
        List<Played> attacks = IntStream.range(0, 20)
                .mapToObj(seed -> played(events(kind, seed)))
                .toList();

        assertThat(attacks).allMatch(sign(kind));
    }

    @ParameterizedTest
    @EnumSource
    void what_prepares_a_fraud_arrives_before_it_and_within_the_attack(AttackKind kind) {
        List<SimulatedEvent> events = events(kind, 3);

        Instant firstFraud = events.stream()
                .filter(event -> event.truth().isFraud())
                .findFirst()
                .orElseThrow()
                .arrivesAt();
        assertThat(events)
                .filteredOn(event -> event.stream() == EventStream.TERMINAL || event.stream() == EventStream.MERCHANT)
                .allMatch(event -> event.arrivesAt().isBefore(firstFraud));
        assertThat(events)
                .filteredOn(event -> event.stream() != EventStream.LABEL)
                .allMatch(event ->
                        !event.arrivesAt().isBefore(START) && !event.arrivesAt().isAfter(START.plus(SPAN)));
    }

    @Test
    void a_terminal_that_is_attacked_takes_no_genuine_payments_any_more() {
        World world = world(1);
        List<String> attacked = IntStream.range(0, 50)
                .mapToObj(i -> world.takeTerminal(new Dice(i)).taken().terminalId())
                .toList();

        List<String> inService = IntStream.range(0, world.terminalCount())
                .mapToObj(place -> world.terminal(place).terminalId())
                .toList();

        assertThat(inService).hasSize(500).doesNotContainAnyElementsOf(attacked);
    }

    private static Predicate<Played> sign(AttackKind kind) {
        return switch (kind) {
            case CARD_TESTING ->
                every(Played::frauds, fraud -> fraud.getAmount().compareTo(BigDecimal.TEN) <= 0)
                        .and(one(TransactionRequested::getDeviceId))
                        .and(many(TransactionRequested::getInstrumentToken));
            case SIM_SWAP_TAKEOVER ->
                every(
                        Played::telemetry,
                        report -> report.getSimChangedAt() != null
                                && report.getSimChangedAt().isAfter(START.minus(Duration.ofHours(24))));
            case REMOTE_ACCESS -> every(Played::telemetry, DeviceTelemetryReported::getRemoteAccessActive);
            case OVERLAY_APP -> every(Played::telemetry, DeviceTelemetryReported::getOverlayActive);
            case PHISHING_LINK ->
                every(
                        Played::telemetry,
                        report -> report.getPhishingLinkOpenedAt().isAfter(START.minus(Duration.ofHours(1))));
            case PHONE_WITHOUT_LOCK ->
                every(
                        Played::telemetry,
                        report -> report.getScreenLock() == ScreenLock.NONE
                                && report.getNetworkType() == NetworkType.WIFI_PUBLIC);
            case PASSWORD_GUESSED ->
                every(Played::frauds, fraud -> fraud.getLoginFailures() >= 4)
                        .and(one(TransactionRequested::getDeviceId));
            case TALKED_INTO_TRANSFER ->
                every(
                        Played::frauds,
                        fraud -> fraud.getTransactionType() == TransactionType.TRANSFER
                                && fraud.getPayeeFirstSeenAt().isAfter(START.minus(Duration.ofHours(1))));
            case WATCH_STOLEN ->
                every(Played::telemetry, report -> !report.getWornOnBody() && !report.getCompanionConnected())
                        .and(one(TransactionRequested::getDeviceId));
            case MADE_UP_LOCATION ->
                every(Played::telemetry, DeviceTelemetryReported::getMockLocation)
                        .and(one(TransactionRequested::getDeviceId));
            case DEVICE_FARM ->
                every(Played::telemetry, DeviceTelemetryReported::getRooted)
                        .and(one(TransactionRequested::getDeviceId))
                        .and(many(TransactionRequested::getAccountId));
            case IMPOSSIBLE_TRAVEL ->
                attack -> attack.frauds().stream()
                        .noneMatch(fraud -> fraud.getCountry()
                                .equals(attack.genuine().get(0).getCountry()));
            case TERMINAL_TAMPERED ->
                any(Played::reports, report -> report.getTamperSwitch() == TamperSwitch.OPEN)
                        .and(atReportedTerminal());
            case TERMINAL_STOLEN ->
                any(Played::reports, report -> degreesApart(report.getLocation(), report.getRegisteredLocation()) > 0.4)
                        .and(atReportedTerminal());
            case TERMINAL_KEYS_ERASED ->
                any(Played::reports, report -> report.getSecureElementStatus() == ComponentStatus.FAILED)
                        .and(atReportedTerminal());
            case TERMINAL_SUBSTITUTED ->
                any(Played::reports, report -> !report.getSerialNumber().equals(report.getRegisteredSerialNumber()))
                        .and(atReportedTerminal());
            case TERMINAL_INSECURE_LINK ->
                any(Played::reports, report -> report.getMessageAuthenticationFailures() >= 3)
                        .and(atReportedTerminal());
            case TERMINAL_MALWARE ->
                any(Played::reports, report -> report.getMalwareVerdict() == MalwareVerdict.MALICIOUS)
                        .and(atReportedTerminal());
            case TERMINAL_BREAK_IN ->
                any(Played::reports, report -> report.getPasswordStatus() == PasswordStatus.DEFAULT)
                        .and(atReportedTerminal());
            case TERMINAL_OUTDATED ->
                any(
                                Played::reports,
                                report -> report.getFirmwareSupportEndsOn()
                                        .isBefore(LocalDate.ofInstant(START, ZoneOffset.UTC)))
                        .and(atReportedTerminal());
            case COUNTERFEIT_CARDS ->
                every(Played::frauds, fraud -> fraud.getEntryMode() == EntryMode.FALLBACK)
                        .and(one(TransactionRequested::getTerminalId))
                        .and(many(TransactionRequested::getAccountId));
            case PHONE_POS_UNSAFE ->
                any(Played::reports, TerminalSecurityReported::getRooted)
                        .and(atReportedTerminal())
                        .and(every(Played::frauds, fraud -> fraud.getEntryMode() == EntryMode.PHONE_POS));
            case QR_SWAPPED ->
                every(
                        Played::frauds,
                        fraud -> !fraud.getQrCode().getEncodedMerchantId().equals(fraud.getMerchantId()));
            case QR_REPLAYED ->
                attack -> attack.frauds().stream()
                        .map(TransactionRequested::getQrCode)
                        .map(QrCode::getPayloadId)
                        .allMatch(attack.genuine().get(0).getQrCode().getPayloadId()::equals);
            case QR_FORGED ->
                every(
                        Played::frauds,
                        fraud -> fraud.getQrCode().getSignatureStatus() == SignatureStatus.INVALID
                                || fraud.getQrCode().getExpiresAt().isBefore(START));
            case NFC_RELAY ->
                every(Played::frauds, fraud -> fraud.getProximity().getRelayResistance() == RelayResistance.EXCEEDED);
            case BLUETOOTH_RELAY ->
                every(Played::frauds, fraud -> fraud.getProximity().getBluetoothRoundTripMillis() >= 250);
            case MULE_MERCHANT ->
                any(Played::profiles, profile -> profile.getRiskClass() == RiskClass.HIGH)
                        .and(one(TransactionRequested::getMerchantId))
                        .and(many(TransactionRequested::getAccountId));
            case LICENCE_EXPIRED ->
                any(
                        Played::profiles,
                        profile -> Stream.of(profile.getLicenceStatus(), profile.getTaxRegistrationStatus())
                                .anyMatch(RegistrationStatus.EXPIRED::equals));
            case TERMINAL_QUOTA ->
                any(Played::profiles, profile -> profile.getTerminalsActive() > profile.getTerminalsAllowed());
            case TERMINAL_UNCERTIFIED ->
                attack -> attack.reports().stream()
                        .noneMatch(report ->
                                attack.profiles().get(0).getCertifiedModels().contains(report.getDeviceModel()));
            case OUTSIDE_LICENSED_AREA ->
                attack -> attack.frauds().stream()
                        .allMatch(fraud -> degreesApart(
                                        fraud.getLocation(),
                                        attack.profiles()
                                                .get(0)
                                                .getLicensedArea()
                                                .getCenter())
                                > 0.6);
            case NOT_ADMITTED ->
                any(Played::profiles, profile -> profile.getOnboardingStatus() != OnboardingStatus.COMPLETE);
            case AUTHENTICATION_AVOIDED ->
                every(
                        Played::frauds,
                        fraud -> fraud.getThreeDSecure() == null && fraud.getScaExemption() == ScaExemption.TRA);
            case UNDER_THRESHOLD ->
                every(
                        Played::frauds,
                        fraud -> fraud.getAmount().compareTo(fraud.getTransactionLimit()) < 0
                                && fraud.getAmount()
                                                .compareTo(fraud.getTransactionLimit()
                                                        .multiply(new BigDecimal("0.94")))
                                        > 0);
            case VELOCITY_BURST ->
                one(TransactionRequested::getAccountId)
                        .and(attack -> attack.frauds().size() >= 8);
            case ODD_HOURS ->
                attack -> {
                    MerchantProfileChanged profile = attack.profiles().get(0);
                    return attack.frauds().stream()
                            .map(fraud -> LocalTime.ofInstant(fraud.getEventTime(), ZoneId.of(profile.getTimeZone())))
                            .noneMatch(time -> isOpen(profile, time));
                };
            case TERMINAL_BURST ->
                one(TransactionRequested::getTerminalId)
                        .and(many(TransactionRequested::getInstrumentToken))
                        .and(attack -> attack.frauds().size() >= 32);
            case PHONE_MALWARE ->
                every(
                        Played::telemetry,
                        report -> !report.getRooted()
                                && (report.getMalwareVerdict() == MalwareVerdict.MALICIOUS
                                        || report.getAppSignatureStatus() == SignatureStatus.INVALID));
            case HIDDEN_CONNECTION ->
                every(Played::telemetry, DeviceTelemetryReported::getProxyDetected)
                        .and(attack -> attack.frauds().stream()
                                .noneMatch(fraud -> fraud.getHomeCountry()
                                        .equals(attack.telemetry().get(0).getNetworkCountry())));
            case TELEMETRY_KEPT_BACK ->
                every(Played::frauds, fraud -> fraud.getDeviceId() != null)
                        .and(attack -> attack.telemetry().isEmpty());
            case TERMINAL_SILENT ->
                one(TransactionRequested::getTerminalId)
                        .and(attack -> attack.reports().isEmpty());
            case MERCHANT_SANCTIONED ->
                any(Played::profiles, profile -> profile.getScreeningStatus() == ScreeningStatus.HIT);
            case OUTSIDE_CONTRACT ->
                attack -> attack.frauds().stream()
                        .noneMatch(fraud ->
                                attack.profiles().get(0).getEntryModesAllowed().contains(fraud.getEntryMode()));
            case MERCHANT_UNKNOWN ->
                one(TransactionRequested::getMerchantId)
                        .and(attack -> attack.profiles().isEmpty());
        };
    }

    private static boolean isOpen(MerchantProfileChanged profile, LocalTime time) {
        boolean afterOpening = !time.isBefore(profile.getOpensAt());
        boolean beforeClosing = time.isBefore(profile.getClosesAt());
        return profile.getOpensAt().isBefore(profile.getClosesAt())
                ? afterOpening && beforeClosing
                : afterOpening || beforeClosing;
    }

    private static double degreesApart(GeoPoint one, GeoPoint other) {
        return Math.abs(one.getLatitude() - other.getLatitude()) + Math.abs(one.getLongitude() - other.getLongitude());
    }

    private static <T> Predicate<Played> every(Function<Played, List<T>> records, Predicate<T> sign) {
        return attack -> !records.apply(attack).isEmpty()
                && records.apply(attack).stream().allMatch(sign);
    }

    private static <T> Predicate<Played> any(Function<Played, List<T>> records, Predicate<T> sign) {
        return attack -> records.apply(attack).stream().anyMatch(sign);
    }

    private static Predicate<Played> one(Function<TransactionRequested, String> entity) {
        return attack -> attack.frauds().stream().map(entity).distinct().count() == 1;
    }

    private static Predicate<Played> many(Function<TransactionRequested, String> entity) {
        return attack -> attack.frauds().stream().map(entity).distinct().count() >= 4;
    }

    private static Predicate<Played> atReportedTerminal() {
        return attack -> attack.frauds().stream()
                .allMatch(fraud -> attack.reports().stream()
                        .anyMatch(report -> report.getTerminalId().equals(fraud.getTerminalId())));
    }

    private static World world(long seed) {
        Contracts.trust();
        return new World(seed, START, 1_000, 500);
    }

    private static List<SimulatedEvent> events(AttackKind kind, long seed) {
        AttackStage stage = new AttackStage(kind, "att-000001", new Dice(seed), world(seed), START, SPAN);
        AttackScripts.of(kind).play(stage);
        return stage.events(Duration.ofDays(7));
    }

    private static Played played(List<SimulatedEvent> events) {
        List<SimulatedEvent> attackers =
                events.stream().filter(event -> event.truth().attack() != null).toList();
        return new Played(
                records(
                        attackers.stream()
                                .filter(event -> event.truth().isFraud())
                                .toList(),
                        TransactionRequested.class),
                records(
                        events.stream()
                                .filter(event -> event.truth().attack() == null)
                                .toList(),
                        TransactionRequested.class),
                records(attackers, DeviceTelemetryReported.class),
                records(attackers, TerminalSecurityReported.class),
                records(attackers, MerchantProfileChanged.class));
    }

    private static <T> List<T> records(List<SimulatedEvent> events, Class<T> type) {
        return events.stream()
                .map(SimulatedEvent::value)
                .filter(type::isInstance)
                .map(type::cast)
                .toList();
    }
}
