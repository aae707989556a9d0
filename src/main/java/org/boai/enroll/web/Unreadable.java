package org.boai.enroll.web;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import java.util.List;
import java.util.stream.Collectors;
import org.boai.enroll.kernel.CommonProblem;
import org.boai.enroll.kernel.FieldError;
import org.boai.enroll.kernel.ProblemException;

/** Names what is wrong with a JSON body, without repeating any of it but the names of keys. */
final class Unreadable {
    private Unreadable() {}

    static ProblemException problem(JacksonException failure) {
        if (failure instanceof UnrecognizedPropertyException unknown) {
            return ProblemException.invalid(pointer(unknown), "key-unknown");
        }
        if (failure instanceof JsonMappingException mapping
                && !mapping.getPath().isEmpty()) {
            boolean twice = String.valueOf(mapping.getOriginalMessage()).startsWith("Duplicate field");
            if (mapping.getCause() instanceof JsonParseException && !twice) {
                return ProblemException.of(CommonProblem.REQUEST_NOT_READABLE);
            }
            return ProblemException.invalid(pointer(mapping), twice ? "key-duplicate" : "value-not-readable");
        }
        if (String.valueOf(failure.getOriginalMessage()).startsWith("Duplicate field")) {
            return ProblemException.invalid(List.of(new FieldError("", "key-duplicate")));
        }
        return ProblemException.of(CommonProblem.REQUEST_NOT_READABLE);
    }

    private static String pointer(JsonMappingException failure) {
        return failure.getPath().stream()
                .map(step -> step.getFieldName() == null ? String.valueOf(step.getIndex()) : step.getFieldName())
                .map(step -> "/" + step.replace("~", "~0").replace("/", "~1"))
                .collect(Collectors.joining());
    }
}
