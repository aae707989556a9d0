package org.boai.enroll.web;

import jakarta.validation.ConstraintViolation;
import jakarta.validation.ConstraintViolationException;
import jakarta.validation.ElementKind;
import jakarta.validation.Path;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import org.boai.enroll.kernel.FieldError;
import org.boai.enroll.kernel.ProblemException;

/** Translates Bean Validation's findings into field errors with JSON pointers. */
public final class Violations {
    private static final String BUILT_IN = "jakarta.validation.constraints.";

    private Violations() {}

    static ProblemException of(ConstraintViolationException failure) {
        return ProblemException.invalid(errors(failure.getConstraintViolations()));
    }

    public static List<FieldError> errors(Collection<? extends ConstraintViolation<?>> violations) {
        return violations.stream().map(Violations::error).toList();
    }

    private static FieldError error(ConstraintViolation<?> violation) {
        return new FieldError(pointer(violation.getPropertyPath()), code(violation), violation.getMessage());
    }

    /** The path without the method and the name of the body parameter; a query parameter keeps its name. */
    private static String pointer(Path path) {
        var pointer = new StringBuilder();
        String parameter = "";
        for (Path.Node node : path) {
            if (node.getKind() == ElementKind.PARAMETER) {
                parameter = "/" + node.getName();
            } else if (node.getKind() == ElementKind.PROPERTY || node.getKind() == ElementKind.CONTAINER_ELEMENT) {
                if (node.getIndex() != null) {
                    pointer.append('/').append(node.getIndex());
                }
                if (node.getKind() == ElementKind.PROPERTY) {
                    pointer.append('/').append(node.getName());
                }
            }
        }
        boolean wholeBody = parameter.equals("/request");
        return pointer.isEmpty() && !wholeBody ? parameter : pointer.toString();
    }

    private static String code(ConstraintViolation<?> violation) {
        String template = violation.getMessageTemplate();
        if (template.startsWith("{") && !template.contains(BUILT_IN) && !template.contains("org.hibernate")) {
            return template.substring(1, template.length() - 1);
        }
        String name = violation
                .getConstraintDescriptor()
                .getAnnotation()
                .annotationType()
                .getSimpleName();
        return name.replaceAll("(?<=[a-z])(?=[A-Z])", "-").toLowerCase(Locale.ROOT);
    }
}
