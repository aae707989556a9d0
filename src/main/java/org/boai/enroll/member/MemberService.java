package org.boai.enroll.member;

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
    private final MemberProjection members;
    private final FieldCipher cipher;
    private final Work work;

    MemberService(MemberProjection members, FieldCipher cipher, Work work) {
        this.members = members;
        this.cipher = cipher;
        this.work = work;
    }

    /** @param organization whose members, those of its subtree included; null for the caller's own */
    public Uni<Page<MemberView>> list(UUID organization, UUID after, int limit, Caller caller) {
        UUID whose = organization == null ? caller.organizationId() : organization;
        return work.in(caller.scope(), () -> members.list(whose, after, limit + 1, caller)
                        .map(rows -> rows.stream().map(this::masked).toList()))
                .map(rows -> Page.of(rows, limit, view -> view.id().toString()));
    }

    /** @throws ProblemException {@code member-unknown}, also outside the caller's subtree */
    public Uni<MemberView> get(UUID id, Caller caller) {
        return work.in(caller.scope(), () -> members.find(id, caller)
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
