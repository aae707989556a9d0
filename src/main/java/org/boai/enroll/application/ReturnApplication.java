package org.boai.enroll.application;

import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.boai.enroll.kernel.ValidPlainText;

/** A reviewer asks the applicant for what is missing, and says why; the applicant reads the reason. */
public record ReturnApplication(
        @NotEmpty @Size(max = 8) List<@NotNull AskedItem> asked, @NotNull @ValidPlainText(max = 200) String reason) {}
