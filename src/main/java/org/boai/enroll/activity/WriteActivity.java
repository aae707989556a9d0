package org.boai.enroll.activity;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.boai.enroll.kernel.FieldError;
import org.boai.enroll.kernel.InvalidValue;
import org.boai.enroll.kernel.PlainText;
import org.boai.enroll.kernel.ProblemException;
import org.boai.enroll.kernel.RichText;
import org.boai.enroll.kernel.ValidPlainText;
import org.boai.enroll.member.MemberKind;

/**
 * An activity as it shall read, all of it.
 *
 * @param description HTML of a few tags, at most 10,000 characters; what is not allowed is taken away
 * @param startsAt    with an offset (RFC 3339), as {@code endsAt} and {@code signUpUntil}; seconds count
 * @param signUpUntil the last moment of signing up, at the end of the activity at the latest
 * @param capacity    null for as many as come
 * @param kinds       which kinds of members; empty or null for all
 */
public record WriteActivity(
        @NotNull @ValidPlainText(max = 100) String title,
        @NotNull String description,
        @NotNull @ValidPlainText(max = 200) String place,
        @NotNull OffsetDateTime startsAt,
        @NotNull OffsetDateTime endsAt,
        @NotNull OffsetDateTime signUpUntil,
        @Min(1) @Max(100_000) Integer capacity,
        @NotNull ActivityAudience audience,
        Set<@NotNull MemberKind> kinds) {
    private static final int LONGEST_TITLE = 100;
    private static final int LONGEST_PLACE = 200;
    private static final int LONGEST_DESCRIPTION = 10_000;
    private static final int FARTHEST_DAYS = 3 * 366;
    private static final int LONGEST_DAYS = 31;

    /** Everything checked and cleaned. @throws ProblemException {@code request-invalid} */
    ActivityTexts texts() {
        try {
            return new ActivityTexts(
                    PlainText.require(title, LONGEST_TITLE),
                    RichText.sanitized(description, LONGEST_DESCRIPTION),
                    PlainText.require(place, LONGEST_PLACE));
        } catch (InvalidValue e) {
            throw ProblemException.invalid("/description", e.code());
        }
    }

    /** @throws ProblemException {@code request-invalid} for times that do not follow one another, or lie nowhere near */
    ActivityTimes times(Instant now) {
        var times = new ActivityTimes(instant(startsAt), instant(endsAt), instant(signUpUntil));
        List<FieldError> errors = new ArrayList<>();
        if (times.startsAt().isBefore(now.minus(FARTHEST_DAYS, ChronoUnit.DAYS))
                || times.startsAt().isAfter(now.plus(FARTHEST_DAYS, ChronoUnit.DAYS))) {
            errors.add(new FieldError("/startsAt", "activity-far-away"));
        }
        if (!times.endsAt().isAfter(times.startsAt())
                || times.endsAt().isAfter(times.startsAt().plus(LONGEST_DAYS, ChronoUnit.DAYS))) {
            errors.add(new FieldError("/endsAt", "activity-end"));
        }
        if (times.signUpUntil().isAfter(times.endsAt())
                || times.signUpUntil().isBefore(now.minus(FARTHEST_DAYS, ChronoUnit.DAYS))) {
            errors.add(new FieldError("/signUpUntil", "activity-sign-up-until"));
        }
        if (!errors.isEmpty()) {
            throw ProblemException.invalid(errors);
        }
        return times;
    }

    private static Instant instant(OffsetDateTime moment) {
        return moment.toInstant().truncatedTo(ChronoUnit.SECONDS);
    }

    String[] kindNames() {
        return kinds == null
                ? new String[0]
                : kinds.stream().map(Enum::name).sorted().toArray(String[]::new);
    }
}
