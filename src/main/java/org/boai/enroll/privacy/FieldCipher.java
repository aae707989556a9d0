package org.boai.enroll.privacy;

import io.vertx.core.buffer.Buffer;
import java.util.UUID;
import java.util.function.Function;
import org.boai.enroll.kernel.InvalidValue;
import org.jboss.logging.Logger;

/**
 * Seals personal fields and secrets. A sealed field opens only in the row and the field that it was sealed for, so that copying
 * ciphertext from one row to another reveals nothing.
 */
public interface FieldCipher {
    /** @return key id, nonce, ciphertext and tag in one array; null for null */
    byte[] seal(Field field, UUID row, String text);

    /**
     * @return the text; null for null
     * @throws IllegalStateException if the key is unknown or the field was changed or moved
     */
    String open(Field field, UUID row, byte[] sealed);

    /**
     * For what goes through many rows: one that cannot be read is named in the log and keeps nobody else waiting.
     *
     * @param sealed as a row or an entity has it: a {@link Buffer}, bytes, or null
     * @param made   what is made of the text, which may refuse it as an {@link InvalidValue}
     * @return null for null, and when the field cannot be read
     */
    default <T> T openOrNull(Field field, UUID row, Object sealed, Function<String, T> made) {
        if (sealed == null) {
            return null;
        }
        try {
            byte[] bytes = sealed instanceof Buffer buffer ? buffer.getBytes() : (byte[]) sealed;
            return made.apply(open(field, row, bytes));
        } catch (IllegalStateException | InvalidValue e) {
            Logger.getLogger(FieldCipher.class)
                    .errorf("the field %s of the row %s cannot be read: %s", field, row, e.getClass());
            return null;
        }
    }

    /** Which field of the row; part of what a sealed value is bound to. */
    enum Field {
        FULL_NAME,
        PHONE,
        BIRTH_DATE,
        DOCUMENT_NUMBER,
        GUARDIAN,
        /** What an applicant answers or appeals with, in words; the row is the return, or the application. */
        APPLICANT_WORDS,
        /** How a person wants it to read; the row is the request. */
        RIGHTS_WISHES,
        /** Why, in the person's own words; the row is the request. */
        RIGHTS_REASON,
        /** What a channel signs or signs in with; the row is the channel. */
        CHANNEL_SECRETS,
        /** Where an endpoint is reached, a phone among others; the row is the endpoint. */
        CHANNEL_ADDRESS,
        /** What one-time codes are made of; the row is the account. */
        SECOND_FACTOR,
        /** What WeChat lends the whole installation for two hours; the row is the token's. */
        WECHAT_TOKEN,
        /** Who somebody is at WeChat; the row is the session. */
        WECHAT_OPENID,
        /** What somebody has typed so far; the row is the draft. */
        DRAFT,
        /** A row of a list that is taken over, as it was given; the row is the member that it becomes. */
        IMPORTED,
        /** Who represents a unit by law; the row is the unit's application or membership. */
        LEGAL_REPRESENTATIVE,
        /** 救护员证; the row is the certificate, or the participant of the class that gave it. */
        CERTIFICATE_NUMBER
    }
}
