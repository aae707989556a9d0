package org.boai.enroll.account;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;
import org.boai.enroll.database.Statements;
import org.boai.enroll.kernel.ProblemException;
import org.boai.enroll.kernel.RandomToken;

/** Invitations and the accounts that come of them, in the unit of work at hand. */
@ApplicationScoped
class InvitationRepository {
    /** For each row, whether its organization is within the subtree and whether its name is taken. */
    private static final String ROW_FACTS =
            """
            SELECT o.id IS NOT NULL, username_taken(t.username)
            FROM unnest($1::text[], $2::uuid[]) WITH ORDINALITY AS t (username, organization, place)
            LEFT JOIN organizations o ON o.id = t.organization AND o.ancestors @> ARRAY[$3::uuid]
                AND o.status NOT IN ('MERGED', 'DISSOLVED')
            ORDER BY t.place""";

    private static final String ADD =
            """
            INSERT INTO account_invitations (id, token_hash, username, organization_id, roles, valid_until, predecessor_id,
                invited_by, created_at, expires_at)
            SELECT t.id, decode(t.hash, 'hex'), t.username, t.organization, string_to_array(t.roles, ','), t.valid_until,
                cast($7 AS uuid), cast($8 AS uuid), now(), $9
            FROM unnest($1::uuid[], $2::text[], $3::text[], $4::uuid[], $5::text[], $6::timestamptz[])
                AS t (id, hash, username, organization, roles, valid_until)""";

    /** Whoever is invited again uses the newest token. Others' invitations of the same name are theirs. */
    private static final String REPLACE =
            """
            UPDATE account_invitations SET withdrawn_at = now()
            WHERE username = ANY ($1) AND invited_by IS NOT DISTINCT FROM cast($2 AS uuid)
              AND accepted_at IS NULL AND withdrawn_at IS NULL""";

    private static final String WITHDRAW =
            """
            UPDATE account_invitations i SET withdrawn_at = now() FROM organizations o
            WHERE i.id = $1 AND o.id = i.organization_id AND o.ancestors @> ARRAY[$2::uuid]
              AND i.accepted_at IS NULL AND i.withdrawn_at IS NULL RETURNING i.organization_id""";

    private static final String MAKE_ACCOUNT =
            """
            INSERT INTO accounts (id, username, password_hash, organization_id, roles, valid_until)
            VALUES ($1, $2, $3, $4, $5, $6) ON CONFLICT (username) DO NOTHING""";

    private static final String ACCEPTED = "UPDATE account_invitations SET accepted_at = now() WHERE id = $1";

    /** What the facts of one row say. */
    record RowFacts(boolean organizationKnown, boolean usernameTaken) {}

    /**
     * Invitations that are about to be kept, with the tokens in the order of the rows.
     *
     * @param invitedBy null for the operator @param predecessor null for a new account
     */
    record Batch(List<Invite> rows, List<String> tokens, List<UUID> ids, UUID invitedBy, UUID predecessor) {}

    Uni<List<RowFacts>> facts(List<Invite> rows, UUID subtree) {
        return Statements.rows(ROW_FACTS, names(rows), organizations(rows), subtree)
                .map(facts -> facts.stream()
                        .map(row -> new RowFacts((Boolean) row[0], (Boolean) row[1]))
                        .toList());
    }

    Uni<Void> add(Batch batch, Instant expires) {
        var rows = batch.rows();
        String[] hashes = batch.tokens().stream()
                .map(token -> HexFormat.of().formatHex(RandomToken.hash(token)))
                .toArray(String[]::new);
        String[] roles = rows.stream()
                .map(row -> String.join(
                        ",", row.roles().stream().map(Enum::name).sorted().toList()))
                .toArray(String[]::new);
        return Statements.update(REPLACE, names(rows), batch.invitedBy())
                .chain(() -> Statements.update(
                        ADD,
                        batch.ids().toArray(UUID[]::new),
                        hashes,
                        names(rows),
                        organizations(rows),
                        roles,
                        rows.stream().map(Invite::validUntil).toArray(OffsetDateTime[]::new),
                        batch.predecessor(),
                        batch.invitedBy(),
                        expires))
                .replaceWithVoid();
    }

    /** @return the organization; null when there is no open one in the subtree */
    Uni<UUID> withdraw(UUID id, UUID subtree) {
        return Statements.row(WITHDRAW, id, subtree).map(row -> row == null ? null : (UUID) row[0]);
    }

    /** @throws ProblemException {@code invitation-unknown}, {@code invitation-over} */
    Uni<Invitation> requireGood(String token, Instant now) {
        return Statements.row(Invitation.FIND, (Object) RandomToken.hash(token))
                .onItem()
                .ifNull()
                .failWith(() -> ProblemException.of(AccountProblem.INVITATION_UNKNOWN))
                .map(row -> Invitation.of(row).requireGood(now));
    }

    /** @throws ProblemException {@code username-taken} */
    Uni<Void> makeAccount(UUID id, Invitation invitation, String passwordHash) {
        return Statements.update(
                        MAKE_ACCOUNT,
                        id,
                        invitation.username(),
                        passwordHash,
                        invitation.organizationId(),
                        invitation.roleNames(),
                        invitation.validUntil())
                .invoke(made -> {
                    if (made == 0) {
                        throw ProblemException.of(AccountProblem.USERNAME_TAKEN);
                    }
                })
                .chain(() -> Statements.update(ACCEPTED, invitation.id()))
                .replaceWithVoid();
    }

    private static String[] names(List<Invite> rows) {
        return rows.stream().map(Invite::username).toArray(String[]::new);
    }

    private static UUID[] organizations(List<Invite> rows) {
        return rows.stream().map(Invite::organizationId).toArray(UUID[]::new);
    }
}
