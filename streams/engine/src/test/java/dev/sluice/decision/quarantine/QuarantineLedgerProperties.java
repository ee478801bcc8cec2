package dev.sluice.decision.quarantine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.contract.Contracts;
import dev.sluice.contract.QuarantineChanged;
import dev.sluice.contract.QuarantineLifted;
import dev.sluice.contract.QuarantinedEntity;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.jspecify.annotations.Nullable;

class QuarantineLedgerProperties {

    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");
    private static final String TERMINAL = "terminal/t1";

    static {
        Contracts.trust();
    }

    @Property
    void hits_of_one_stretch_leave_the_same_quarantine_in_whatever_order_and_however_often_they_come(
            @ForAll @Size(min = 1, max = 10) List<@IntRange(min = 0, max = 59) Integer> minutes, @ForAll long seed) {
        List<QuarantineChanged> hits = new ArrayList<>();
        minutes.forEach(minute -> hits.add(hit(minute)));
        QuarantineChanged inOrder = after(hits);

        hits.addAll(List.copyOf(hits));
        Collections.shuffle(hits, new Random(seed));
        QuarantineChanged inAnyOrder = after(hits);

        assertThat(inAnyOrder.getStartedAt()).isEqualTo(inOrder.getStartedAt());
        assertThat(inAnyOrder.getUntil()).isEqualTo(inOrder.getUntil());
        assertThat(inAnyOrder.getStartedAt()).isEqualTo(NOON.plus(Duration.ofMinutes(Collections.min(minutes))));
        assertThat(inAnyOrder.getUntil()).isEqualTo(NOON.plus(Duration.ofMinutes(60L + Collections.max(minutes))));
    }

    @Example
    void a_hit_after_the_end_begins_another_quarantine() {
        QuarantineChanged first = hit(0);

        assertThat(QuarantineLedger.begin(first, hit(60))).contains(hit(60));
    }

    @Example
    void it_holds_from_its_beginning_to_just_before_its_end() {
        QuarantineChanged hour = hit(0);

        assertThat(Quarantines.holdsAt(hour, NOON.minusMillis(1))).isFalse();
        assertThat(Quarantines.holdsAt(hour, NOON)).isTrue();
        assertThat(Quarantines.holdsAt(hour, NOON.plus(Duration.ofMinutes(60)).minusMillis(1)))
                .isTrue();
        assertThat(Quarantines.holdsAt(hour, NOON.plus(Duration.ofMinutes(60)))).isFalse();
    }

    @Example
    void what_a_person_ended_is_over_from_then_on_and_a_late_hit_of_before_does_not_begin_it_again() {
        QuarantineChanged lifted = QuarantineLedger.lift(hit(0), end(30)).orElseThrow();

        assertThat(Quarantines.holdsAt(lifted, NOON.plus(Duration.ofMinutes(29))))
                .isTrue();
        assertThat(Quarantines.holdsAt(lifted, NOON.plus(Duration.ofMinutes(30))))
                .isFalse();
        assertThat(lifted.getLiftedBy()).isEqualTo("ada");
        assertThat(QuarantineLedger.begin(lifted, hit(29))).isEmpty();
        assertThat(QuarantineLedger.begin(lifted, hit(31))).contains(hit(31));
    }

    @Example
    void there_is_nothing_to_lift_before_the_beginning_after_the_end_and_twice() {
        QuarantineChanged lifted = QuarantineLedger.lift(hit(10), end(30)).orElseThrow();

        assertThat(QuarantineLedger.lift(null, end(0))).isEmpty();
        assertThat(QuarantineLedger.lift(hit(10), end(9))).isEmpty();
        assertThat(QuarantineLedger.lift(hit(10), end(70))).isEmpty();
        assertThat(QuarantineLedger.lift(lifted, end(40))).isEmpty();
    }

    private static QuarantineChanged after(List<QuarantineChanged> hits) {
        QuarantineChanged current = null;
        for (QuarantineChanged hit : hits) {
            current = next(current, hit);
        }
        return current;
    }

    private static QuarantineChanged next(@Nullable QuarantineChanged current, QuarantineChanged hit) {
        Optional<QuarantineChanged> changed = QuarantineLedger.begin(current, hit);
        return changed.isPresent() || current == null ? changed.orElseThrow() : current;
    }

    /** An hour that begins so many minutes after noon. */
    private static QuarantineChanged hit(int minute) {
        Instant from = NOON.plus(Duration.ofMinutes(minute));
        return QuarantineChanged.newBuilder()
                .setSubject(TERMINAL)
                .setEntityType(QuarantinedEntity.TERMINAL)
                .setEntityId("t1")
                .setStartedAt(from)
                .setUntil(from.plus(Duration.ofHours(1)))
                .setRuleId("FRD-TRM-001")
                .setTransactionId("tx-" + minute)
                .setReason("The terminal was opened")
                .build();
    }

    private static QuarantineLifted end(int minute) {
        return QuarantineLifted.newBuilder()
                .setSubject(TERMINAL)
                .setEntityType(QuarantinedEntity.TERMINAL)
                .setEntityId("t1")
                .setLiftedAt(NOON.plus(Duration.ofMinutes(minute)))
                .setAuthor("ada")
                .setReason("Looked at on site")
                .build();
    }
}
