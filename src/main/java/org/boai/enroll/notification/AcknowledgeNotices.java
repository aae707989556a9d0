package org.boai.enroll.notification;

import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.UUID;

/** Notices to acknowledge at once, a hundred at most. */
public record AcknowledgeNotices(@NotEmpty @Size(max = 100) List<@NotNull UUID> ids) {}
