package org.boai.enroll.page;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.boai.enroll.kernel.Language;
import org.boai.enroll.privacy.ConsentText;
import org.boai.enroll.privacy.Purpose;

/** Texts to tick, none of them beforehand. */
final class Consents {
    private Consents() {}

    /** @param given what was ticked before, each {@code PURPOSE@version} */
    static List<Option> of(
            Set<Purpose> purposes, Collection<String> given, Map<Purpose, ConsentText> texts, Language language) {
        return texts.values().stream()
                .filter(text -> purposes.contains(text.purpose()))
                .sorted(Comparator.comparing(ConsentText::purpose))
                .map(text -> new Option(
                        Faults.consentField(text.purpose()),
                        name(text),
                        label(text, language),
                        "/consents/" + text.purpose(),
                        given != null && given.contains(name(text))))
                .toList();
    }

    /** Of what was ticked, the texts in force of these purposes; the rest means nothing. */
    static List<String> known(Set<Purpose> purposes, Collection<String> given, Map<Purpose, ConsentText> texts) {
        return given == null
                ? List.of()
                : texts.values().stream()
                        .filter(text -> purposes.contains(text.purpose()))
                        .map(Consents::name)
                        .filter(given::contains)
                        .sorted()
                        .toList();
    }

    /** The title of rules is not yet a declaration, and what nobody needs says so. */
    private static String label(ConsentText text, Language language) {
        return switch (text.purpose()) {
            case PRIVACY_POLICY -> language.pick("我已阅读并同意：", "I have read and agree: ") + text.title(language);
            case PUBLICATION ->
                text.title(language) + language.pick("（自愿，不影响入会）", " (voluntary, joining needs it not)");
            default -> text.title(language);
        };
    }

    /** How a text is named in a form. */
    static String name(ConsentText text) {
        return text.purpose() + "@" + text.version();
    }
}
