package org.boai.enroll.member;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.core.buffer.Buffer;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import org.boai.enroll.member.MemberExportCells.Source;
import org.boai.enroll.security.Caller;
import org.boai.enroll.security.Work;
import org.boai.enroll.sheet.Spreadsheet;
import org.boai.enroll.web.PagedPieces;

/** Makes a list while it is fetched: pages of the register, one after the other, each under the scope of who fetches. */
@ApplicationScoped
class MemberExportPages {
    private static final int PAGE = 1000;

    private static final String PLACE =
            """
            SELECT cardinality(o.ancestors) AS level, EXISTS (SELECT 1 FROM organizations c WHERE c.parent_id = o.id) AS above,
                set_config('plan_cache_mode', 'force_custom_plan', true)
            FROM organizations o WHERE o.id = $1""";

    private static final String ROWS =
            """
            SELECT w.*, (SELECT string_agg(a.name, '/' ORDER BY array_position(o.ancestors, a.id)) FROM organizations a
                    WHERE a.id = ANY (o.ancestors)) AS path,
                (SELECT n.number FROM member_numbers n WHERE n.member_id = w.id AND n.kind = 'LEGACY'
                    AND n.replaced_at IS NULL) AS legacy_number,
                (SELECT n.number FROM member_numbers n WHERE n.member_id = w.id AND n.kind = 'PAPER_CARD'
                    AND n.replaced_at IS NULL) AS card_number
            FROM (%s) w JOIN organizations o ON o.id = w.organization_id ORDER BY w.joined_on DESC, w.id DESC""";

    private final MemberExportCells cells;
    private final Work work;
    private final PagedPieces pieces;
    private final Clock clock;

    MemberExportPages(MemberExportCells cells, Work work, PagedPieces pieces, Clock clock) {
        this.cells = cells;
        this.work = work;
        this.pieces = pieces;
        this.clock = clock;
    }

    /** Pieces of the workbook; the next page is read when the piece before has been sent. */
    Multi<byte[]> of(MemberExport export, Caller caller) {
        return pieces.of(() -> new Fetch(export, caller));
    }

    /** One who fetches. */
    private final class Fetch implements PagedPieces.Pages<List<Row>> {
        private final MemberExport export;
        private final Caller caller;
        private final MemberFilter filter;
        private final Spreadsheet sheet;
        private MemberCursor from = MemberCursor.FIRST;
        private int written;
        private boolean finished;

        private Fetch(MemberExport export, Caller caller) {
            this.export = export;
            this.caller = caller;
            this.filter = export.filters().filter();
            this.sheet = new Spreadsheet(
                    "会员名单",
                    export.id().toString(),
                    Spreadsheet.watermark(
                            caller.username(),
                            caller.organizationName(),
                            clock.instant(),
                            export.id().toString()),
                    export.fields().stream().map(MemberExportField::header).toList());
        }

        @Override
        public boolean finished() {
            return finished;
        }

        @Override
        public Uni<List<Row>> next() {
            return work.onPool(caller.scope(), connection -> page(this, connection));
        }

        @Override
        public byte[] piece(List<Row> rows) {
            LocalDate today = LocalDate.now(clock);
            rows.stream()
                    .filter(this::wanted)
                    .limit(room())
                    .map(MemberExportPages::source)
                    .forEach(source -> {
                        boolean inFull = export.full() && (export.approval() || !cells.minor(source, today));
                        sheet.add(cells.of(source, export.fields(), inFull));
                        written++;
                    });
            if (rows.size() < PAGE || room() == 0) {
                finished = true;
                return sheet.finish();
            }
            var last = rows.get(rows.size() - 1);
            from = new MemberCursor(last.getLocalDate("joined_on"), last.getUUID("id"));
            return sheet.take();
        }

        /** What no second person has looked at stays as small as it was, whoever joins in the meantime. */
        private int room() {
            return export.approval() ? Integer.MAX_VALUE : MemberExport.ALONE - written;
        }

        private boolean wanted(Row row) {
            return (filter.kind() == null || filter.kind().name().equals(row.getString("kind")))
                    && (filter.status() == null || filter.status().name().equals(row.getString("status")))
                    && (filter.origin() == null || filter.origin().name().equals(row.getString("origin")));
        }
    }

    private static Uni<List<Row>> page(Fetch fetch, SqlConnection connection) {
        return connection
                .preparedQuery(PLACE)
                .execute(Tuple.of(fetch.export.organization()))
                .map(rows -> rows.iterator().next())
                .map(row -> new Object[] {row.getInteger("level"), row.getBoolean("above")})
                .chain(place -> connection
                        .preparedQuery(ROWS.formatted(MemberListProjection.walked(place, fetch.filter, PAGE)))
                        .execute(Tuple.from(
                                MemberListProjection.values(fetch.export.organization(), fetch.filter, fetch.from))))
                .map(rows -> rows.stream().toList());
    }

    private static Source source(Row row) {
        return new Source(
                row.getUUID("id"),
                row.getString("number"),
                row.getString("kind"),
                row.getString("status"),
                bytes(row, "full_name"),
                bytes(row, "phone"),
                bytes(row, "birth_date"),
                bytes(row, "document_number"),
                row.getLocalDate("joined_on"),
                row.getString("origin"),
                row.getString("path"),
                row.getString("legacy_number"),
                row.getString("card_number"));
    }

    private static byte[] bytes(Row row, String column) {
        Buffer value =
                row.getBuffer(column) == null ? null : row.getBuffer(column).getDelegate();
        return value == null ? null : value.getBytes();
    }

    /** Whether a minor is among the first so many that a filter names. */
    Uni<Boolean> anyMinor(MemberExport export, Caller caller) {
        var fetch = new Fetch(export, caller);
        return work.onPool(caller.scope(), connection -> minors(fetch, connection));
    }

    private Uni<Boolean> minors(Fetch fetch, SqlConnection connection) {
        return page(fetch, connection).chain(rows -> {
            LocalDate today = LocalDate.now(clock);
            boolean minor = rows.stream()
                    .filter(fetch::wanted)
                    .map(MemberExportPages::source)
                    .anyMatch(source -> cells.minor(source, today));
            if (minor || rows.size() < PAGE) {
                return Uni.createFrom().item(minor);
            }
            var last = rows.get(rows.size() - 1);
            fetch.from = new MemberCursor(last.getLocalDate("joined_on"), last.getUUID("id"));
            return minors(fetch, connection);
        });
    }
}
