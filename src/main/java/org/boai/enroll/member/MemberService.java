package org.boai.enroll.member;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.util.UUID;
import org.boai.enroll.kernel.MobileNumber;
import org.boai.enroll.kernel.Page;
import org.boai.enroll.kernel.PersonName;
import org.boai.enroll.kernel.ProblemException;
import org.boai.enroll.privacy.FieldCipher;
import org.boai.enroll.privacy.FieldCipher.Field;
import org.boai.enroll.security.Caller;
import org.boai.enroll.security.Work;

/** Members as stewards see them: within the subtree, masked. */
@ApplicationScoped
public class MemberService {
    private static final String COLUMNS =
            """
            SELECT m.id, m.number, m.organization_id, m.group_id, m.kind, m.status, m.full_name, m.phone, m.birth_date,
                m.document_number, m.joined_on, m.version
            """;

    /** The newest first; identifiers sort by time. */
    private static final String LIST = COLUMNS
            + """
            FROM members m JOIN organizations o ON o.id = m.organization_id
            WHERE o.ancestors @> ARRAY[cast(:subtree AS uuid)] AND o.ancestors @> ARRAY[cast(:organization AS uuid)]
              AND (cast(:after AS uuid) IS NULL OR m.id < cast(:after AS uuid))
            ORDER BY m.id DESC LIMIT :size""";

    private static final String ONE = COLUMNS
            + """
            FROM members m JOIN organizations o ON o.id = m.organization_id
            WHERE m.id = :id AND o.ancestors @> ARRAY[cast(:subtree AS uuid)]""";

    private final FieldCipher cipher;
    private final Work work;

    MemberService(FieldCipher cipher, Work work) {
        this.cipher = cipher;
        this.work = work;
    }

    /** @param organization whose members, those of its subtree included; null for the caller's own */
    public Uni<Page<MemberView>> list(UUID organization, UUID after, int limit, Caller caller) {
        UUID whose = organization == null ? caller.organizationId() : organization;
        return work.in(caller.scope(), () -> Panache.getSession()
                        .chain(session -> session.createNativeQuery(LIST, Member.class)
                                .setParameter("subtree", caller.organizationId())
                                .setParameter("organization", whose)
                                .setParameter("after", after)
                                .setParameter("size", limit + 1)
                                .getResultList())
                        .map(rows -> rows.stream().map(this::masked).toList()))
                .map(rows -> Page.of(rows, limit, view -> view.id().toString()));
    }

    /** @throws ProblemException {@code member-unknown}, also outside the caller's subtree */
    public Uni<MemberView> get(UUID id, Caller caller) {
        return work.in(caller.scope(), () -> Panache.getSession()
                .chain(session -> session.createNativeQuery(ONE, Member.class)
                        .setParameter("id", id)
                        .setParameter("subtree", caller.organizationId())
                        .getSingleResultOrNull())
                .onItem()
                .ifNull()
                .failWith(() -> ProblemException.of(MemberProblem.MEMBER_UNKNOWN))
                .map(this::masked));
    }

    private MemberView masked(Member member) {
        UUID row = member.id();
        String document = cipher.open(Field.DOCUMENT_NUMBER, row, member.documentNumber());
        return new MemberView(
                row,
                member.number(),
                new PersonName(cipher.open(Field.FULL_NAME, row, member.fullName())).masked(),
                new MobileNumber(cipher.open(Field.PHONE, row, member.phone())).masked(),
                LocalDate.parse(cipher.open(Field.BIRTH_DATE, row, member.birthDate()))
                        .getYear(),
                document == null ? null : "已登记 ···" + document.charAt(document.length() - 1),
                member.kind(),
                member.status(),
                member.organizationId(),
                member.groupId(),
                member.joinedOn());
    }
}
