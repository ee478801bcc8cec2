package dev.sluice.rules.engine;

import dev.sluice.rules.facts.FactField;
import dev.sluice.rules.facts.Facts;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Reads one field of a fact without compiled code. */
final class FactReader {

    private final FactField field;
    private final List<Method> getters = new ArrayList<>();

    FactReader(FactField field) {
        this.field = field;
        Class<?> owner = field.fact().factClass();
        for (String property : field.path().split("\\.", -1)) {
            Method getter = getter(owner, property);
            getters.add(getter);
            owner = getter.getReturnType();
        }
    }

    /** The value, or null if there is none. Whatever a getter throws comes through. */
    @Nullable
    Object read(Facts facts) {
        Object value = field.fact().in(facts);
        for (Method getter : getters) {
            value = value == null ? null : invoke(getter, value);
        }
        return value;
    }

    private static @Nullable Object invoke(Method getter, Object target) {
        try {
            return getter.invoke(target);
        } catch (InvocationTargetException e) {
            throw e.getCause() instanceof RuntimeException cause ? cause : new IllegalStateException(e.getCause());
        } catch (IllegalAccessException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Method getter(Class<?> owner, String property) {
        String name = "get" + property.substring(0, 1).toUpperCase(Locale.ROOT) + property.substring(1);
        try {
            return owner.getMethod(name);
        } catch (NoSuchMethodException e) {
            throw new IllegalArgumentException(owner.getSimpleName() + " has no property " + property, e);
        }
    }
}
