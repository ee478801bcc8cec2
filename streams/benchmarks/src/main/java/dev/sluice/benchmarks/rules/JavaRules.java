package dev.sluice.benchmarks.rules;

import dev.sluice.benchmarks.TemporaryDirectory;
import dev.sluice.rules.facts.Facts;
import dev.sluice.rules.language.CheckedRule;
import dev.sluice.rules.lists.ListMembership;
import dev.sluice.rules.lists.RuleList;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.BitSet;
import java.util.List;
import javax.tools.ToolProvider;

/** Rules that were written in Java. */
public interface JavaRules {

    /**
     * Evaluates all rules.
     *
     * @param facts the transaction
     * @param lists the lists at the time of the transaction
     * @param hits where the numbers of the rules that hit are set
     */
    void evaluate(Facts facts, ListMembership lists, BitSet hits);

    /** The rules, written in Java and compiled by the compiler of the platform. */
    static JavaRules of(List<CheckedRule> rules, List<RuleList> lists) {
        try (TemporaryDirectory folder = new TemporaryDirectory()) {
            compile(JavaSource.of(rules, lists), folder.path());
            return load(folder.path());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void compile(String text, Path folder) throws IOException {
        Path source = Files.writeString(folder.resolve(JavaSource.CLASS + ".java"), text);
        String classPath = System.getProperty("java.class.path");
        int result = ToolProvider.getSystemJavaCompiler()
                .run(
                        null,
                        System.err,
                        System.err,
                        "-proc:none",
                        "-cp",
                        classPath,
                        "-d",
                        folder.toString(),
                        source.toString());
        if (result != 0) {
            throw new IllegalStateException("the rules written in Java do not compile");
        }
    }

    private static JavaRules load(Path folder) throws IOException {
        URL[] classes = {folder.toUri().toURL()};
        try (URLClassLoader loader = new URLClassLoader(classes, JavaRules.class.getClassLoader())) {
            return (JavaRules)
                    loader.loadClass(JavaSource.CLASS).getConstructor().newInstance();
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("the rules written in Java cannot be loaded", e);
        }
    }
}
