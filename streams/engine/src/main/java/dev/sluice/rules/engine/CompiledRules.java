package dev.sluice.rules.engine;

import dev.sluice.rules.language.CheckedRule;
import dev.sluice.rules.lists.ListMembership;
import dev.sluice.rules.lists.RuleList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.drools.model.codegen.ExecutableModelProject;
import org.kie.api.KieBase;
import org.kie.api.KieServices;
import org.kie.api.builder.KieBuilder;
import org.kie.api.builder.KieFileSystem;
import org.kie.api.builder.Message;
import org.kie.api.builder.ReleaseId;
import org.kie.api.runtime.KieContainer;
import org.kie.api.runtime.KieSession;

/**
 * Checked rules, compiled by Drools. Immutable and safe for use by many threads. Each compilation is a module of its own
 * and is removed as a whole, once its last session is closed: that keeps the class space flat over many reloads.
 */
public final class CompiledRules {

    private static final AtomicLong COMPILATIONS = new AtomicLong();

    private final List<CheckedRule> rules;
    private final List<RuleList> lists;
    private final ReleaseId releaseId;
    private final KieContainer container;
    private final KieBase base;
    private int openSessions;
    private boolean retired;

    private CompiledRules(List<CheckedRule> rules, List<RuleList> lists, ReleaseId releaseId, KieContainer container) {
        this.rules = rules;
        this.lists = lists;
        this.releaseId = releaseId;
        this.container = container;
        this.base = container.getKieBase();
    }

    /**
     * Compiles rules.
     *
     * @param rules the rules
     * @param lists the lists that they may refer to
     * @throws IllegalStateException if Drools refuses what was written for it, which no author can cause
     */
    public static CompiledRules compile(List<CheckedRule> rules, List<RuleList> lists) {
        KieServices services = KieServices.get();
        ClassLoader classes = new RuleClassLoader(CompiledRules.class.getClassLoader());
        ReleaseId releaseId =
                services.newReleaseId("dev.sluice", "rules", Long.toString(COMPILATIONS.incrementAndGet()));
        KieFileSystem files = services.newKieFileSystem();
        files.generateAndWritePomXML(releaseId);
        files.write(
                "src/main/resources/" + CanonicalDrl.PACKAGE.replace('.', '/') + "/rules.drl",
                CanonicalDrl.of(rules, lists.stream().map(RuleList::name).toList()));
        KieBuilder builder = services.newKieBuilder(files, classes).buildAll(ExecutableModelProject.class);
        List<Message> errors = builder.getResults().getMessages(Message.Level.ERROR);
        if (!errors.isEmpty()) {
            services.getRepository().removeKieModule(releaseId);
            throw new IllegalStateException("Drools refuses rules that were found right: "
                    + errors.stream().map(Message::getText).limit(30).toList());
        }
        return new CompiledRules(
                List.copyOf(rules), List.copyOf(lists), releaseId, services.newKieContainer(releaseId, classes));
    }

    /** The rules, in the order of their numbers. */
    public List<CheckedRule> rules() {
        return rules;
    }

    /**
     * A session of its own for one thread.
     *
     * @throws IllegalStateException if the rules are retired and given up
     */
    public synchronized RuleSession newSession() {
        if (retired && openSessions == 0) {
            throw new IllegalStateException("these compiled rules are given up; load the rule set again");
        }
        openSessions++;
        ListMembership membership = new ListMembership(lists);
        KieSession session = base.newKieSession();
        session.setGlobal(CanonicalDrl.LISTS, membership);
        return new RuleSession(this, session, membership);
    }

    /** Gives up what was compiled, as soon as no session is open any more. */
    public synchronized void retire() {
        if (!retired) {
            retired = true;
            giveUpIfUnused();
        }
    }

    synchronized void sessionClosed() {
        openSessions--;
        giveUpIfUnused();
    }

    private void giveUpIfUnused() {
        if (retired && openSessions == 0) {
            container.dispose();
            KieServices.get().getRepository().removeKieModule(releaseId);
        }
    }
}
