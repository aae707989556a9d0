package org.boai.enroll.page;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import java.util.List;
import org.boai.enroll.application.ProgressView;
import org.boai.enroll.kernel.Language;
import org.boai.enroll.proof.Question;

/**
 * Following an application: the number and a question, then the code, then how it really stands, with what is asked.
 *
 * @param question of the first step, null afterwards
 * @param masked   the number, in the second step
 * @param view     in the third step, else null
 */
@CheckedTemplate(basePath = "page", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
public record FollowingPage(
        Language language,
        String receipt,
        TypedFollowing typed,
        TypedDetails details,
        Question question,
        String masked,
        Shown view,
        Faults faults)
        implements TemplateInstance {
    /**
     * How it stands, in the reader's words.
     *
     * @param done      what was just done, or null
     * @param places    what was found among villages, as {@code units} was among units
     * @param guardians the guardian's consent, where none is on record
     */
    public record Shown(
            ProgressView progress,
            String status,
            List<Line> lines,
            String done,
            FormOptions options,
            List<Option> places,
            List<Option> units,
            List<Option> guardians) {
        public boolean asks(String item) {
            return progress.asked() != null
                    && progress.asked().items().stream()
                            .anyMatch(asked -> asked.name().equals(item));
        }

        /** Who turns out to be a child needs a guardian. */
        public boolean guarded() {
            return asks("GUARDIAN") || asks("BIRTH_DATE") || asks("IDENTITY_DOCUMENT");
        }
    }

    /** Something that happened. @param reason may be null */
    public record Line(String at, String text, String reason) {}
}
