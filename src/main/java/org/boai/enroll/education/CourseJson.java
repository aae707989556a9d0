package org.boai.enroll.education;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/** Links and questions as the database keeps them. */
@ApplicationScoped
class CourseJson {
    private final ObjectMapper json;

    CourseJson(ObjectMapper json) {
        this.json = json;
    }

    String text(List<?> items) {
        try {
            return json.writeValueAsString(items);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("Records are written as JSON", e);
        }
    }

    List<CourseLink> links(Object text) {
        return read(text, new TypeReference<>() {});
    }

    /** @param passPercent null where there is no quiz; then there is none */
    CourseQuiz quiz(Object questions, Object passPercent) {
        return passPercent == null
                ? null
                : new CourseQuiz((Integer) passPercent, read(questions, new TypeReference<>() {}));
    }

    private <T> T read(Object text, TypeReference<T> type) {
        try {
            return json.readValue((String) text, type);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("What the program wrote can be read", e);
        }
    }
}
