package org.boai.enroll.page;

import java.time.LocalDate;
import org.boai.enroll.kernel.ProblemException;
import org.boai.enroll.rights.AskForRight;
import org.boai.enroll.rights.RightsKind;
import org.boai.enroll.rights.Wishes;
import org.jboss.resteasy.reactive.RestForm;

/** What somebody wants corrected or deleted, as typed; any of it may be absent. */
public record TypedWish(
        @RestForm String kind,
        @RestForm String fullName,
        @RestForm String birthYear,
        @RestForm String birthMonth,
        @RestForm String birthDay,
        @RestForm String reason) {
    static final TypedWish NOTHING = new TypedWish(null, null, null, null, null, null);

    /** @throws ProblemException {@code request-invalid} for a date that is none */
    AskForRight read() {
        String why = given(reason);
        return "DELETION".equals(kind)
                ? new AskForRight(RightsKind.DELETION, null, null, why, null)
                : new AskForRight(
                        RightsKind.CORRECTION, new Wishes(given(fullName), birthDate(), null, null), null, why, null);
    }

    private LocalDate birthDate() {
        var written = TypedDate.of(birthYear, birthMonth, birthDay);
        LocalDate date = written.absent() ? null : written.read();
        if (date == null && !written.absent()) {
            throw ProblemException.invalid("/correction/birthDate", "birth-date-not-readable");
        }
        return date;
    }

    private static String given(String text) {
        return text == null || text.isBlank() ? null : text.strip();
    }

    @Override
    public String toString() {
        return "TypedWish[" + kind + "]";
    }
}
