package org.boai.enroll.education;

import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;
import static org.boai.enroll.education.CourseState.DRAFT;
import static org.boai.enroll.education.CourseState.PUBLISHED;
import static org.boai.enroll.education.CourseState.WITHDRAWN;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.boai.enroll.kernel.ProblemException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Every state by every event. */
class CourseStateTest {
    private static final String GONE = "course-withdrawn";

    /** In the order of the events: change, publish, withdraw, use. */
    private static final Map<CourseState, List<Object>> TABLE = Map.ofEntries(
            entry(DRAFT, List.of(DRAFT, PUBLISHED, WITHDRAWN, "course-not-published")),
            entry(PUBLISHED, List.of(PUBLISHED, "course-published", WITHDRAWN, PUBLISHED)),
            entry(WITHDRAWN, List.of(GONE, GONE, GONE, GONE)));

    static Stream<Arguments> everyCell() {
        return Stream.of(CourseState.values())
                .flatMap(state -> Stream.of(CourseEvent.values()).map(event -> Arguments.of(state, event)));
    }

    @ParameterizedTest
    @MethodSource("everyCell")
    void becomesWhatTheTableSays(CourseState state, CourseEvent event) {
        assertThat(after(state, event)).isEqualTo(TABLE.get(state).get(event.ordinal()));
    }

    private static Object after(CourseState state, CourseEvent event) {
        try {
            return state.after(event);
        } catch (ProblemException e) {
            return e.type().slug();
        }
    }
}
