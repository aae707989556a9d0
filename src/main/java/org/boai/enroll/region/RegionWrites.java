package org.boai.enroll.region;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.boai.enroll.region.BatchPlan.Addition;
import org.boai.enroll.region.BatchPlan.Renaming;
import org.boai.enroll.region.PlaceNamePinyin.Spelling;
import org.boai.enroll.security.Scope;
import org.boai.enroll.security.Work;

/** Carries out what a plan says, in one short transaction. */
@ApplicationScoped
class RegionWrites {
    private static final String ADD =
            """
            INSERT INTO regions (code, name, level, parent_id, pseudo, pinyin, initials, valid_from)
            SELECT u.code, u.name, $1, u.parent, u.pseudo, u.pinyin, u.initials, $2
            FROM unnest($3::text[], $4::text[], $5::bigint[], $6::boolean[], $7::text[], $8::text[])
                AS u (code, name, parent, pseudo, pinyin, initials)""";

    /** Of two that swap their names, each holds its own until both have let go. */
    private static final String LET_GO = "UPDATE regions SET name = code WHERE id = ANY ($1) AND valid_to IS NULL";

    private static final String RENAME =
            """
            UPDATE regions r SET name = u.name, pseudo = u.pseudo, pinyin = u.pinyin, initials = u.initials
            FROM unnest($1::bigint[], $2::text[], $3::boolean[], $4::text[], $5::text[])
                AS u (id, name, pseudo, pinyin, initials)
            WHERE r.id = u.id AND r.valid_to IS NULL""";

    private static final String KEEP_THE_OLD_NAME =
            """
            INSERT INTO region_aliases (source, code, region_id, name, valid_from, valid_to)
            SELECT 'LEGACY', r.code, r.id, u.name, r.valid_from, $3
            FROM unnest($1::bigint[], $2::text[]) AS u (id, name) JOIN regions r ON r.id = u.id
            ON CONFLICT DO NOTHING""";

    private final Work work;
    private final Clock clock;
    private final PlaceNamePinyin pinyin = PlaceNamePinyin.load();

    RegionWrites(Work work, Clock clock) {
        this.work = work;
        this.clock = clock;
    }

    /** Spells the new names on the calling thread, so do not call it from an event loop; then writes. */
    Uni<Void> carryOut(RegionLevel level, BatchPlan plan) {
        Tuple additions = rows(level, plan.additions());
        Tuple renamings = names(level, plan.renamings());
        return work.onPool(Scope.SYSTEM, connection -> rename(connection, plan.renamings(), renamings)
                .chain(() ->
                        plan.additions().isEmpty() ? Uni.createFrom().voidItem() : run(connection, ADD, additions)));
    }

    private Tuple rows(RegionLevel level, List<Addition> additions) {
        List<Spelling> spellings = additions.stream()
                .map(addition -> pinyin.spell(addition.name()))
                .toList();
        return Tuple.tuple()
                .addValue(level.name())
                .addValue(RegionCatalog.SINCE_EVER)
                .addValue(strings(additions, addition -> addition.row().code()))
                .addValue(strings(additions, Addition::name))
                .addValue(additions.stream().map(Addition::parentId).toArray(Long[]::new))
                .addValue(additions.stream()
                        .map(addition -> pseudo(addition.row(), level))
                        .toArray(Boolean[]::new))
                .addValue(strings(spellings, Spelling::pinyin))
                .addValue(strings(spellings, Spelling::initials));
    }

    private Tuple names(RegionLevel level, List<Renaming> renamings) {
        List<Spelling> spellings = renamings.stream()
                .map(renaming -> pinyin.spell(renaming.name()))
                .toList();
        return Tuple.of(
                ids(renamings),
                strings(renamings, Renaming::name),
                renamings.stream()
                        .map(renaming -> pseudo(renaming.row(), level))
                        .toArray(Boolean[]::new),
                strings(spellings, Spelling::pinyin),
                strings(spellings, Spelling::initials));
    }

    /** By the file's name: what was put behind it in brackets says nothing. */
    private static boolean pseudo(DivisionRow row, RegionLevel level) {
        return PseudoRegions.contains(row.code(), row.name(), level);
    }

    private Uni<Void> rename(SqlConnection connection, List<Renaming> renamings, Tuple names) {
        if (renamings.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        Set<String> wanted = renamings.stream().map(Renaming::name).collect(Collectors.toSet());
        List<Renaming> inTheWay = renamings.stream()
                .filter(renaming -> wanted.contains(renaming.before().name()))
                .toList();
        Tuple oldNames = Tuple.of(
                ids(renamings), strings(renamings, renaming -> renaming.before().name()), LocalDate.now(clock));
        return run(connection, LET_GO, Tuple.of(ids(inTheWay)))
                .chain(() -> run(connection, RENAME, names))
                .chain(() -> run(connection, KEEP_THE_OLD_NAME, oldNames));
    }

    private static Uni<Void> run(SqlConnection connection, String sql, Tuple parameters) {
        return connection.preparedQuery(sql).execute(parameters).replaceWithVoid();
    }

    private static Long[] ids(List<Renaming> renamings) {
        return renamings.stream().map(renaming -> renaming.before().id()).toArray(Long[]::new);
    }

    private static <T> String[] strings(List<T> items, Function<T, String> field) {
        return items.stream().map(field).toArray(String[]::new);
    }
}
