package org.boai.enroll.membership;

import jakarta.validation.constraints.NotNull;
import java.time.LocalDate;
import org.boai.enroll.kernel.ValidPlainText;
import org.boai.enroll.member.MemberKind;

/** A youth member has left school, or has come of age. @param on the day from which it holds; null for today */
public record ChangeKind(@NotNull MemberKind kind, LocalDate on, @ValidPlainText(max = 200) String reason) {}
