package dev.sluice.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

class HitWindowProperties {

    @Property
    void it_counts_the_newest_and_no_others(
            @ForAll @IntRange(min = 1, max = 20) int size, @ForAll @Size(max = 100) List<Boolean> transactions) {
        HitWindow window = new HitWindow(size);

        transactions.forEach(window::add);

        List<Boolean> newest = transactions.subList(Math.max(0, transactions.size() - size), transactions.size());
        assertThat(window.transactions()).isEqualTo(newest.size());
        assertThat(window.hits())
                .isEqualTo((int) newest.stream().filter(hit -> hit).count());
    }
}
