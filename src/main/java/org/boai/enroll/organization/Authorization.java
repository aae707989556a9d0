package org.boai.enroll.organization;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.PastOrPresent;
import java.time.LocalDate;
import java.util.UUID;
import org.boai.enroll.kernel.ValidPlainText;

/**
 * By which document a society of county level or above lets an organization admit without a reviewer
 * (红十字会会员管理办法 art. 9: somebody lawful approves).
 */
@Embeddable
public record Authorization(
        @Column(name = "authorization_document") @NotNull @ValidPlainText(max = 100) String document,
        @Column(name = "authorization_date") @NotNull @PastOrPresent LocalDate date,
        @Column(name = "authorization_by") @NotNull UUID approvedBy) {}
