package org.boai.enroll.access;

import java.security.SecureRandom;
import java.util.Base64;
import java.util.EnumMap;
import java.util.Map;
import java.util.UUID;
import org.boai.enroll.support.Database;
import org.boai.enroll.support.Forge;
import org.boai.enroll.support.Stewards;

/** Makes the accounts of the actors, each once, and what each shows as a token. */
final class Actors {
    private static final int EXPIRED_SECONDS_AGO = -3600;

    private final Requests requests;
    private final Map<Actor, String> tokens = new EnumMap<>(Actor.class);

    /** @param requests whose place is the society in the middle */
    Actors(Requests requests) {
        this.requests = requests;
        UUID place = requests.place;
        UUID above = Stewards.organizationOf("xihu");
        UUID below = Stewards.organizationOf("shangbao");
        UUID outside = Database.societyOf("330383");
        tokens.put(Actor.RECEIPT, requests.receipt);
        at(place, Actor.VIEWER, "VIEWER");
        at(place, Actor.HANDLER, "HANDLER");
        at(place, Actor.REVIEWER, "REVIEWER");
        at(place, Actor.ADMIN, "STEWARD_ADMIN");
        at(place, Actor.AUDITOR, "AUDITOR");
        at(place, Actor.SYSTEM_ADMIN, "SYSTEM_ADMIN");
        at(above, Actor.REVIEWER_ABOVE, "REVIEWER");
        at(above, Actor.ADMIN_ABOVE, "STEWARD_ADMIN");
        at(Stewards.organizationOf("school"), Actor.REVIEWER_BESIDE, "REVIEWER");
        at(below, Actor.REVIEWER_BELOW, "REVIEWER");
        at(below, Actor.ADMIN_BELOW, "STEWARD_ADMIN");
        at(outside, Actor.REVIEWER_OUTSIDE, "REVIEWER");
        at(outside, Actor.ADMIN_OUTSIDE, "STEWARD_ADMIN");
        withoutAGoodToken(above);
    }

    private void at(UUID organization, Actor actor, String role) {
        tokens.put(actor, Forge.signed(Forge.claims(account(organization, role), right -> {})));
    }

    private void withoutAGoodToken(UUID above) {
        UUID mighty = account(above, "REVIEWER", "STEWARD_ADMIN");
        UUID disabled = account(above, "REVIEWER", "STEWARD_ADMIN");
        Database.change("UPDATE accounts SET disabled_at = now() WHERE id = ?", disabled);
        tokens.put(Actor.DISABLED, Forge.signed(Forge.claims(disabled, right -> {})));
        tokens.put(Actor.OUTDATED, Forge.signed(Forge.claims(mighty, claims -> claims.setClaim("tv", -1))));
        tokens.put(
                Actor.EXPIRED, Forge.signed(Forge.claims(mighty, claims -> Forge.times(claims, EXPIRED_SECONDS_AGO))));
        tokens.put(Actor.FOREIGN, Forge.signedByAnother(Forge.claims(mighty, right -> {})));
        byte[] refresh = new byte[32];
        new SecureRandom().nextBytes(refresh);
        String token = Base64.getUrlEncoder().withoutPadding().encodeToString(refresh);
        Database.change(
                "INSERT INTO refresh_tokens (token_hash, family, account_id, expires_at)"
                        + " VALUES (sha256(convert_to(?, 'UTF8')), ?, ?, now() + interval '1 day')",
                token,
                UUID.randomUUID(),
                mighty);
        tokens.put(Actor.REFRESH, token);
    }

    private static UUID account(UUID organization, String... roles) {
        return Database.one(UUID.class, "SELECT id FROM accounts WHERE username = ?", Stewards.at(organization, roles));
    }

    /** Null for whoever shows nothing. A person is another one each time: who has left is no member any more. */
    String authorization(Actor actor) {
        if (actor == Actor.PERSON) {
            return "Person " + requests.aSession();
        }
        return tokens.containsKey(actor) ? "Bearer " + tokens.get(actor) : null;
    }
}
