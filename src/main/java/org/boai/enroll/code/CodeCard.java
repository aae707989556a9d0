package org.boai.enroll.code;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.boai.enroll.kernel.Language;
import org.boai.enroll.organization.OrganizationKind;
import org.boai.enroll.privacy.ConsentText;
import org.boai.enroll.privacy.Purpose;

/** What a code opens, for whoever scanned it. */
public record CodeCard(
        String code,
        CodeStatus status,
        String title,
        OrganizationCard organization,
        boolean affiliationOffered,
        boolean residenceRequired,
        List<ConsentCard> consents) {
    /** Every purpose that an application needs; the sensitive-data one may be joined by GUARDIAN for children. */
    public static final Set<Purpose> REQUIRED = Set.of(
            Purpose.PRIVACY_POLICY,
            Purpose.STATUTES,
            Purpose.PRC_CITIZEN,
            Purpose.SENSITIVE_DATA,
            Purpose.SHARE_WITH_BRANCH);

    /** The organization behind the code. */
    public record OrganizationCard(UUID id, String name, OrganizationKind kind, List<String> path) {}

    /** A text to consent to; {@code url} leads to it in full. */
    public record ConsentCard(Purpose purpose, String version, String title, String url, boolean required) {}

    static CodeCard of(CodeFacts facts, Map<Purpose, ConsentText> texts, Language language) {
        return new CodeCard(
                facts.code(),
                facts.status(),
                facts.title(),
                new OrganizationCard(
                        facts.organizationId(), facts.organizationName(), facts.organizationKind(), facts.path()),
                facts.affiliationOffered(),
                !facts.affiliationOffered(),
                texts.values().stream()
                        .sorted((a, b) -> a.purpose().compareTo(b.purpose()))
                        .map(text -> card(text, language))
                        .toList());
    }

    private static ConsentCard card(ConsentText text, Language language) {
        return new ConsentCard(
                text.purpose(),
                text.version(),
                text.title(language),
                "/consents/" + text.purpose(),
                REQUIRED.contains(text.purpose()));
    }
}
