package org.boai.enroll.member;

import jakarta.validation.constraints.Pattern;
import java.util.ArrayList;
import java.util.List;
import org.boai.enroll.kernel.MobileNumber;
import org.boai.enroll.kernel.PersonName;
import org.boai.enroll.kernel.ProblemException;
import org.boai.enroll.kernel.ValidMobileNumber;
import org.boai.enroll.kernel.ValidPersonName;
import org.boai.enroll.kernel.ValidPlainText;
import org.boai.enroll.privacy.BlindIndex;

/**
 * Looks for members by what is said of them exactly; of several, all must fit.
 *
 * @param number       of the register, 17 digits
 * @param legacyNumber that the member had before, as it was given; {@code cardNumber} likewise
 */
public record SearchMembers(
        @ValidPersonName String name,
        @Pattern(regexp = "[0-9]{17}") String number,
        @ValidPlainText(max = NotedNumber.LONGEST) String legacyNumber,
        @ValidPlainText(max = NotedNumber.LONGEST) String cardNumber,
        @ValidMobileNumber String phone) {

    /** One thing that is said, as the register can find it. */
    record Said(String field, String condition, Object value) {
        @Override
        public String toString() {
            return "Said[" + field + "]";
        }
    }

    /** @throws ProblemException {@code request-invalid} when nothing is said */
    List<Said> said(BlindIndex index) {
        List<Said> said = new ArrayList<>();
        if (number != null) {
            said.add(new Said("number", "m.number = $%d", number));
        }
        if (phone != null) {
            byte[] key = index.of("phone", MobileNumber.parse(phone).value());
            said.add(new Said("phone", "m.phone_index = $%d", key));
        }
        if (name != null) {
            byte[] key = index.of("name", PersonName.parse(name).matchingKey());
            said.add(new Said("name", "m.name_index = $%d", key));
        }
        if (legacyNumber != null) {
            said.add(new Said("legacyNumber", NotedNumber.Kind.LEGACY.condition(), legacyNumber.strip()));
        }
        if (cardNumber != null) {
            said.add(new Said("cardNumber", NotedNumber.Kind.PAPER_CARD.condition(), cardNumber.strip()));
        }
        if (said.isEmpty()) {
            throw ProblemException.invalid("", "search-empty");
        }
        return said;
    }

    @Override
    public String toString() {
        return "SearchMembers[…]";
    }
}
