package org.boai.enroll.application;

import java.time.LocalDate;
import java.util.EnumSet;
import java.util.Set;
import org.boai.enroll.application.ApplicationConfig.DocumentRule;
import org.boai.enroll.application.ApplicationConfig.KindRule;
import org.boai.enroll.code.CodeCard;
import org.boai.enroll.kernel.DocumentType;
import org.boai.enroll.kernel.IdentityDocument;
import org.boai.enroll.kernel.InvalidValue;
import org.boai.enroll.kernel.MobileNumber;
import org.boai.enroll.kernel.PersonName;
import org.boai.enroll.kernel.ProblemException;
import org.boai.enroll.member.MemberKind;
import org.boai.enroll.member.Person;
import org.boai.enroll.privacy.Purpose;

/**
 * The person of an application, after every rule that needs nothing but the request and the day.
 *
 * @param minor    under fourteen (PIPL art. 31): a guardian consents, a person always decides
 * @param priority 优先发展 (浙红〔2019〕40号 三(三))
 */
record Applicant(Person person, int age, boolean minor, boolean priority) {
    private static final int GUARDED_UNTIL = 14;
    private static final int ADULT_FROM = 18;
    private static final int OLDEST = 150;

    /**
     * @throws ProblemException {@code request-invalid} with pointers, {@code not-eligible} or {@code guardian-required}
     */
    static Applicant of(SubmitApplication request, DocumentRule rule, LocalDate today) {
        IdentityDocument document = document(request, rule, today);
        LocalDate birthDate = birthDate(request, document, today);
        var person = new Person(
                PersonName.parse(request.fullName()), MobileNumber.parse(request.phone()), birthDate, document);
        int age = person.ageOn(today);
        boolean minor = age < GUARDED_UNTIL;
        if (minor && request.guardian() == null) {
            throw ProblemException.of(ApplicationProblem.GUARDIAN_REQUIRED);
        }
        boolean priority = request.backgroundsOrNone().stream().anyMatch(Background::priority);
        return new Applicant(person, age, minor, priority);
    }

    /** Under IN_SCHOOL whoever belongs to a school counts as youth until its reviewer says otherwise. */
    MemberKind kind(KindRule rule, boolean placedWithSchool) {
        return kind(age, rule, placedWithSchool);
    }

    static MemberKind kind(int age, KindRule rule, boolean placedWithSchool) {
        boolean youth = age < ADULT_FROM || (rule == KindRule.IN_SCHOOL && placedWithSchool);
        return youth ? MemberKind.YOUTH : MemberKind.ADULT;
    }

    Set<Purpose> requiredConsents() {
        var required = EnumSet.copyOf(CodeCard.REQUIRED);
        if (minor) {
            required.add(Purpose.GUARDIAN);
        }
        return required;
    }

    private static IdentityDocument document(SubmitApplication request, DocumentRule rule, LocalDate today) {
        var document = request.identityDocument();
        if (document == null) {
            if (rule == DocumentRule.REQUIRED) {
                throw ProblemException.invalid("/identityDocument", "identity-required");
            }
            return null;
        }
        if (rule == DocumentRule.OFF) {
            throw ProblemException.invalid("/identityDocument", "identity-not-asked");
        }
        return parsed(document.type(), document.number(), today);
    }

    private static IdentityDocument parsed(DocumentType type, String number, LocalDate today) {
        if (!type.eligible()) {
            throw ProblemException.of(ApplicationProblem.NOT_ELIGIBLE);
        }
        try {
            return IdentityDocument.parse(type, number, today);
        } catch (InvalidValue e) {
            throw ProblemException.invalid("/identityDocument/number", e.code());
        }
    }

    private static LocalDate birthDate(SubmitApplication request, IdentityDocument document, LocalDate today) {
        LocalDate said = request.birthDate();
        LocalDate printed = document == null ? null : document.birthDate().orElse(null);
        if (said == null && printed == null) {
            throw ProblemException.invalid("/birthDate", "birth-date-required");
        }
        if (said != null && printed != null && !said.equals(printed)) {
            throw ProblemException.invalid("/birthDate", "birth-date-mismatch");
        }
        LocalDate birthDate = printed == null ? said : printed;
        if (birthDate.isAfter(today) || birthDate.isBefore(today.minusYears(OLDEST))) {
            throw ProblemException.invalid("/birthDate", "birth-date-impossible");
        }
        return birthDate;
    }
}
