package org.boai.enroll.rights;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.boai.enroll.privacy.FieldCipher;
import org.boai.enroll.privacy.FieldCipher.Field;

/** Seals what is written in a request, and opens it. */
@ApplicationScoped
class SealedRequests {
    private final FieldCipher cipher;
    private final ObjectMapper json;

    SealedRequests(FieldCipher cipher, ObjectMapper json) {
        this.cipher = cipher;
        this.json = json;
    }

    void seal(RightsRequest row, Wishes wishes, String reason) {
        row.wishes = cipher.seal(Field.RIGHTS_WISHES, row.id, write(wishes));
        row.reason = cipher.seal(Field.RIGHTS_REASON, row.id, reason);
    }

    /** Null for a deletion, and after erasure. */
    Wishes wishes(RightsRequest row) {
        String text = cipher.open(Field.RIGHTS_WISHES, row.id, row.wishes);
        try {
            return text == null ? null : json.readValue(text, Wishes.class);
        } catch (JsonProcessingException e) {
            // not kept as the cause: its message may quote the person
            throw new IllegalStateException("what the program wrote of a request is not readable");
        }
    }

    String reason(RightsRequest row) {
        return cipher.open(Field.RIGHTS_REASON, row.id, row.reason);
    }

    /** The session at hand writes it. */
    void forgetDocument(RightsRequest row) {
        Wishes wishes = wishes(row);
        if (wishes != null && wishes.identityDocument() != null) {
            row.wishes = cipher.seal(Field.RIGHTS_WISHES, row.id, write(wishes.withoutDocument()));
        }
    }

    /** For a copy: as it was wished; null for a deletion. */
    String wishesAsText(RightsRequest row) {
        Wishes wishes = wishes(row);
        return wishes == null ? null : wishes.asText();
    }

    RightsRequestView view(RightsRequest row) {
        Wishes wishes = wishes(row);
        return RightsRequestView.of(row, wishes == null ? List.of() : wishes.fields());
    }

    private String write(Wishes wishes) {
        try {
            return wishes == null ? null : json.writeValueAsString(wishes);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("our own records are always writable", e);
        }
    }
}
