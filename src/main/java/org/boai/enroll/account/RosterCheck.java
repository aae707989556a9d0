package org.boai.enroll.account;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.boai.enroll.account.InvitationRepository.RowFacts;
import org.boai.enroll.kernel.ProblemType;
import org.boai.enroll.organization.OrganizationProblem;
import org.boai.enroll.security.Caller;

/** What is wrong with the rows of a roster. */
final class RosterCheck {
    private RosterCheck() {}

    /** @return a problem or null for each row */
    static List<ProblemType> problems(List<Invite> rows, List<RowFacts> facts, Caller caller) {
        List<ProblemType> problems = new ArrayList<>();
        Set<String> names = new HashSet<>();
        for (int i = 0; i < rows.size(); i++) {
            boolean first = names.add(rows.get(i).username());
            problems.add(first ? problem(rows.get(i), facts.get(i), caller) : AccountProblem.USERNAME_TWICE);
        }
        return problems;
    }

    private static ProblemType problem(Invite row, RowFacts facts, Caller caller) {
        if (!facts.organizationKnown()) {
            return OrganizationProblem.ORGANIZATION_UNKNOWN;
        }
        ProblemType refusal = Grants.refusal(row.roles(), caller);
        if (refusal != null) {
            return refusal;
        }
        return facts.usernameTaken() ? AccountProblem.USERNAME_TAKEN : null;
    }

    static List<RefusedRow> refused(List<ProblemType> problems) {
        List<RefusedRow> refused = new ArrayList<>();
        for (int i = 0; i < problems.size(); i++) {
            if (problems.get(i) != null) {
                refused.add(new RefusedRow(i + 1, problems.get(i).slug()));
            }
        }
        return refused;
    }
}
