package dev.sluice.rules.sandbox;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.Handle;
import org.objectweb.asm.Label;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;

/**
 * Reads one method of a generated class: what it uses, and whether it can run for long or take much memory. Code that only
 * jumps forwards, catches nothing and calls itself in no circle ends after at most as many steps as it has instructions.
 */
final class MethodScan extends MethodVisitor {

    /** Of an array that is created, and of a number that is written out. */
    private static final int ARRAY_ELEMENTS_MAX = 4_096;

    private static final Pattern NUMBER = Pattern.compile("-?[0-9]{1,20}(\\.[0-9]{1,20})?");
    private static final String BIG_DECIMAL = "java/math/BigDecimal";

    private final String className;
    private final String methodName;
    private final String place;
    private final Role role;
    private final ClassReport report;
    private final Set<Label> passed = new HashSet<>();
    private final Set<Label> jumpedTo = new HashSet<>();
    private int callsOfGenerated;

    /** What the instruction just before put on the stack, if it was a constant. */
    private @Nullable Object constant;

    MethodScan(String className, String methodName, String descriptor, Role role, ClassReport report) {
        super(Opcodes.ASM9);
        this.className = className;
        this.methodName = methodName;
        this.place = className + "." + methodName + descriptor;
        this.role = role;
        this.report = report;
    }

    @Override
    public void visitLabel(Label label) {
        passed.add(label);
        if (jumpedTo.contains(label)) {
            constant = null;
        }
    }

    @Override
    public void visitJumpInsn(int opcode, Label label) {
        constant = null;
        if (opcode == Opcodes.JSR) {
            report.violation(place + " jumps to a subroutine");
        }
        refuseBackwards(label);
    }

    @Override
    public void visitTableSwitchInsn(int min, int max, Label otherwise, Label... labels) {
        refuseBackwards(otherwise, labels);
    }

    @Override
    public void visitLookupSwitchInsn(Label otherwise, int[] keys, Label[] labels) {
        refuseBackwards(otherwise, labels);
    }

    private void refuseBackwards(Label label, Label... labels) {
        constant = null;
        List<Label> targets = new ArrayList<>(List.of(labels));
        targets.add(label);
        jumpedTo.addAll(targets);
        if (targets.stream().anyMatch(passed::contains)) {
            report.violation(place + " jumps backwards, which is a loop");
        }
    }

    /** A handler may lie before what it handles, which is a loop, too. */
    @Override
    public void visitTryCatchBlock(Label start, Label end, Label handler, @Nullable String type) {
        report.violation(place + " catches exceptions");
    }

    @Override
    public void visitInsn(int opcode) {
        if (opcode == Opcodes.MONITORENTER || opcode == Opcodes.MONITOREXIT) {
            report.violation(place + " takes a lock");
        }
        boolean smallNumber = opcode >= Opcodes.ICONST_M1 && opcode <= Opcodes.ICONST_5;
        constant = smallNumber ? Integer.valueOf(opcode - Opcodes.ICONST_0) : null;
    }

    @Override
    public void visitIntInsn(int opcode, int operand) {
        if (opcode == Opcodes.NEWARRAY) {
            report.violation(place + " creates an array of numbers");
        }
        constant = opcode == Opcodes.BIPUSH || opcode == Opcodes.SIPUSH ? operand : null;
    }

    @Override
    public void visitVarInsn(int opcode, int variable) {
        constant = null;
        if (opcode == Opcodes.RET) {
            report.violation(place + " returns from a subroutine");
        }
    }

    @Override
    public void visitIincInsn(int variable, int increment) {
        constant = null;
    }

    @Override
    public void visitTypeInsn(int opcode, String type) {
        if (opcode == Opcodes.ANEWARRAY && !isSmallArray()) {
            report.violation(place + " creates an array of a size that is not written out");
        }
        constant = null;
        use(Use.Kind.TYPE, classOf(Type.getObjectType(type)));
    }

    /** The copy that the method values of every enum makes is as large as the enum. */
    private boolean isSmallArray() {
        boolean copyOfEnum = methodName.equals("values") && role == Role.CONDITION;
        return copyOfEnum || (constant instanceof Integer size && size >= 0 && size <= ARRAY_ELEMENTS_MAX);
    }

    @Override
    public void visitMultiANewArrayInsn(String descriptor, int dimensions) {
        constant = null;
        report.violation(place + " creates an array of arrays");
    }

    @Override
    public void visitFieldInsn(int opcode, String owner, String name, String descriptor) {
        constant = null;
        boolean writes = opcode == Opcodes.PUTFIELD || opcode == Opcodes.PUTSTATIC;
        boolean initializes = owner.equals(className) && (methodName.equals("<init>") || methodName.equals("<clinit>"));
        if (writes && !initializes) {
            report.violation(place + " changes " + owner + "." + name);
        }
        use(writes ? Use.Kind.WRITES : Use.Kind.READS, memberOf(owner, name));
    }

    @Override
    public void visitMethodInsn(int opcode, String owner, String name, String descriptor, boolean isInterface) {
        if (owner.equals(BIG_DECIMAL) && name.equals("<init>") && !isPlainNumber()) {
            report.violation(place + " makes a number of a text that is not a plain number");
        }
        constant = null;
        if (Role.of(owner).isPresent()) {
            report.generatedCall(place, owner + "." + name + descriptor);
            refuseSecondCall();
        }
        use(Use.Kind.CALLS, memberOf(owner, name));
    }

    /** Methods that each call the next one twice would take as long as a loop. */
    private void refuseSecondCall() {
        if (role == Role.CONDITION && ++callsOfGenerated == 2) {
            report.violation(place + " calls generated methods more than once");
        }
    }

    private boolean isPlainNumber() {
        return constant instanceof String text && NUMBER.matcher(text).matches();
    }

    @Override
    public void visitInvokeDynamicInsn(String name, String descriptor, Handle bootstrap, Object... arguments) {
        constant = null;
        use(Use.Kind.LINKS, memberOf(bootstrap.getOwner(), bootstrap.getName()));
        for (Object argument : arguments) {
            argument(argument);
        }
    }

    private void argument(Object argument) {
        if (argument instanceof Handle handle) {
            use(Use.Kind.CALLS, memberOf(handle.getOwner(), handle.getName()));
        } else if (!(argument instanceof String || argument instanceof Type)) {
            report.violation(place + " links a call with " + argument);
        }
    }

    @Override
    public void visitLdcInsn(Object value) {
        constant = value;
        if (value instanceof Type type && type.getSort() != Type.METHOD) {
            use(Use.Kind.TYPE, classOf(type));
        } else if (!(value instanceof String || value instanceof Number)) {
            report.violation(place + " loads a constant that is computed: " + value);
        }
    }

    /** The class itself, or what an array is made of; a primitive by its name. */
    private String classOf(Type type) {
        Type element = type.getSort() == Type.ARRAY ? type.getElementType() : type;
        return element.getSort() == Type.OBJECT ? nameOf(element.getInternalName()) : element.getClassName();
    }

    private String memberOf(String owner, String member) {
        return nameOf(owner) + "." + GeneratedNames.ofMember(member);
    }

    /** A condition has no business with another one's class, however harmless. */
    private String nameOf(String internalName) {
        boolean strange =
                role == Role.CONDITION && Role.of(internalName).isPresent() && !internalName.equals(className);
        return strange ? internalName : GeneratedNames.ofClass(internalName);
    }

    private void use(Use.Kind kind, String name) {
        report.use(role, kind, name);
    }
}
