package dev.sluice.decision;

import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * The decision model that decides now, and the only place where another one takes over. A step that decides holds one
 * model from its beginning to its end, so that rules, policy and the hash that the decision names are of one set; the
 * next step has the next model. Nobody waits for anybody: a model that was replaced is given up by the executor, after
 * the last step that holds it. Safe for use by many threads.
 */
public final class ModelInForce implements Supplier<DecisionModel>, AutoCloseable {

    private final Executor retirement;
    private volatile Held current;

    /**
     * @param first what decides to begin with; closed with this, or when it was replaced
     * @param retirement where models are closed that nobody uses any more, which can take a while
     */
    public ModelInForce(DecisionModel first, Executor retirement) {
        this.retirement = retirement;
        this.current = new Held(first);
    }

    /**
     * The model that decides now, for what does not evaluate rules: what to keep, which features, where to go next.
     */
    @Override
    public DecisionModel get() {
        return current.model;
    }

    /** Takes a step by the model that decides now, which stays whole until the step has ended. */
    public <T> T decideBy(Function<DecisionModel, T> step) {
        Held held = acquire();
        try {
            return step.apply(held.model);
        } finally {
            release(held);
        }
    }

    /**
     * Lets another model decide: every step that begins after this has it. Returns at once.
     *
     * @param next closed with this, or when it is replaced in turn
     */
    public synchronized void replace(DecisionModel next) {
        Held before = current;
        current = new Held(next);
        release(before);
    }

    private Held acquire() {
        while (true) {
            Held held = current;
            if (held.enter()) {
                return held;
            }
            // It was replaced and given up between the two lines above, so there is another one now.
        }
    }

    private void release(Held held) {
        if (held.leave()) {
            retirement.execute(held.model::close);
        }
    }

    /** Gives up the model. No step may begin any more. */
    @Override
    public void close() {
        Held last = current;
        if (last.leave()) {
            last.model.close();
        }
    }

    /** A model and how many hold it: this place itself, and every step that it decides. */
    private static final class Held {

        private final DecisionModel model;
        private final AtomicInteger holders = new AtomicInteger(1);

        Held(DecisionModel model) {
            this.model = model;
        }

        /** Whether it could be held; once nobody holds it, nobody can. */
        boolean enter() {
            int before = holders.get();
            while (before > 0) {
                if (holders.compareAndSet(before, before + 1)) {
                    return true;
                }
                before = holders.get();
            }
            return false;
        }

        /** Whether this was the last one. */
        boolean leave() {
            return holders.decrementAndGet() == 0;
        }
    }
}
