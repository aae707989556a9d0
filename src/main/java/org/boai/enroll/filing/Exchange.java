package org.boai.enroll.filing;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import org.boai.enroll.database.Statements;
import org.boai.enroll.kernel.PlainText;
import org.boai.enroll.kernel.ProblemException;

/** What county and branch say to each other about single rows, in the session at hand. */
@ApplicationScoped
class Exchange {
    private static final String BEGIN = "UPDATE filing_rows SET returned = false WHERE filing_id = $1 AND returned";

    private static final String ASK =
            """
            UPDATE filing_rows r SET returned = true, wrongly_admitted = t.wrong, reason = t.reason, answer = NULL
            FROM unnest($2::uuid[], $3::text[], $4::boolean[]) AS t (member, reason, wrong)
            WHERE r.filing_id = $1 AND r.member_id = t.member""";

    private static final String ANSWER =
            """
            UPDATE filing_rows r SET answer = t.answer FROM unnest($2::uuid[], $3::text[]) AS t (member, answer)
            WHERE r.filing_id = $1 AND r.member_id = t.member AND r.returned""";

    private static final String ANSWER_WHOLE = "UPDATE filings SET state = 'OPEN', answer = $2 WHERE id = $1";

    private static final String UNANSWERED =
            "SELECT count(*) FROM filing_rows WHERE filing_id = $1 AND returned AND answer IS NULL";

    private static final String LAST_RETURN =
            "SELECT id FROM filing_events WHERE filing_id = $1 AND act = 'RETURN' ORDER BY id DESC LIMIT 1";

    /** @throws ProblemException {@code request-invalid} for a member who is not in the batch */
    Uni<Void> ask(UUID batch, List<ReturnFiling.Row> rows) {
        return Statements.update(BEGIN, batch)
                .chain(() -> Statements.update(
                        ASK,
                        batch,
                        rows.stream().map(ReturnFiling.Row::memberId).toArray(UUID[]::new),
                        texts(rows, ReturnFiling.Row::reason),
                        rows.stream()
                                .map(row -> Boolean.TRUE.equals(row.wronglyAdmitted()))
                                .toArray(Boolean[]::new)))
                .invoke(asked -> requireAll(asked, rows))
                .replaceWithVoid();
    }

    /**
     * Opens the batch again.
     *
     * @throws ProblemException {@code request-invalid} for a row that was not returned, {@code filing-answers-missing}
     */
    Uni<Void> answer(Batches.Batch batch, AnswerFiling said) {
        var rows = said.rowsOrNone();
        return Statements.update(
                        ANSWER,
                        batch.id(),
                        rows.stream().map(AnswerFiling.Row::memberId).toArray(UUID[]::new),
                        texts(rows, AnswerFiling.Row::answer))
                .invoke(answered -> requireAll(answered, rows))
                .chain(() -> Statements.row(UNANSWERED, batch.id()))
                .invoke(row -> requireWhole((Long) row[0], batch, said))
                .chain(() -> Statements.update(ANSWER_WHOLE, batch.id(), said.saidAnswer()))
                .replaceWithVoid();
    }

    /** The return that is being answered. */
    Uni<UUID> lastReturn(UUID batch) {
        return Statements.row(LAST_RETURN, batch).map(row -> (UUID) row[0]);
    }

    private static void requireAll(int changed, List<?> rows) {
        if (changed < rows.size()) {
            throw ProblemException.invalid("/rows", "row-unknown");
        }
    }

    private static void requireWhole(long unanswered, Batches.Batch batch, AnswerFiling said) {
        boolean wholeMissing = batch.reason() != null && said.answer() == null;
        if (unanswered > 0 || wholeMissing) {
            throw ProblemException.of(FilingProblem.FILING_ANSWERS_MISSING)
                    .with("rows", unanswered)
                    .with("whole", wholeMissing);
        }
    }

    private static <T> String[] texts(List<T> rows, Function<T, String> text) {
        return rows.stream()
                .map(row -> PlainText.require(text.apply(row), ReturnFiling.LONGEST))
                .toArray(String[]::new);
    }
}
