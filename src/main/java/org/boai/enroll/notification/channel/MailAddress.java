package org.boai.enroll.notification.channel;

import java.util.regex.Pattern;
import org.boai.enroll.kernel.InvalidValue;

/** A plain mail address in ASCII, narrower than RFC 5321 allows: no quotes, comments or line breaks, so no injection. */
record MailAddress(String value) {
    private static final int LONGEST = 254;
    private static final Pattern SHAPE = Pattern.compile(
            "[A-Za-z0-9_%+-]+(\\.[A-Za-z0-9_%+-]+)*@([A-Za-z0-9]([A-Za-z0-9-]{0,61}[A-Za-z0-9])?\\.)+[A-Za-z]{2,24}");

    /** @throws InvalidValue {@code email-invalid} */
    MailAddress {
        boolean fits = value != null && value.length() <= LONGEST && value.indexOf('@') <= 64;
        if (!fits || !SHAPE.matcher(value).matches()) {
            throw new InvalidValue("email-invalid");
        }
    }

    String domain() {
        return value.substring(value.indexOf('@') + 1);
    }

    @Override
    public String toString() {
        return "MailAddress[hidden]";
    }
}
