package org.boai.enroll.notification;

import com.fasterxml.jackson.annotation.JsonIgnore;
import jakarta.validation.Valid;
import jakarta.validation.constraints.AssertTrue;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.boai.enroll.kernel.ValidPlainText;

/**
 * Sets up a channel: replaces all of it but the secrets, which nobody can read back.
 *
 * @param shared      whether organizations below that have none of this kind are told through it, too
 * @param noticeKinds of which notices it tells; all when empty or absent
 * @param settings    may be shown again
 * @param secrets     a name that is absent keeps its secret, null removes it
 * @param endpoints   one that is absent is told no more
 */
public record SetChannel(
        @NotNull Boolean active,
        @NotNull Boolean shared,
        @Size(max = 20) List<@NotNull NoticeKind> noticeKinds,
        @Valid QuietHours quietHours,
        @Size(max = SetChannel.MOST_KEYS)
                Map<
                                @Pattern(regexp = SetChannel.KEY, message = "{channel-key}") String,
                                @NotNull @ValidPlainText(max = SetChannel.LONGEST) String>
                        settings,
        @Size(max = SetChannel.MOST_KEYS)
                Map<
                                @Pattern(regexp = SetChannel.KEY, message = "{channel-key}") String,
                                @Size(min = 1, max = SetChannel.LONGEST) String>
                        secrets,
        @Size(max = 10) List<@NotNull @Valid SetEndpoint> endpoints) {
    static final int MOST_KEYS = 20;
    static final int LONGEST = 500;
    static final String KEY = "[A-Za-z][A-Za-z0-9]{0,39}";

    public SetChannel {
        noticeKinds = noticeKinds == null ? List.of() : noticeKinds;
        settings = settings == null ? Map.of() : settings;
        secrets = secrets == null ? Map.of() : secrets;
        endpoints = endpoints == null ? List.of() : endpoints;
    }

    @Override
    public String toString() {
        return "SetChannel[" + settings.keySet() + "]";
    }

    /**
     * An endpoint that stays, by its id, or a new one, by its address.
     *
     * @param active true revives one that was gone
     */
    public record SetEndpoint(UUID id, @ValidPlainText(max = SetChannel.LONGEST) String address, Boolean active) {
        @JsonIgnore
        @AssertTrue(message = "{endpoint-id-or-address}")
        boolean isNewOrKnown() {
            return (id == null) != (address == null);
        }

        boolean revives() {
            return id != null && Boolean.TRUE.equals(active);
        }

        @Override
        public String toString() {
            return "SetEndpoint[" + id + "]";
        }
    }
}
