package org.boai.enroll.filing;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.UUID;

/**
 * The county files a batch.
 *
 * @param cleared members who were said to be admitted wrongly and, after the branch's answer, were not; the others stay marked
 */
public record FileBatch(@Size(max = ReturnFiling.MOST) List<@NotNull UUID> cleared) {
    UUID[] clearedOrNone() {
        return cleared == null ? new UUID[0] : cleared.toArray(UUID[]::new);
    }
}
