package dev.sluice.rules.engine;

import dev.sluice.rules.lists.ListMembership;
import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.util.Collections;
import java.util.Enumeration;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * All that compiled rules can see: the facts, the contracts, the few classes of the platform that comparing values needs,
 * and what Drools' generated code is made of. Whatever else a rule named would not link.
 */
final class RuleClassLoader extends ClassLoader {

    private static final String CLASS_FILE = ".class";

    private static final List<String> PACKAGES = List.of(
            "dev.sluice.contract.",
            "dev.sluice.rules.facts.",
            CanonicalDrl.PACKAGE + ".",
            "org.apache.avro.",
            "org.drools.",
            "org.kie.",
            "java.math.",
            "java.time.",
            "java.util.function.",
            "java.util.stream.",
            "java.lang.annotation.",
            "java.lang.constant.");

    private static final Set<String> CLASSES = Set.of(
            ListMembership.class.getName(),
            "java.lang.Throwable",
            "java.io.Serializable",
            "java.io.Externalizable",
            "java.lang.Object",
            "java.lang.String",
            "java.lang.StringBuilder",
            "java.lang.CharSequence",
            "java.lang.Comparable",
            "java.lang.Iterable",
            "java.lang.Number",
            "java.lang.Boolean",
            "java.lang.Byte",
            "java.lang.Character",
            "java.lang.Short",
            "java.lang.Integer",
            "java.lang.Long",
            "java.lang.Float",
            "java.lang.Double",
            "java.lang.Void",
            "java.lang.Enum",
            "java.lang.Enum$EnumDesc",
            "java.lang.invoke.MethodHandles$Lookup",
            "java.lang.invoke.TypeDescriptor",
            "java.lang.invoke.TypeDescriptor$OfField",
            "java.lang.invoke.TypeDescriptor$OfMethod",
            "java.lang.reflect.Type",
            "java.lang.reflect.AnnotatedElement",
            "java.lang.reflect.GenericDeclaration",
            "java.lang.Record",
            "java.lang.Class",
            "java.lang.Math",
            "java.lang.Cloneable",
            "java.lang.AutoCloseable",
            "java.lang.Override",
            "java.lang.Deprecated",
            "java.lang.SuppressWarnings",
            "java.lang.FunctionalInterface",
            "java.lang.invoke.LambdaMetafactory",
            "java.lang.invoke.StringConcatFactory",
            "java.lang.invoke.MethodHandles",
            "java.lang.invoke.SerializedLambda");

    /**
     * What the methods of Throwable name, which the compiler may look up whenever a class throws something. They can be read,
     * so that whether rules compile does not depend on what the compiler happens to ask for; they can not be loaded.
     */
    private static final Set<String> NAMED_BY_THROWABLE = Set.of(
            "java.io.ObjectInputStream",
            "java.io.ObjectOutputStream",
            "java.io.PrintStream",
            "java.io.PrintWriter",
            "java.lang.StackTraceElement");

    /** Collections and the like; nothing that starts threads, loads classes or reads files. */
    private static final Pattern PLAIN_UTILITY = Pattern.compile(
            "java\\.util\\.(?!Timer|ServiceLoader|Scanner|Formatter|ResourceBundle|spi)[A-Z][A-Za-z$]*");

    private static final Pattern PLATFORM_EXCEPTION = Pattern.compile("java\\.lang\\.[A-Za-z]*(Exception|Error)");

    RuleClassLoader(ClassLoader parent) {
        super("rules", parent);
    }

    @Override
    protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
        if (!isAllowed(name)) {
            throw new ClassNotFoundException(name + " is not visible to rules");
        }
        return super.loadClass(name, resolve);
    }

    @Override
    public @Nullable URL getResource(String name) {
        return isAllowedResource(name) ? super.getResource(name) : null;
    }

    @Override
    public Enumeration<URL> getResources(String name) throws IOException {
        return isAllowedResource(name) ? super.getResources(name) : Collections.emptyEnumeration();
    }

    @Override
    public @Nullable InputStream getResourceAsStream(String name) {
        return isAllowedResource(name) ? super.getResourceAsStream(name) : null;
    }

    private static boolean isAllowedResource(String name) {
        if (!name.endsWith(CLASS_FILE)) {
            return false;
        }
        String className =
                name.substring(0, name.length() - CLASS_FILE.length()).replace('/', '.');
        return isAllowed(className) || NAMED_BY_THROWABLE.contains(className);
    }

    private static boolean isAllowed(String name) {
        return CLASSES.contains(name)
                || PACKAGES.stream().anyMatch(name::startsWith)
                || PLAIN_UTILITY.matcher(name).matches()
                || PLATFORM_EXCEPTION.matcher(name).matches();
    }
}
