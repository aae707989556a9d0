package org.boai.enroll.education;

import java.util.Locale;
import java.util.regex.Pattern;
import org.boai.enroll.kernel.InvalidValue;

/** The number of a first-aid certificate: 4 to 40 letters, digits and hyphens; small letters are read as capitals. */
record CertificateNumber(String value) {
    private static final Pattern SHAPE = Pattern.compile("[0-9A-Z][0-9A-Z-]{3,39}");

    CertificateNumber {
        value = value == null ? "" : value.strip().toUpperCase(Locale.ROOT);
        if (!SHAPE.matcher(value).matches()) {
            throw new InvalidValue("certificate-number-shape");
        }
    }

    /** Its last four. */
    String masked() {
        return masked(value);
    }

    static String masked(String value) {
        return "···" + value.substring(value.length() - 4);
    }

    @Override
    public String toString() {
        return "CertificateNumber[hidden]";
    }
}
