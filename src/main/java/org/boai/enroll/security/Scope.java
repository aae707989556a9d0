package org.boai.enroll.security;

import java.util.UUID;

/** What a transaction may see; PostgreSQL's row-level security holds it as the second line behind the SQL. */
public record Scope(String kind, String key) {
    /** May add an application and what belongs to it, and read no person. */
    public static final Scope CITIZEN = new Scope("citizen", "");
    /** The program's own work: the sequencer, the start. */
    public static final Scope SYSTEM = new Scope("system", "");

    /** The one application with this receipt. */
    public static Scope receipt(String receipt) {
        return new Scope("receipt", receipt);
    }

    /** Everything within the subtree of an organization. */
    public static Scope subtree(UUID organization) {
        return new Scope("organization", organization.toString());
    }
}
