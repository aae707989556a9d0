package org.boai.enroll.page;

import jakarta.ws.rs.core.MultivaluedMap;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The form of a quiz as it came: of each question a field {@code q0 …} with the places of the options that were ticked.
 *
 * @param form null for a page that was not sent yet
 */
record TypedAnswers(MultivaluedMap<String, String> form) {
    static final TypedAnswers NOTHING = new TypedAnswers(null);

    private static final int NONE = -1;

    String token() {
        return form == null ? null : form.getFirst("token");
    }

    boolean confirms() {
        return form != null && form.containsKey("learned");
    }

    int edition() {
        return number(form.getFirst("edition"));
    }

    /** What no form of ours sends counts as an option that there is none of. */
    List<Integer> of(int question) {
        List<String> values = form == null ? null : form.get(OwnQuizQuestion.field(question));
        return values == null
                ? List.of()
                : values.stream().map(TypedAnswers::number).toList();
    }

    List<List<Integer>> all(int questions) {
        return IntStream.range(0, questions).mapToObj(this::of).toList();
    }

    private static int number(String text) {
        return text != null && text.matches("[0-9]{1,6}") ? Integer.parseInt(text) : NONE;
    }
}
