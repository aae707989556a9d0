package org.boai.enroll.web;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** RFC 9457 problem details. */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record ProblemDocument(
        @Schema(required = true, description = "Address of the page that explains it") String type,
        @Schema(required = true) String title,
        @Schema(required = true) int status,
        @Schema(description = "What to do") String detail,
        @Schema(required = true, description = "urn:uuid of this occurrence; the same id stands in the log")
                String instance,
        @Schema(description = "What is wrong with which value") List<Violation> errors,
        @JsonAnyGetter @Schema(hidden = true) Map<String, Object> extensions) {
    /** One wrong value: where, a stable code, and a sentence. */
    public record Violation(
            @Schema(required = true, description = "JSON pointer") String pointer,
            @Schema(required = true) String code,
            @Schema(required = true) String message) {}
}
