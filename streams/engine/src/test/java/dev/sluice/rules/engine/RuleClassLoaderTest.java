package dev.sluice.rules.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RuleClassLoaderTest {

    private final ClassLoader loader = new RuleClassLoader(RuleClassLoaderTest.class.getClassLoader());

    @ParameterizedTest
    @ValueSource(
            strings = {
                "java.lang.Runtime",
                "java.lang.System",
                "java.lang.Process",
                "java.lang.ProcessBuilder",
                "java.lang.Thread",
                "java.lang.ThreadGroup",
                "java.lang.ClassLoader",
                "java.lang.Module",
                "java.lang.reflect.Method",
                "java.lang.reflect.Proxy",
                "java.lang.invoke.MethodHandle",
                "java.io.File",
                "java.io.FileInputStream",
                "java.nio.file.Files",
                "java.net.URL",
                "java.net.Socket",
                "java.util.Timer",
                "java.util.Scanner",
                "java.util.ServiceLoader",
                "java.util.concurrent.Executors",
                "java.util.concurrent.ForkJoinPool",
                "javax.script.ScriptEngineManager",
                "sun.misc.Unsafe",
                "dev.sluice.rules.RuleSet",
                "dev.sluice.rules.engine.CompiledRules",
                "com.fasterxml.jackson.databind.ObjectMapper"
            })
    void what_could_reach_outside_is_not_visible_to_rules(String name) {
        assertThatThrownBy(() -> loader.loadClass(name)).isInstanceOf(ClassNotFoundException.class);
        assertThat(loader.getResource(name.replace('.', '/') + ".class")).isNull();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "dev.sluice.rules.facts.Device",
                "dev.sluice.contract.EntryMode",
                "java.math.BigDecimal",
                "java.lang.Double",
                "java.util.List"
            })
    void what_comparing_values_needs_is_visible(String name) throws ClassNotFoundException {
        assertThat(loader.loadClass(name)).isSameAs(Class.forName(name));
    }
}
