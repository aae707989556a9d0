package org.boai.enroll.rights;

import java.security.MessageDigest;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.boai.enroll.kernel.Language;
import org.boai.enroll.kernel.SystemClock;
import org.boai.enroll.privacy.ConsentText;
import org.boai.enroll.privacy.Purpose;
import org.boai.enroll.privacy.RecordedConsent;
import org.boai.enroll.rights.OwnConsent.State;

/** How a person's consents stand against the texts in force. */
final class ConsentStates {
    private ConsentStates() {}

    /** By purpose, those that have a text in force. */
    static List<OwnConsent> of(List<RecordedConsent> given, Map<Purpose, ConsentText> texts, Language language) {
        return texts.values().stream()
                .sorted(Comparator.comparing(ConsentText::purpose))
                .map(text -> of(latest(given, text.purpose()), text, language))
                .filter(ConsentStates::concerns)
                .toList();
    }

    /** A guardian's is asked for where there is one, with the application. */
    private static boolean concerns(OwnConsent consent) {
        return consent.purpose() != Purpose.GUARDIAN || consent.state() != State.NOT_GIVEN;
    }

    /** The one in force, or the last one that was. */
    private static RecordedConsent latest(List<RecordedConsent> given, Purpose purpose) {
        return given.stream()
                .filter(consent -> consent.purpose() == purpose)
                .max(Comparator.comparing(RecordedConsent::inForce).thenComparing(RecordedConsent::givenAt))
                .orElse(null);
    }

    private static OwnConsent of(RecordedConsent given, ConsentText text, Language language) {
        State state = state(given, text);
        return new OwnConsent(
                text.purpose(),
                text.title(language),
                state,
                state == State.OUTDATED,
                given == null ? null : given.version(),
                given == null
                        ? null
                        : given.givenAt().atZoneSameInstant(SystemClock.ZONE).toOffsetDateTime(),
                text.version(),
                "/consents/" + text.purpose(),
                text.purpose().effectOfWithdrawal());
    }

    /** By the text itself: a new version of the same words asks nobody again (网络数据安全管理条例 22). */
    static State state(RecordedConsent given, ConsentText text) {
        if (given == null) {
            return State.NOT_GIVEN;
        }
        if (!given.inForce()) {
            return State.WITHDRAWN;
        }
        return MessageDigest.isEqual(given.textHash(), text.hash()) ? State.GIVEN : State.OUTDATED;
    }
}
