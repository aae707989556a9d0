package org.boai.enroll.member;

import java.util.ArrayList;
import java.util.List;
import java.util.MissingResourceException;
import java.util.ResourceBundle;
import java.util.stream.Collectors;
import org.boai.enroll.kernel.Language;

/** What is wrong with a row; never a value of it. */
record MemberImportFinding(MemberImportColumn column, String code) {
    /** What is kept: {@code phone:phone-invalid name:text-blank}. */
    static String text(List<MemberImportFinding> findings) {
        return findings.stream()
                .map(finding -> finding.column.key() + ":" + finding.code)
                .collect(Collectors.joining(" "));
    }

    static List<MemberImportFinding> read(String text) {
        List<MemberImportFinding> findings = new ArrayList<>();
        for (String one : text.split(" ")) {
            String[] parts = one.split(":", 2);
            findings.add(new MemberImportFinding(MemberImportColumn.ofKey(parts[0]), parts[1]));
        }
        return findings;
    }

    /** One sentence: what to do. */
    String message(Language language) {
        var texts = ResourceBundle.getBundle(
                "ValidationMessages",
                language.locale(),
                ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES));
        try {
            return texts.getString(code);
        } catch (MissingResourceException e) {
            return code;
        }
    }
}
