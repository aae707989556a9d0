package org.boai.enroll.demo;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import org.boai.enroll.code.ChannelCodes;
import org.boai.enroll.security.Scope;
import org.boai.enroll.security.Work;
import org.jboss.logging.Logger;

/** Fills an empty installation with the demo's organizations, accounts and codes; and keeps production free of them. */
@ApplicationScoped
public class DemoData {
    private static final Logger LOG = Logger.getLogger(DemoData.class);
    private static final long LOCK = 0x44_45_4d_4fL;
    private static final String IS_DEMO =
            "SELECT EXISTS (SELECT 1 FROM installation_facts WHERE name = 'demo') AS demo";

    private static final String REGIONS =
            """
            SELECT r.id, r.code, r.name, r.level, r.pseudo, p.code AS parent, p.pseudo AS parent_pseudo
            FROM regions r LEFT JOIN regions p ON p.id = r.parent_id WHERE r.valid_to IS NULL ORDER BY r.code""";

    private static final String ORGANIZATIONS =
            """
            INSERT INTO organizations (id, name, kind, status, parent_id, ancestors, location_region_id, founded_on,
                admission_policy, authorization_document, authorization_date, authorization_by)
            SELECT u.id, u.name, u.kind, 'ACTIVE', u.parent, '{}', u.region, $6,
                CASE WHEN u.authorized_by IS NULL THEN 'REVIEW' ELSE 'AUTOMATIC' END,
                CASE WHEN u.authorized_by IS NOT NULL THEN '演示授权〔2026〕1号' END,
                CASE WHEN u.authorized_by IS NOT NULL THEN $6::date END, u.authorized_by
            FROM unnest($1::uuid[], $2::text[], $3::text[], $4::uuid[], $5::bigint[], $7::uuid[])
                WITH ORDINALITY AS u (id, name, kind, parent, region, authorized_by, place)
            ORDER BY u.place""";

    private static final String COVERAGES =
            """
            INSERT INTO organization_coverages (organization_id, region_id, valid_from)
            SELECT id, region, $3 FROM unnest($1::uuid[], $2::bigint[]) AS u (id, region)""";

    private final Pool pool;
    private final Work work;
    private final DemoAccounts accounts;
    private final ChannelCodes channels;

    DemoData(Pool pool, Work work, DemoAccounts accounts, ChannelCodes channels) {
        this.pool = pool;
        this.work = work;
        this.accounts = accounts;
        this.channels = channels;
    }

    /** Fails when the database holds demo rows: production must not meet them. */
    public Uni<Void> requireNone() {
        return pool.query(IS_DEMO)
                .execute()
                .invoke(rows -> {
                    if (rows.iterator().next().getBoolean("demo")) {
                        throw new IllegalStateException("This database holds demo organizations and accounts."
                                + " Production starts on an empty one; set boai.mode=demo to go on with this.");
                    }
                })
                .replaceWithVoid();
    }

    /** Fills once, also when several replicas start together; the password of the accounts is set at each start. */
    public Uni<Void> fill() {
        return work.onPool(Scope.SYSTEM, connection -> connection
                        .preparedQuery("SELECT pg_advisory_xact_lock($1)")
                        .execute(Tuple.of(LOCK))
                        .chain(() -> connection.query(IS_DEMO).execute())
                        .chain(rows -> rows.iterator().next().getBoolean("demo")
                                ? Uni.createFrom().<UUID>nullItem()
                                : organizations(connection)))
                .chain(province -> province == null ? Uni.createFrom().voidItem() : channels.open(province))
                .chain(accounts::prepare);
    }

    private Uni<UUID> organizations(SqlConnection connection) {
        return connection.query(REGIONS).execute().chain(rows -> {
            var tree = DemoTree.of(rows.stream().map(DemoData::region).toList());
            return insert(connection, tree)
                    .chain(() -> connection
                            .query("INSERT INTO installation_facts (name, value) VALUES ('demo', 'yes')")
                            .execute())
                    .invoke(() ->
                            LOG.infof("made %d demo organizations", tree.nodes().size()))
                    .replaceWith(tree.nodes().get(0).id());
        });
    }

    private static DemoTree.Region region(Row row) {
        return new DemoTree.Region(
                row.getLong("id"),
                row.getString("code"),
                row.getString("name"),
                row.getString("level"),
                row.getBoolean("pseudo"),
                row.getString("parent"),
                Boolean.TRUE.equals(row.getBoolean("parent_pseudo")));
    }

    private static Uni<Void> insert(SqlConnection connection, DemoTree tree) {
        LocalDate since = LocalDate.of(2026, 1, 1);
        var nodes = tree.nodes();
        var covering = nodes.stream().filter(node -> node.covers()).toList();
        return connection
                .preparedQuery(ORGANIZATIONS)
                .execute(Tuple.tuple()
                        .addValue(ids(nodes, DemoTree.Node::id))
                        .addValue(nodes.stream().map(DemoTree.Node::name).toArray(String[]::new))
                        .addValue(nodes.stream().map(node -> node.kind().name()).toArray(String[]::new))
                        .addValue(ids(nodes, DemoTree.Node::parent))
                        .addValue(nodes.stream().map(DemoTree.Node::region).toArray(Long[]::new))
                        .addValue(since)
                        .addValue(ids(nodes, DemoTree.Node::authorizedBy)))
                .chain(() -> connection
                        .preparedQuery(COVERAGES)
                        .execute(Tuple.of(
                                ids(covering, DemoTree.Node::id),
                                covering.stream().map(DemoTree.Node::region).toArray(Long[]::new),
                                since)))
                .replaceWithVoid();
    }

    private static UUID[] ids(List<DemoTree.Node> nodes, Function<DemoTree.Node, UUID> id) {
        return nodes.stream().map(id).toArray(UUID[]::new);
    }
}
