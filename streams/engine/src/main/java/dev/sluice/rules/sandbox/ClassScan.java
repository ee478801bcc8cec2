package dev.sluice.rules.sandbox;

import org.jspecify.annotations.Nullable;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.FieldVisitor;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

/** Reads one generated class. */
final class ClassScan extends ClassVisitor {

    private static final int FORBIDDEN_METHOD_FLAGS = Opcodes.ACC_NATIVE | Opcodes.ACC_SYNCHRONIZED;

    private final String className;
    private final Role role;
    private final ClassReport report;

    ClassScan(String className, Role role, ClassReport report) {
        super(Opcodes.ASM9);
        this.className = className;
        this.role = role;
        this.report = report;
    }

    @Override
    public void visit(
            int version,
            int access,
            String name,
            @Nullable String signature,
            @Nullable String superName,
            String @Nullable [] interfaces) {
        if (!name.equals(className)) {
            report.violation("the class " + className + " calls itself " + name);
        }
        if (superName != null) {
            report.use(role, Use.Kind.EXTENDS, superName);
        }
        if (interfaces != null) {
            for (String type : interfaces) {
                report.use(role, Use.Kind.EXTENDS, type);
            }
        }
    }

    @Override
    public @Nullable FieldVisitor visitField(
            int access, String name, String descriptor, @Nullable String signature, @Nullable Object value) {
        report.use(role, Use.Kind.DECLARES_FIELD, GeneratedNames.ofMember(name));
        return null;
    }

    @Override
    public MethodVisitor visitMethod(
            int access, String name, String descriptor, @Nullable String signature, String @Nullable [] exceptions) {
        String place = className + "." + name + descriptor;
        report.use(role, Use.Kind.DECLARES_METHOD, GeneratedNames.ofMember(name));
        if ((access & FORBIDDEN_METHOD_FLAGS) != 0) {
            report.violation(place + " is native or synchronized");
        }
        return new MethodScan(className, name, descriptor, role, report);
    }
}
