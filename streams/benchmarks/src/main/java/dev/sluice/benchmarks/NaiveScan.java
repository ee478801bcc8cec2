package dev.sluice.benchmarks;

import dev.sluice.velocity.FeatureSpec;
import dev.sluice.velocity.RatioFeature;
import dev.sluice.velocity.WindowFeature;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.stream.IntStream;

/**
 * What one would write first: a list of all payments of one entity in the longest window, in memory, and for each feature
 * a pass over it. Exact, as long as payments come in order.
 */
final class NaiveScan {

    private final Deque<Payment> payments = new ArrayDeque<>();
    private final List<FeatureSpec> features;
    private final NaiveFeature[] measured;
    private final int[] numerators;
    private final int[] denominators;
    private final long reachMillis;

    /** @param features what to compute */
    NaiveScan(List<FeatureSpec> features) {
        this.features = features;
        List<String> names = features.stream().map(FeatureSpec::name).toList();
        this.measured = new NaiveFeature[features.size()];
        this.numerators = new int[features.size()];
        this.denominators = new int[features.size()];
        long reach = 0;
        for (int i = 0; i < measured.length; i++) {
            if (features.get(i) instanceof WindowFeature feature) {
                measured[i] = new NaiveFeature(feature);
                reach = Math.max(reach, feature.reachMillis());
            } else if (features.get(i) instanceof RatioFeature ratio) {
                numerators[i] = names.indexOf(ratio.numerator());
                denominators[i] = names.indexOf(ratio.denominator());
            }
        }
        this.reachMillis = reach;
    }

    /** Takes a payment in without computing anything. Not earlier than the last one. */
    void add(Payment payment) {
        payments.addLast(payment);
        while (payments.getFirst().timeMillis() <= payment.timeMillis() - reachMillis) {
            payments.removeFirst();
        }
    }

    /** Takes the next payment in; the values of its features, in their order, NaN for none. */
    double[] arrive(Payment payment) {
        add(payment);
        double[] values = IntStream.range(0, measured.length)
                .mapToDouble(i -> features.get(i) instanceof WindowFeature ? measured[i].value(payments, payment) : 0)
                .toArray();
        for (int i = 0; i < values.length; i++) {
            if (features.get(i) instanceof RatioFeature ratio) {
                values[i] = quotient(ratio, values[numerators[i]], values[denominators[i]]);
            }
        }
        return values;
    }

    /** How many payments it holds. */
    int size() {
        return payments.size();
    }

    private static double quotient(RatioFeature ratio, double numerator, double denominator) {
        double quotient = denominator == 0 ? Double.NaN : numerator / denominator;
        return Double.isNaN(quotient) ? ratio.valueIfEmpty() : quotient;
    }
}
