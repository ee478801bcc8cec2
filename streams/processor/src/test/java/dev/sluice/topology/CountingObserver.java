package dev.sluice.topology;

import dev.sluice.contract.ChallengeSettled;
import dev.sluice.contract.DecisionMade;
import dev.sluice.contract.QuarantineChanged;
import dev.sluice.decision.Revision;
import java.util.ArrayList;
import java.util.List;

/** Counts what the topology tells. */
final class CountingObserver implements ProcessingObserver {

    int decided;
    int repeated;
    int waiting;
    int waitingWhenDecided;
    int labelsParked;
    int alertsRaised;
    int alertsSuppressed;
    int deadLettered;
    final List<String> recordsIgnored = new ArrayList<>();
    final List<QuarantineChange> quarantineChanges = new ArrayList<>();
    final List<String> lateEffects = new ArrayList<>();
    int missedFrauds;
    int challengesSettled;
    int challengesRepeated;

    @Override
    public void decided(DecisionMade decision, boolean wasRepeated) {
        decided++;
        waitingWhenDecided = waiting;
        repeated += wasRepeated ? 1 : 0;
    }

    @Override
    public void waitingForTelemetry(int nowWaiting) {
        waiting = nowWaiting;
    }

    @Override
    public void lateReport(String kind, Revision.Effect effect) {
        lateEffects.add(kind + " " + effect);
    }

    @Override
    public void missedFraud() {
        missedFrauds++;
    }

    @Override
    public void labelParked() {
        labelsParked++;
    }

    @Override
    public void alertRaised() {
        alertsRaised++;
    }

    @Override
    public void alertSuppressed() {
        alertsSuppressed++;
    }

    @Override
    public void quarantineChanged(QuarantineChanged quarantine, QuarantineChange change) {
        quarantineChanges.add(change);
    }

    @Override
    public void challengeSettled(ChallengeSettled settled, boolean repeatedly) {
        challengesSettled += repeatedly ? 0 : 1;
        challengesRepeated += repeatedly ? 1 : 0;
    }

    @Override
    public void deadLettered(String topic, String reason) {
        deadLettered++;
    }

    @Override
    public void recordIgnored(String topic, String reason) {
        recordsIgnored.add(topic + " " + reason);
    }
}
