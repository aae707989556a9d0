package org.boai.enroll.member;

import java.time.LocalDate;
import java.util.Objects;

/**
 * A number that a member had before or carries on paper, as it was given.
 *
 * @param issuedOn may be null, and so may {@code issuedBy}
 * @param reason   why it is noted; null the first time
 */
record NotedNumber(Kind kind, String number, LocalDate issuedOn, String issuedBy, String reason) {
    static final int LONGEST = 60;

    /** What kind of number. */
    enum Kind {
        LEGACY("旧会员号"),
        PAPER_CARD("会员证");

        private final String label;

        Kind(String label) {
            this.label = label;
        }

        /** What a search asks of a member {@code m}; takes the place of the number. */
        String condition() {
            return "m.id IN (SELECT n.member_id FROM member_numbers n WHERE n.number = $%d AND n.kind = '" + name()
                    + "')";
        }
    }

    boolean sameAs(NotedNumber other) {
        return other != null
                && number.equals(other.number)
                && Objects.equals(issuedOn, other.issuedOn)
                && Objects.equals(issuedBy, other.issuedBy);
    }

    /** For the history: which number, and why; never the number. */
    String said() {
        return kind.label + "：" + (reason == null ? "登记" : reason);
    }

    @Override
    public String toString() {
        return "NotedNumber[" + kind + "]";
    }
}
