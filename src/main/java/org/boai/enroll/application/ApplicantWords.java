package org.boai.enroll.application;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.boai.enroll.privacy.FieldCipher;
import org.boai.enroll.privacy.FieldCipher.Field;

/** What applicants write in their own words, sealed. */
@ApplicationScoped
class ApplicantWords {
    private final FieldCipher cipher;

    ApplicantWords(FieldCipher cipher) {
        this.cipher = cipher;
    }

    /** @param row the application, of an appeal */
    byte[] seal(UUID row, String words) {
        return cipher.seal(Field.APPLICANT_WORDS, row, words);
    }

    /** @param row the return that is answered */
    byte[] seal(UUID row, AnswerReturn answer) {
        return seal(
                row,
                Stream.of(answer.backgroundProof(), answer.other())
                        .filter(text -> text != null)
                        .collect(Collectors.joining("\n")));
    }

    String open(UUID row, byte[] words) {
        return cipher.open(Field.APPLICANT_WORDS, row, words);
    }
}
