package org.boai.enroll.member;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.boai.enroll.database.Statements;
import org.boai.enroll.member.SearchMembers.Said;
import org.boai.enroll.security.Caller;

/** Finds members by what is said exactly, within a caller's subtree, in the session at hand. */
@ApplicationScoped
class MemberSearchProjection {
    static final int MOST = 50;

    /** What is found stands apart, so that the order of the answer tempts nobody to walk over the whole register. */
    private static final String FIND = "WITH found AS MATERIALIZED (SELECT " + MemberRows.COLUMNS
            + """
             FROM members m WHERE cast($1 AS uuid) = ANY (m.places) AND m.erased_at IS NULL AND m.restricted_at IS NULL
              AND %s)
            SELECT * FROM found ORDER BY joined_on DESC, id DESC LIMIT\s"""
            + (MOST + 1);

    /** Rows of {@link MemberRows#COLUMNS}, one more than the most. */
    Uni<List<Object[]>> find(List<Said> said, Caller caller) {
        String conditions = IntStream.range(0, said.size())
                .mapToObj(i -> said.get(i).condition().formatted(i + 2))
                .collect(Collectors.joining(" AND "));
        List<Object> values = new ArrayList<>();
        values.add(caller.organizationId());
        said.forEach(one -> values.add(one.value()));
        return Statements.rows(FIND.formatted(conditions), values.toArray());
    }
}
