package org.boai.enroll.kernel;

import java.util.Locale;

/**
 * One named failure. Each feature has one enum of them, its catalogue; the Chinese title and the advice in both
 * languages stand in {@code problems.properties} and {@code problems_en.properties} under the slug.
 */
public interface ProblemType {
    /** The enum constant's name. */
    String name();

    Kind kind();

    /** The English title. */
    String title();

    /** Stable and kebab-case; the last part of the problem's {@code type}. */
    default String slug() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
