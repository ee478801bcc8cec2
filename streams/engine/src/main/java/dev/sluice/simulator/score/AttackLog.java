package dev.sluice.simulator.score;

import dev.sluice.contract.DecisionAction;
import dev.sluice.simulator.event.AttackKind;
import dev.sluice.simulator.event.GroundTruth;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/** Remembers what was decided on the fraudulent transactions of each attack. For one thread. */
public final class AttackLog {

    /** What was decided on each fraudulent transaction of an attack, by ordinal; UNKNOWN if nothing is yet. */
    private record Track(AttackKind kind, List<DecisionAction> decisions) {}

    private final Map<String, Track> tracks = new LinkedHashMap<>();

    /**
     * Notes that an attack takes place, whether or not anything is decided on it.
     *
     * @param truth the truth about one of its fraudulent transactions
     * @return the attack's id
     * @throws IllegalArgumentException if the transaction is genuine
     */
    public String takesPlace(GroundTruth truth) {
        if (!truth.isFraud()) {
            throw new IllegalArgumentException("Attacks are made of fraudulent transactions; given: " + truth);
        }
        String attackId = Objects.requireNonNull(truth.attackId());
        AttackKind kind = Objects.requireNonNull(truth.attack());
        tracks.computeIfAbsent(
                attackId,
                id -> new Track(
                        kind, new ArrayList<>(Collections.nCopies(truth.transactions(), DecisionAction.UNKNOWN))));
        return attackId;
    }

    /**
     * Notes a decision.
     *
     * @param truth the truth about a fraudulent transaction
     * @param action what was decided on it
     * @return the attack's id
     * @throws IllegalArgumentException if the transaction is genuine
     */
    public String decided(GroundTruth truth, DecisionAction action) {
        String attackId = takesPlace(truth);
        Objects.requireNonNull(tracks.get(attackId)).decisions().set(truth.ordinal() - 1, action);
        return attackId;
    }

    /**
     * Returns how far an attack has come.
     *
     * @throws IllegalArgumentException if nothing was noted about it
     */
    public AttackProgress progress(String attackId) {
        Track track = tracks.get(attackId);
        if (track == null) {
            throw new IllegalArgumentException("Nothing was noted about an attack " + attackId);
        }
        return new AttackProgress(track.kind(), attackId, track.decisions());
    }

    /** Returns how attacks ended, by kind, in the order of the kinds; a kind without any is left out. */
    public List<AttackTally.OfKind> byKind() {
        Map<AttackKind, List<AttackProgress>> attacks = new EnumMap<>(AttackKind.class);
        progress()
                .forEach(attack -> attacks.computeIfAbsent(attack.kind(), kind -> new ArrayList<>())
                        .add(attack));
        List<AttackTally.OfKind> tallies = new ArrayList<>();
        attacks.forEach((kind, ofKind) -> tallies.add(new AttackTally.OfKind(kind, AttackTally.of(ofKind))));
        return tallies;
    }

    /** Returns how attacks ended in all. */
    public AttackTally all() {
        return AttackTally.of(progress());
    }

    /** Returns how many attacks of a kind were missed that are among some, by their ids. */
    public int missedAmong(AttackKind kind, Set<String> attackIds) {
        return (int) progress().stream()
                .filter(attack -> attack.kind() == kind && attack.outcome() == AttackOutcome.MISSED)
                .filter(attack -> attackIds.contains(attack.attackId()))
                .count();
    }

    private List<AttackProgress> progress() {
        return tracks.keySet().stream().map(this::progress).toList();
    }
}
