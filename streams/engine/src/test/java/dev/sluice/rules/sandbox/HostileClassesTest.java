package dev.sluice.rules.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.ConstantDynamic;
import org.objectweb.asm.Handle;
import org.objectweb.asm.Label;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;

/** Hand-written classes, as if the checker of the language and Drools had both let everything through. */
class HostileClassesTest {

    private static final String CONDITION =
            "dev/sluice/rules/canonical/P00/LambdaPredicate00000000000000000000000000000000";
    private static final String OTHER_CONDITION =
            "dev/sluice/rules/canonical/P11/LambdaPredicate11111111111111111111111111111111";
    private static final String FRAME = "dev/sluice/rules/canonical/Rules00000000000000000000000000000000";
    private static final String TEST = "(Ljava/lang/Object;)Z";

    static Stream<Arguments> codeOfConditions() {
        return Stream.of(
                attack("ends the process", calls("java/lang/System", "exit", "(I)V"), "java/lang/System.exit"),
                attack(
                        "starts a process",
                        calls("java/lang/Runtime", "getRuntime", "()V"),
                        "java/lang/Runtime.getRuntime"),
                attack(
                        "reads a file",
                        calls("java/nio/file/Files", "readString", "()V"),
                        "java/nio/file/Files.readString"),
                attack(
                        "opens a connection",
                        code -> code.visitTypeInsn(Opcodes.NEW, "java/net/Socket"),
                        "java/net/Socket"),
                attack(
                        "starts a thread",
                        code -> code.visitTypeInsn(Opcodes.NEW, "java/lang/Thread"),
                        "java/lang/Thread"),
                attack("sleeps", calls("java/lang/Thread", "sleep", "(J)V"), "java/lang/Thread.sleep"),
                attack("loads a class", calls("java/lang/Class", "forName", "()V"), "java/lang/Class.forName"),
                attack(
                        "asks a value for its class",
                        calls("java/lang/Object", "getClass", "()V"),
                        "java/lang/Object.getClass"),
                attack(
                        "looks for methods",
                        calls("java/lang/Class", "getMethods", "()V"),
                        "java/lang/Class.getMethods"),
                attack(
                        "names a class",
                        code -> code.visitLdcInsn(Type.getObjectType("java/lang/Runtime")),
                        "names the class java/lang/Runtime"),
                attack(
                        "names an array of a class",
                        code -> code.visitLdcInsn(Type.getType("[Ljava/lang/Runtime;")),
                        "names the class java/lang/Runtime"),
                attack(
                        "reads a system property",
                        calls("java/lang/Integer", "getInteger", "()V"),
                        "java/lang/Integer.getInteger"),
                attack(
                        "uses a regular expression",
                        calls("java/lang/String", "matches", "()V"),
                        "java/lang/String.matches"),
                attack(
                        "repeats a text a billion times",
                        calls("java/lang/String", "repeat", "()V"),
                        "java/lang/String.repeat"),
                attack(
                        "joins texts",
                        code -> code.visitInvokeDynamicInsn(
                                "join",
                                "()V",
                                new Handle(
                                        Opcodes.H_INVOKESTATIC,
                                        "java/lang/invoke/StringConcatFactory",
                                        "makeConcatWithConstants",
                                        "()V",
                                        false)),
                        "StringConcatFactory"),
                attack(
                        "calls whatever a bootstrap method finds",
                        code -> code.visitInvokeDynamicInsn(
                                "call",
                                "()V",
                                new Handle(Opcodes.H_INVOKESTATIC, "java/lang/Evil", "find", "()V", false)),
                        "is linked by java/lang/Evil.find"),
                attack(
                        "makes a lambda of System.exit",
                        code -> code.visitInvokeDynamicInsn(
                                "run",
                                "()V",
                                new Handle(
                                        Opcodes.H_INVOKESTATIC,
                                        "java/lang/invoke/LambdaMetafactory",
                                        "metafactory",
                                        "()V",
                                        false),
                                new Handle(Opcodes.H_INVOKESTATIC, "java/lang/System", "exit", "(I)V", false)),
                        "java/lang/System.exit"),
                attack(
                        "loads a method handle",
                        code -> code.visitLdcInsn(
                                new Handle(Opcodes.H_INVOKESTATIC, "java/lang/System", "exit", "(I)V", false)),
                        "loads a constant that is computed"),
                attack(
                        "loads a constant that code computes",
                        code -> code.visitLdcInsn(new ConstantDynamic(
                                "x", "I", new Handle(Opcodes.H_INVOKESTATIC, "java/lang/Evil", "find", "()V", false))),
                        "loads a constant that is computed"),
                attack("loops for ever", HostileClassesTest::loop, "jumps backwards"),
                attack("loops by a switch", HostileClassesTest::loopBySwitch, "jumps backwards"),
                attack("loops by catching what it throws", HostileClassesTest::loopByHandler, "catches exceptions"),
                attack("calls itself for ever", calls(CONDITION, "test", TEST), "calls itself"),
                attack(
                        "calls a method twice that calls another twice",
                        code -> {
                            calls(CONDITION, "test", "(I)Z").accept(code);
                            calls(CONDITION, "test", "(I)Z").accept(code);
                        },
                        "more than once"),
                attack(
                        "calls another rule's condition",
                        calls(OTHER_CONDITION, "test", TEST),
                        OTHER_CONDITION + ".test"),
                attack(
                        "jumps to a subroutine",
                        code -> {
                            Label label = new Label();
                            code.visitJumpInsn(Opcodes.JSR, label);
                            code.visitLabel(label);
                            code.visitVarInsn(Opcodes.RET, 2);
                        },
                        "subroutine"),
                attack("takes a lock", code -> code.visitInsn(Opcodes.MONITORENTER), "takes a lock"),
                attack(
                        "allocates two billion numbers",
                        code -> {
                            code.visitLdcInsn(Integer.MAX_VALUE);
                            code.visitIntInsn(Opcodes.NEWARRAY, Opcodes.T_LONG);
                        },
                        "array of numbers"),
                attack(
                        "allocates two billion texts",
                        code -> {
                            code.visitLdcInsn(Integer.MAX_VALUE);
                            code.visitTypeInsn(Opcodes.ANEWARRAY, "java/lang/String");
                        },
                        "size that is not written out"),
                attack(
                        "allocates a size that depends on the way taken",
                        HostileClassesTest::sizeByJump,
                        "size that is not written out"),
                attack(
                        "allocates an array of arrays",
                        code -> code.visitMultiANewArrayInsn("[[Ljava/lang/String;", 2),
                        "array of arrays"),
                attack(
                        "makes a number of a billion digits",
                        code -> {
                            code.visitLdcInsn("1e999999999");
                            calls("java/math/BigDecimal", "<init>", "(Ljava/lang/String;)V")
                                    .accept(code);
                        },
                        "not a plain number"),
                attack(
                        "makes a number of a text that came from outside",
                        code -> {
                            code.visitVarInsn(Opcodes.ALOAD, 1);
                            calls("java/math/BigDecimal", "<init>", "(Ljava/lang/String;)V")
                                    .accept(code);
                        },
                        "not a plain number"),
                attack(
                        "changes a global state",
                        code -> code.visitFieldInsn(
                                Opcodes.PUTSTATIC, "java/lang/System", "out", "Ljava/io/PrintStream;"),
                        "changes java/lang/System.out"),
                attack(
                        "reads a global state",
                        code -> code.visitFieldInsn(
                                Opcodes.GETSTATIC, "java/lang/System", "out", "Ljava/io/PrintStream;"),
                        "reads java/lang/System.out"),
                attack(
                        "changes its own state",
                        code -> code.visitFieldInsn(Opcodes.PUTSTATIC, CONDITION, "INSTANCE", "LX;"),
                        "changes " + CONDITION),
                attack(
                        "changes the transaction",
                        calls("dev/sluice/contract/TransactionRequested", "setAmount", "(Ljava/math/BigDecimal;)V"),
                        "TransactionRequested.setAmount"),
                attack(
                        "changes a signal",
                        calls("dev/sluice/contract/DeviceTelemetryReported", "put", "(ILjava/lang/Object;)V"),
                        "DeviceTelemetryReported.put"),
                attack(
                        "moves the lists to another day",
                        calls("dev/sluice/rules/lists/ListMembership", "at", "(Ljava/time/Instant;)V"),
                        "ListMembership.at"),
                attack("asks for the clock", calls("java/time/Instant", "now", "()V"), "java/time/Instant.now"),
                attack(
                        "compiles rules",
                        calls("org/kie/api/KieServices", "get", "()V"),
                        "org/kie/api/KieServices.get"));
    }

    @ParameterizedTest(name = "a condition that {0} is refused")
    @MethodSource("codeOfConditions")
    void what_no_condition_of_the_language_does_is_refused(String attack, Consumer<MethodVisitor> code, String reason) {
        List<String> violations = violations(CONDITION, conditionWith("test", TEST, Opcodes.ACC_PUBLIC, code));

        assertThat(violations).anyMatch(sentence -> sentence.contains(reason));
    }

    static Stream<Arguments> classes() {
        byte[] harmless = conditionWith("test", TEST, Opcodes.ACC_PUBLIC, code -> {});
        return Stream.of(
                Arguments.of(
                        "whose name is none of Drools'",
                        "dev/sluice/rules/canonical/Helper",
                        harmless,
                        "which Drools does not generate"),
                Arguments.of(
                        "that takes the place of one of the platform's",
                        "java/lang/String",
                        harmless,
                        "which Drools does not generate"),
                Arguments.of(
                        "that takes the place of one of Sluice's",
                        "dev/sluice/rules/facts/Device",
                        harmless,
                        "which Drools does not generate"),
                Arguments.of("under another class's name", OTHER_CONDITION, harmless, "calls itself " + CONDITION),
                Arguments.of("that is no class file", CONDITION, new byte[] {1, 2, 3}, "cannot be read"),
                Arguments.of("that is empty", CONDITION, new byte[0], "cannot be read"),
                Arguments.of(
                        "that is cut off", CONDITION, Arrays.copyOf(harmless, harmless.length / 2), "cannot be read"),
                Arguments.of(
                        "with a finalizer",
                        CONDITION,
                        conditionWith("finalize", "()V", Opcodes.ACC_PROTECTED, code -> {}),
                        "declares the method finalize"),
                Arguments.of(
                        "that is read back from a stream",
                        CONDITION,
                        conditionWith("readResolve", "()V", Opcodes.ACC_PRIVATE, code -> {}),
                        "declares the method readResolve"),
                Arguments.of(
                        "with a native method",
                        CONDITION,
                        conditionWith("test", TEST, Opcodes.ACC_NATIVE, code -> {}),
                        "native"),
                Arguments.of(
                        "with a synchronized method",
                        CONDITION,
                        conditionWith("test", TEST, Opcodes.ACC_SYNCHRONIZED, code -> {}),
                        "synchronized"),
                Arguments.of(
                        "whose static initialiser ends the process",
                        CONDITION,
                        conditionWith("<clinit>", "()V", Opcodes.ACC_STATIC, calls("java/lang/System", "exit", "(I)V")),
                        "java/lang/System.exit"),
                Arguments.of(
                        "whose static initialiser loops",
                        CONDITION,
                        conditionWith("<clinit>", "()V", Opcodes.ACC_STATIC, HostileClassesTest::loop),
                        "jumps backwards"),
                Arguments.of(
                        "that is a thread",
                        CONDITION,
                        conditionClass("java/lang/Thread", "HELD"),
                        "extends java/lang/Thread"),
                Arguments.of(
                        "that is a class loader",
                        CONDITION,
                        conditionClass("java/lang/ClassLoader", "HELD"),
                        "extends java/lang/ClassLoader"),
                Arguments.of(
                        "that keeps state in a field",
                        CONDITION,
                        conditionClass("java/lang/Enum", "cache"),
                        "declares the field cache"),
                Arguments.of(
                        "of the frame that ends the process",
                        FRAME,
                        frameWith(calls("java/lang/System", "exit", "(I)V")),
                        "java/lang/System.exit"),
                Arguments.of("of the frame that loops", FRAME, frameWith(HostileClassesTest::loop), "jumps backwards"),
                Arguments.of(
                        "of the frame that calls itself for ever",
                        FRAME,
                        frameWith(calls(FRAME, "<init>", "()V")),
                        "calls itself"));
    }

    @ParameterizedTest(name = "a class {0} is refused")
    @MethodSource("classes")
    void what_is_no_class_of_the_rules_is_refused(String attack, String name, byte[] bytes, String reason) {
        assertThat(violations(name, bytes)).anyMatch(sentence -> sentence.contains(reason));
    }

    @Test
    void two_classes_of_the_frame_that_create_each_other_are_refused() {
        String other = FRAME.replace('0', '1');
        Map<String, byte[]> classes = Map.of(
                FRAME, frameClass(FRAME, calls(other, "<init>", "()V")),
                other, frameClass(other, calls(FRAME, "<init>", "()V")));

        assertThat(new GeneratedClasses(classes).violations())
                .singleElement()
                .asString()
                .contains("calls itself");
    }

    @Test
    void a_condition_that_reads_a_field_and_compares_it_is_accepted() {
        Consumer<MethodVisitor> code = visitor -> {
            visitor.visitVarInsn(Opcodes.ALOAD, 1);
            calls("dev/sluice/rules/facts/Device", "getTelemetry", "()Ldev/sluice/contract/DeviceTelemetryReported;")
                    .accept(visitor);
            calls("dev/sluice/contract/DeviceTelemetryReported", "getRooted", "()Ljava/lang/Boolean;")
                    .accept(visitor);
            visitor.visitLdcInsn("12.50");
            calls("java/math/BigDecimal", "<init>", "(Ljava/lang/String;)V").accept(visitor);
        };

        assertThat(violations(CONDITION, conditionWith("test", TEST, Opcodes.ACC_PUBLIC, code)))
                .isEmpty();
    }

    private static Arguments attack(String name, Consumer<MethodVisitor> code, String reason) {
        return Arguments.of(name, code, reason);
    }

    private static List<String> violations(String name, byte[] bytes) {
        return new GeneratedClasses(Map.of(name, bytes)).violations();
    }

    private static Consumer<MethodVisitor> calls(String owner, String name, String descriptor) {
        return code -> code.visitMethodInsn(Opcodes.INVOKESTATIC, owner, name, descriptor, false);
    }

    private static void loop(MethodVisitor code) {
        Label start = new Label();
        code.visitLabel(start);
        code.visitJumpInsn(Opcodes.GOTO, start);
    }

    private static void loopBySwitch(MethodVisitor code) {
        Label start = new Label();
        code.visitLabel(start);
        code.visitInsn(Opcodes.ICONST_0);
        code.visitLookupSwitchInsn(start, new int[] {1}, new Label[] {start});
    }

    private static void loopByHandler(MethodVisitor code) {
        Label start = new Label();
        Label end = new Label();
        code.visitTryCatchBlock(start, end, start, null);
        code.visitLabel(start);
        code.visitInsn(Opcodes.ACONST_NULL);
        code.visitInsn(Opcodes.ATHROW);
        code.visitLabel(end);
    }

    /** The constant just before the array is only one of two ways to reach it. */
    private static void sizeByJump(MethodVisitor code) {
        Label array = new Label();
        code.visitLdcInsn(Integer.MAX_VALUE);
        code.visitJumpInsn(Opcodes.GOTO, array);
        code.visitInsn(Opcodes.ICONST_1);
        code.visitLabel(array);
        code.visitTypeInsn(Opcodes.ANEWARRAY, "java/lang/String");
    }

    private static byte[] conditionWith(String method, String descriptor, int access, Consumer<MethodVisitor> code) {
        ClassWriter writer = new ClassWriter(0);
        writer.visit(Opcodes.V17, Opcodes.ACC_PUBLIC, CONDITION, null, "java/lang/Enum", null);
        method(writer, method, descriptor, access, code);
        return writer.toByteArray();
    }

    private static byte[] conditionClass(String superclass, String field) {
        ClassWriter writer = new ClassWriter(0);
        writer.visit(Opcodes.V17, Opcodes.ACC_PUBLIC, CONDITION, null, superclass, null);
        writer.visitField(Opcodes.ACC_STATIC, field, "Ljava/lang/String;", null, null)
                .visitEnd();
        writer.visitEnd();
        return writer.toByteArray();
    }

    private static byte[] frameWith(Consumer<MethodVisitor> code) {
        return frameClass(FRAME, code);
    }

    private static byte[] frameClass(String name, Consumer<MethodVisitor> code) {
        ClassWriter writer = new ClassWriter(0);
        writer.visit(Opcodes.V17, Opcodes.ACC_PUBLIC, name, null, "java/lang/Object", null);
        method(writer, "<init>", "()V", Opcodes.ACC_PUBLIC, code);
        return writer.toByteArray();
    }

    private static void method(
            ClassWriter writer, String name, String descriptor, int access, Consumer<MethodVisitor> code) {
        MethodVisitor method = writer.visitMethod(access, name, descriptor, null, null);
        if ((access & Opcodes.ACC_NATIVE) == 0) {
            method.visitCode();
            code.accept(method);
            method.visitInsn(Opcodes.RETURN);
            method.visitMaxs(9, 9);
        }
        method.visitEnd();
        writer.visitEnd();
    }
}
