package org.boai.enroll.page;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.boai.enroll.application.Background;
import org.boai.enroll.application.Guardian.Relation;
import org.boai.enroll.kernel.DocumentType;
import org.boai.enroll.kernel.Language;
import org.boai.enroll.privacy.ConsentText;
import org.boai.enroll.privacy.Purpose;

/** What the form lets people choose from, with what they chose before. */
public record FormOptions(
        List<Option> documentTypes,
        List<Option> backgrounds,
        List<Option> relations,
        List<Option> guardianConsents,
        List<Option> consents) {
    /**
     * @param sameBranch whether the page names the branch that it named when the boxes were ticked: consent to share
     *                   with one branch is none for another
     */
    static FormOptions of(
            TypedApplication typed, Collection<ConsentText> texts, boolean sameBranch, Language language) {
        return new FormOptions(
                Stream.of(DocumentType.RESIDENT_ID, DocumentType.HMT_RESIDENCE_PERMIT)
                        .map(type -> option(type, text(type, language), typed.documentType()))
                        .toList(),
                Stream.of(Background.values())
                        .map(background -> new Option(
                                "background-" + background,
                                background.name(),
                                text(background, language),
                                null,
                                typed.has(background)))
                        .toList(),
                Stream.of(Relation.values())
                        .map(relation -> option(relation, text(relation, language), typed.guardianRelation()))
                        .toList(),
                consents(typed, texts, true, language).toList(),
                consents(typed, texts, false, language)
                        .map(option -> sameBranch ? option : unticked(option))
                        .toList());
    }

    private static Option option(Enum<?> value, String text, String chosen) {
        return new Option(null, value.name(), text, null, value.name().equals(chosen));
    }

    private static Stream<Option> consents(
            TypedApplication typed, Collection<ConsentText> texts, boolean guardians, Language language) {
        return texts.stream()
                .filter(text -> (text.purpose() == Purpose.GUARDIAN) == guardians)
                .sorted(Comparator.comparing(ConsentText::purpose))
                .map(text -> new Option(
                        Faults.consentField(text.purpose()),
                        TypedApplication.name(text),
                        text.title(language),
                        "/consents/" + text.purpose(),
                        typed.consentsTo(text)));
    }

    private static Option unticked(Option option) {
        boolean shares = option.id().equals(Faults.consentField(Purpose.SHARE_WITH_BRANCH));
        return shares ? new Option(option.id(), option.value(), option.text(), option.href(), false) : option;
    }

    private static String text(DocumentType type, Language language) {
        return switch (type) {
            case RESIDENT_ID -> language.pick("居民身份证", "Resident identity card");
            case HMT_RESIDENCE_PERMIT ->
                language.pick("港澳台居民居住证", "Residence permit for Hong Kong, Macao and Taiwan residents");
            case FOREIGN_PERMANENT_RESIDENT -> language.pick("外国人永久居留身份证", "Foreign permanent resident card");
            case PASSPORT -> language.pick("护照", "Passport");
        };
    }

    static String text(Background background, Language language) {
        return switch (background) {
            case FIRST_AID_CERTIFICATE -> language.pick("持有救护员证", "I hold a first-aid certificate");
            case RESCUE_TEAM -> language.pick("红十字救援队员", "I serve in a Red Cross rescue team");
            case STEM_CELL_DONOR -> language.pick("造血干细胞捐献者", "I donated stem cells");
            case DONOR_FAMILY -> language.pick("人体器官（遗体、角膜）捐献者家属", "Family of an organ, body or cornea donor");
            case DONOR -> language.pick("献血者或捐款捐物人", "I gave blood, money or goods");
            case VOLUNTEER -> language.pick("红十字志愿者", "Red Cross volunteer");
            case COUNCIL_CANDIDATE -> language.pick("红十字会理事候选人", "Candidate for a Red Cross council");
        };
    }

    static String text(Relation relation, Language language) {
        return switch (relation) {
            case PARENT -> language.pick("父母", "Parent");
            case GRANDPARENT -> language.pick("祖父母、外祖父母", "Grandparent");
            case SIBLING -> language.pick("兄、姐", "Sibling");
            case OTHER -> language.pick("其他监护人", "Other guardian");
        };
    }
}
