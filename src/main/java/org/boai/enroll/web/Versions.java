package org.boai.enroll.web;

import java.util.regex.Pattern;
import org.boai.enroll.kernel.CommonProblem;
import org.boai.enroll.kernel.ProblemException;

/** Strong entity tags made of a row's version number (RFC 9110, 8.8.3). */
public final class Versions {
    private static final Pattern OURS = Pattern.compile("\"([0-9]{1,10})\"");

    private Versions() {}

    public static String tag(int version) {
        return "\"" + version + "\"";
    }

    /**
     * The version that a change was made against.
     *
     * @throws ProblemException {@code version-missing} without a header, {@code version-stale} with one that is not ours
     */
    public static int required(String ifMatch) {
        if (ifMatch == null || ifMatch.isBlank()) {
            throw ProblemException.of(CommonProblem.VERSION_MISSING);
        }
        var tag = OURS.matcher(ifMatch.strip());
        if (!tag.matches()) {
            throw ProblemException.of(CommonProblem.VERSION_STALE);
        }
        try {
            return Integer.parseInt(tag.group(1));
        } catch (NumberFormatException beyondAnyVersion) {
            throw ProblemException.of(CommonProblem.VERSION_STALE);
        }
    }
}
