package org.boai.enroll.region;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.core.Vertx;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.util.List;
import java.util.function.Function;
import org.boai.enroll.security.Scope;
import org.boai.enroll.security.Work;
import org.jboss.logging.Logger;

/** Fills an empty database with the regions that the program ships; one statement per level, all in one transaction. */
@ApplicationScoped
public class RegionImport {
    private static final Logger LOG = Logger.getLogger(RegionImport.class);
    private static final long LOCK = 0x52_45_47_49_4f_4eL;

    private static final String INSERT =
            """
            INSERT INTO regions (code, name, level, parent_id, pseudo, pinyin, initials, valid_from, valid_to)
            SELECT u.code, u.name, $1, p.id, u.pseudo, u.pinyin, u.initials, u.valid_from, u.valid_to
            FROM unnest($2::text[], $3::text[], $4::text[], $5::boolean[], $6::text[], $7::text[], $8::date[], $9::date[])
                WITH ORDINALITY AS u (code, name, parent, pseudo, pinyin, initials, valid_from, valid_to, place)
            LEFT JOIN regions p ON p.code = u.parent ORDER BY u.place""";

    private static final String SUCCESSORS =
            """
            INSERT INTO region_successors (old_id, new_id, kind, effective)
            SELECT o.id, n.id, u.kind, u.effective
            FROM unnest($1::text[], $2::text[], $3::text[], $4::date[]) AS u (old_code, new_code, kind, effective)
            JOIN regions o ON o.code = u.old_code AND o.valid_to IS NOT NULL
            JOIN regions n ON n.code = u.new_code AND n.valid_to IS NULL""";

    private static final String LEGACY_ALIASES =
            """
            INSERT INTO region_aliases (source, code, region_id, name, valid_from, valid_to)
            SELECT 'LEGACY', o.code, s.new_id, o.name, o.valid_from, o.valid_to
            FROM region_successors s JOIN regions o ON o.id = s.old_id""";

    private final Work work;
    private final Vertx vertx;

    RegionImport(Work work, Vertx vertx) {
        this.work = work;
        this.vertx = vertx;
    }

    /** Does nothing when there are regions; several replicas starting at once import once. */
    public Uni<Void> importIfEmpty() {
        return work.onPool(Scope.SYSTEM, RegionImport::filled)
                .chain(filled ->
                        filled ? Uni.createFrom().voidItem() : catalog().chain(this::importUnlessFilled));
    }

    /** Reading and spelling takes seconds: a worker does it, and no transaction waits for it. */
    private Uni<RegionCatalog> catalog() {
        return vertx.executeBlocking(RegionCatalog::load);
    }

    private Uni<Void> importUnlessFilled(RegionCatalog catalog) {
        return work.onPool(Scope.SYSTEM, connection -> connection
                .preparedQuery("SELECT pg_advisory_xact_lock($1)")
                .execute(Tuple.of(LOCK))
                .chain(() -> filled(connection))
                .chain(filled -> filled ? Uni.createFrom().voidItem() : importAll(connection, catalog)));
    }

    private static Uni<Boolean> filled(SqlConnection connection) {
        return connection
                .query("SELECT EXISTS (SELECT 1 FROM regions) AS filled")
                .execute()
                .map(rows -> rows.iterator().next().getBoolean("filled"));
    }

    private Uni<Void> importAll(SqlConnection connection, RegionCatalog catalog) {
        Uni<Void> chain = Uni.createFrom().voidItem();
        for (RegionLevel level : RegionLevel.values()) {
            chain = chain.chain(() -> insert(connection, level, catalog));
        }
        return chain.chain(() -> link(connection, catalog.successors()))
                .chain(() -> connection.query(LEGACY_ALIASES).execute())
                .invoke(() -> LOG.infof("imported %d regions", catalog.regions().size()))
                .replaceWithVoid();
    }

    private static Uni<Void> insert(SqlConnection connection, RegionLevel level, RegionCatalog catalog) {
        var rows =
                catalog.regions().stream().filter(row -> row.level() == level).toList();
        var parameters = Tuple.tuple()
                .addValue(level.name())
                .addValue(strings(rows, RegionCatalog.RegionRow::code))
                .addValue(strings(rows, RegionCatalog.RegionRow::name))
                .addValue(strings(rows, RegionCatalog.RegionRow::parentCode))
                .addValue(rows.stream().map(RegionCatalog.RegionRow::pseudo).toArray(Boolean[]::new))
                .addValue(strings(rows, RegionCatalog.RegionRow::pinyin))
                .addValue(strings(rows, RegionCatalog.RegionRow::initials))
                .addValue(rows.stream().map(RegionCatalog.RegionRow::validFrom).toArray(LocalDate[]::new))
                .addValue(rows.stream().map(RegionCatalog.RegionRow::validTo).toArray(LocalDate[]::new));
        return connection.preparedQuery(INSERT).execute(parameters).replaceWithVoid();
    }

    private static Uni<Void> link(SqlConnection connection, List<RegionCatalog.SuccessorRow> rows) {
        var parameters = Tuple.of(
                strings(rows, RegionCatalog.SuccessorRow::oldCode),
                strings(rows, RegionCatalog.SuccessorRow::newCode),
                strings(rows, RegionCatalog.SuccessorRow::kind),
                rows.stream().map(RegionCatalog.SuccessorRow::effective).toArray(LocalDate[]::new));
        return connection.preparedQuery(SUCCESSORS).execute(parameters).replaceWithVoid();
    }

    private static <T> String[] strings(List<T> rows, Function<T, String> field) {
        return rows.stream().map(field).toArray(String[]::new);
    }
}
