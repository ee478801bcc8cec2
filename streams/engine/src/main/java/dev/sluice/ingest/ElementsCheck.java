package dev.sluice.ingest;

import java.util.List;

/** A list: not too long, and each element as the schema says. */
final class ElementsCheck implements FieldCheck {
    private final FieldName field;
    private final int elementsMax;
    private final FieldCheck element;

    ElementsCheck(FieldName field, int elementsMax, FieldCheck element) {
        this.field = field;
        this.elementsMax = elementsMax;
        this.element = element;
    }

    @Override
    public void check(Object value, TimeBounds times, Rejections out) {
        List<?> elements = (List<?>) value;
        if (elements.size() > elementsMax) {
            field.reject(
                    out, RejectionReason.TOO_LONG, "has " + elements.size() + " elements: send at most " + elementsMax);
            return;
        }
        for (Object each : elements) {
            element.check(each, times, out);
        }
    }
}
