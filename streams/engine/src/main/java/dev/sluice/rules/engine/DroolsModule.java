package dev.sluice.rules.engine;

import dev.sluice.rules.sandbox.GeneratedClasses;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import org.drools.compiler.kie.builder.impl.InternalKieModule;
import org.drools.model.codegen.ExecutableModelProject;
import org.kie.api.KieBase;
import org.kie.api.KieServices;
import org.kie.api.builder.KieBuilder;
import org.kie.api.builder.KieFileSystem;
import org.kie.api.builder.Message;
import org.kie.api.builder.ReleaseId;
import org.kie.api.runtime.KieContainer;

/**
 * One compilation by Drools. Its classes see only what {@link RuleClassLoader} shows them, and all of them are read before
 * the first is loaded. It is removed as a whole, once nobody holds it, which keeps the class space flat over many reloads.
 */
final class DroolsModule {

    private static final AtomicLong COMPILATIONS = new AtomicLong();
    private static final String CLASS_FILE = ".class";
    private static final int REASONS_MAX = 30;

    private final String drl;
    private final ReleaseId releaseId;
    private final KieContainer container;
    private final KieBase base;
    private int holders = 1;

    private DroolsModule(String drl, ReleaseId releaseId, ClassLoader classes) {
        this.drl = drl;
        this.releaseId = releaseId;
        this.container = KieServices.get().newKieContainer(releaseId, classes);
        this.base = container.getKieBase();
    }

    /**
     * Compiles rules and loads them; whoever calls this holds them.
     *
     * @param drl the rules
     * @throws RefusedRulesException if Drools does not compile them, or if what it made of them must not be loaded; then
     *     nothing of it was loaded
     */
    static DroolsModule of(String drl) {
        ReleaseId releaseId = newReleaseId();
        ClassLoader classes = newClassLoader();
        try {
            refuseUnsafe(classFiles(compiled(drl, releaseId, classes)));
            return new DroolsModule(drl, releaseId, classes);
        } catch (RefusedRulesException e) {
            KieServices.get().getRepository().removeKieModule(releaseId);
            throw e;
        }
    }

    private static ReleaseId newReleaseId() {
        return KieServices.get().newReleaseId("dev.sluice", "rules", Long.toString(COMPILATIONS.incrementAndGet()));
    }

    private static ClassLoader newClassLoader() {
        return new RuleClassLoader(DroolsModule.class.getClassLoader());
    }

    private static InternalKieModule compiled(String drl, ReleaseId releaseId, ClassLoader classes) {
        KieServices services = KieServices.get();
        KieFileSystem files = services.newKieFileSystem();
        files.generateAndWritePomXML(releaseId);
        files.write("src/main/resources/" + CanonicalDrl.PACKAGE.replace('.', '/') + "/rules.drl", drl);
        try {
            KieBuilder builder = services.newKieBuilder(files, classes).buildAll(ExecutableModelProject.class);
            List<Message> errors = builder.getResults().getMessages(Message.Level.ERROR);
            if (!errors.isEmpty()) {
                throw new RefusedRulesException(reasons(errors));
            }
            return (InternalKieModule) builder.getKieModule();
        } catch (RefusedRulesException e) {
            throw e;
        } catch (RuntimeException | LinkageError | StackOverflowError e) {
            throw new RefusedRulesException(List.of("Drools does not compile it: " + firstLine(String.valueOf(e))));
        }
    }

    private static List<String> reasons(List<Message> errors) {
        return errors.stream()
                .map(error -> "Drools does not compile it: " + firstLine(error.getText()))
                .distinct()
                .limit(REASONS_MAX)
                .toList();
    }

    private static String firstLine(String text) {
        return text.strip().lines().findFirst().orElse("without saying why");
    }

    /**
     * What Drools generates from rules, by internal class name; nothing is loaded.
     *
     * @throws RefusedRulesException if Drools does not compile them
     */
    static Map<String, byte[]> generate(String drl) {
        ReleaseId releaseId = newReleaseId();
        try {
            return classFiles(compiled(drl, releaseId, newClassLoader()));
        } finally {
            KieServices.get().getRepository().removeKieModule(releaseId);
        }
    }

    private static Map<String, byte[]> classFiles(InternalKieModule module) {
        Map<String, byte[]> classFiles = new HashMap<>();
        for (String file : module.getFileNames()) {
            if (file.endsWith(CLASS_FILE)) {
                classFiles.put(file.substring(0, file.length() - CLASS_FILE.length()), module.getBytes(file));
            }
        }
        return classFiles;
    }

    private static void refuseUnsafe(Map<String, byte[]> classFiles) {
        List<String> violations = new GeneratedClasses(classFiles).violations();
        if (!violations.isEmpty()) {
            throw new RefusedRulesException(
                    violations.stream().limit(REASONS_MAX).toList());
        }
    }

    /** The rules, loaded. */
    KieBase base() {
        return base;
    }

    /** Holds it once more if it is what these rules compile to, and was not removed; says whether that is so. */
    synchronized boolean holdAs(String rules) {
        boolean held = holders > 0 && drl.equals(rules);
        if (held) {
            holders++;
        }
        return held;
    }

    /** Ends one hold, whose sessions must be closed; with the last one, the classes are given up. */
    synchronized void release() {
        holders--;
        if (holders == 0) {
            container.dispose();
            KieServices.get().getRepository().removeKieModule(releaseId);
        }
    }
}
