package org.boai.enroll.account;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JsonDeserializer;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import java.io.IOException;
import java.time.OffsetDateTime;

/**
 * A new last moment of an account in a JSON merge patch (RFC 7396): {@code null} there means that it shall have none, a
 * member that is absent means no change and is no {@code NewEnd}.
 */
@JsonDeserialize(using = NewEnd.Reader.class)
public record NewEnd(OffsetDateTime moment) {
    /** Tells null from absent. */
    static class Reader extends JsonDeserializer<NewEnd> {
        @Override
        public NewEnd deserialize(JsonParser json, DeserializationContext context) throws IOException {
            return new NewEnd(context.readValue(json, OffsetDateTime.class));
        }

        @Override
        public NewEnd getNullValue(DeserializationContext context) {
            return new NewEnd(null);
        }

        @Override
        public Object getAbsentValue(DeserializationContext context) {
            return null;
        }
    }
}
