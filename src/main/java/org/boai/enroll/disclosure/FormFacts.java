package org.boai.enroll.disclosure;

import java.time.LocalDate;
import java.util.List;

/**
 * What the register says of a membership beside the person's own fields.
 *
 * @param residence null when none is on record
 * @param ties      with the Red Cross, as the person said them
 * @param assisted  whether it was filled in from paper
 */
record FormFacts(
        String number,
        String kind,
        String organization,
        String path,
        String residence,
        List<String> ties,
        boolean assisted,
        LocalDate submittedOn,
        LocalDate joinedOn) {
    @Override
    public String toString() {
        return "FormFacts[…]";
    }
}
