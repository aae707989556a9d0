package org.boai.enroll.education;

import java.time.LocalDate;

/**
 * That somebody has completed a course: who, what, when, by which edition.
 *
 * @param certificate the number
 * @param organization whose course it is
 * @param percent     of the quiz; null without one
 */
public record CourseCertificate(
        String certificate,
        String fullName,
        String course,
        int edition,
        String organization,
        LocalDate completedOn,
        Integer percent) {
    @Override
    public String toString() {
        return "CourseCertificate[…]";
    }
}
