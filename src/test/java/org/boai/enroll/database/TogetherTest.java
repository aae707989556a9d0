package org.boai.enroll.database;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class TogetherTest {
    private static final Write FIRST = Write.of("INSERT INTO a VALUES ($1, $2)", 1, null);
    private static final Write SECOND = Write.of("INSERT INTO b SELECT $2, $1", "x", "y");
    private static final Write LAST = Write.of("DELETE FROM c WHERE id = $1", 7L);

    @Test
    void oneWriteStaysAsItIs() {
        assertThat(Together.sql(List.of(FIRST))).isEqualTo(FIRST.sql());
    }

    @Test
    void severalBecomeOneStatementWhosePlaceholdersFollowOneAnother() {
        assertThat(Together.sql(List.of(FIRST, SECOND, LAST)))
                .isEqualTo("WITH write0 AS (INSERT INTO a VALUES ($1, $2)), write1 AS (INSERT INTO b SELECT $4, $3) "
                        + "DELETE FROM c WHERE id = $5");
    }

    @Test
    void theSameWriteTwiceHasItsValuesTwice() {
        assertThat(Together.sql(List.of(LAST, LAST)))
                .isEqualTo("WITH write0 AS (DELETE FROM c WHERE id = $1) DELETE FROM c WHERE id = $2");
    }

    @Test
    void valuesStandInTheOrderOfTheWrites() {
        assertThat(Together.values(List.of(FIRST, SECOND, LAST))).containsExactly(1, null, "x", "y", 7L);
    }

    @Test
    void aPlaceholderOfTwoDigitsIsOnePlaceholder() {
        var eleven = new Write("INSERT INTO d VALUES ($1, $11)", java.util.Collections.nCopies(11, 0));
        assertThat(Together.sql(List.of(FIRST, eleven))).endsWith("VALUES ($3, $13)");
    }
}
