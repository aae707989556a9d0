package org.boai.enroll.demo;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.boai.enroll.code.CodeService;
import org.boai.enroll.code.IssueCode;
import org.boai.enroll.code.Occasion;
import org.boai.enroll.kernel.Ids;
import org.boai.enroll.security.Caller;
import org.boai.enroll.security.Passwords;
import org.boai.enroll.security.Role;
import org.boai.enroll.security.Scope;
import org.boai.enroll.security.Work;

/** The demo's stewards, and the code on its poster. */
@ApplicationScoped
class DemoAccounts {
    /** @param where region code of a society, or the kind of a unit in 西湖区 */
    record Steward(String username, String where, boolean admin) {}

    static final List<Steward> STEWARDS = List.of(
            new Steward("province", "33", true),
            new Steward("hangzhou", "3301", true),
            new Steward("xihu", "330106", true),
            new Steward("beishan", "330106002", false),
            new Steward("shangbao", DemoTree.SHANGBAO, false),
            new Steward("school", "SCHOOL", false));

    private static final String FIND =
            """
            SELECT o.id, a.id AS account, a.password_hash FROM organizations o JOIN regions r ON r.id = o.location_region_id
            LEFT JOIN accounts a ON a.username = $2
            WHERE (o.kind = $1 AND r.code = '330106') OR (r.code = $1 AND o.kind = r.level)""";

    private static final String MAKE =
            """
            INSERT INTO accounts (id, username, password_hash, organization_id, roles) VALUES ($1, $2, $3, $4, $5)
            ON CONFLICT (username) DO NOTHING""";

    private static final String CHANGE =
            "UPDATE accounts SET password_hash = $2, token_version = token_version + 1 WHERE username = $1";

    private static final String POSTER =
            """
            SELECT k.code, o.id, a.id AS account FROM organizations o JOIN regions r ON r.id = o.location_region_id
            JOIN accounts a ON a.organization_id = o.id
            LEFT JOIN enrollment_codes k ON k.organization_id = o.id AND k.occasion = 'POSTER'
            WHERE r.code = $1 AND o.kind = 'VILLAGE' ORDER BY k.created_at LIMIT 1""";

    private final Work work;
    private final Passwords passwords;
    private final DemoPassword password;
    private final CodeService codes;

    DemoAccounts(Work work, Passwords passwords, DemoPassword password, CodeService codes) {
        this.work = work;
        this.passwords = passwords;
        this.password = password;
        this.codes = codes;
    }

    /** They have one password and are changed together: whether it is still theirs is asked of the first. */
    Uni<Void> prepare() {
        Uni<Boolean> chain = Uni.createFrom().nullItem();
        for (Steward steward : STEWARDS) {
            chain = chain.chain(known -> prepare(steward, known));
        }
        return chain.chain(this::posterCode).replaceWithVoid();
    }

    /** @param known whether the password is still the accounts', or null; @return the same, known now or not yet */
    private Uni<Boolean> prepare(Steward steward, Boolean known) {
        return run(FIND, steward.where(), steward.username())
                .map(rows -> rows.iterator().next())
                .chain(row -> {
                    if (row.getUUID("account") == null) {
                        return make(steward, row.getUUID("id")).replaceWith(known);
                    }
                    Uni<Boolean> same = known != null
                            ? Uni.createFrom().item(known)
                            : passwords.matches(password.get(), row.getString("password_hash"));
                    return same.call(still -> still ? Uni.createFrom().voidItem() : change(steward));
                });
    }

    private Uni<Void> make(Steward steward, UUID organization) {
        String[] roles = steward.admin() ? new String[] {"REVIEWER", "STEWARD_ADMIN"} : new String[] {"REVIEWER"};
        return passwords
                .hash(password.get())
                .chain(hash -> run(MAKE, Ids.next(), steward.username(), hash, organization, roles))
                .replaceWithVoid();
    }

    private Uni<Void> change(Steward steward) {
        return passwords
                .hash(password.get())
                .chain(hash -> run(CHANGE, steward.username(), hash))
                .replaceWithVoid();
    }

    private Uni<RowSet<Row>> run(String sql, Object... values) {
        return work.onPool(
                Scope.SYSTEM, connection -> connection.preparedQuery(sql).execute(Tuple.from(values)));
    }

    /** The code of the demo's poster, issued by the steward of 上保社区 like any other. */
    Uni<String> posterCode() {
        return run(POSTER, (Object) DemoTree.SHANGBAO).chain(rows -> {
            var row = rows.iterator().next();
            if (row.getString("code") != null) {
                return Uni.createFrom().item(row.getString("code"));
            }
            var steward = new Caller(
                    row.getUUID("account"), "shangbao", row.getUUID("id"), "", "VILLAGE", 0, Set.of(Role.Name.HANDLER));
            var request = new IssueCode("上保社区入会海报", Occasion.POSTER, null, null, null);
            return codes.issue(row.getUUID("id"), request, steward).map(issued -> issued.code());
        });
    }
}
