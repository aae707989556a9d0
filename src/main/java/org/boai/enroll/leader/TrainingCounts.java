package org.boai.enroll.leader;

import java.util.List;
import org.boai.enroll.organization.OrganizationKind;

/** How many of those who hold an office today have been trained, by level and office. */
public record TrainingCounts(List<Row> items) {
    /**
     * One level and office.
     *
     * @param level   the kind of the organizations
     * @param holding how many hold the office
     * @param trained how many of them have completed the first training
     * @param lacking how many have not
     */
    public record Row(OrganizationKind level, LeaderOffice office, long holding, long trained, long lacking) {}
}
