package org.boai.enroll.security;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.enterprise.context.ApplicationScoped;

/** Row-level security protects nothing from a role that bypasses it: the program refuses to run as such a one. */
@ApplicationScoped
public class DatabaseRole {
    private static final String QUESTION =
            """
            SELECT r.rolsuper OR r.rolbypassrls OR r.rolcreaterole OR r.rolcreatedb OR r.rolreplication AS mighty,
                has_schema_privilege(current_user, 'public', 'CREATE') AS builds,
                EXISTS (SELECT 1 FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
                        WHERE n.nspname = 'public' AND pg_has_role(current_user, c.relowner, 'MEMBER')) AS owns,
                current_setting('lc_messages') IN ('C', 'C.UTF-8', 'POSIX', 'en_US.UTF-8', 'en_US.utf8', '') AS readable
            FROM pg_roles r WHERE r.rolname = current_user""";

    private final Pool pool;

    DatabaseRole(Pool pool) {
        this.pool = pool;
    }

    /** Fails with a sentence for the operator. */
    public Uni<Void> requireHarmless() {
        return pool.query(QUESTION)
                .execute()
                .map(rows -> rows.iterator().next())
                .invoke(row -> {
                    if (row.getBoolean("mighty") || row.getBoolean("builds") || row.getBoolean("owns")) {
                        throw new IllegalStateException("The program's database role may do too much: use a role like"
                                + " boai_app (NOSUPERUSER NOBYPASSRLS, no tables of its own, no CREATE on the schema);"
                                + " only quarkus.flyway.username is the owner.");
                    }
                    // the driver knows a stale statement by the words of the message, not by its code
                    if (!row.getBoolean("readable")) {
                        throw new IllegalStateException("Set lc_messages of the database server to C.");
                    }
                })
                .replaceWithVoid();
    }
}
