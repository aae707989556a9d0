package org.boai.enroll.security;

import java.util.HexFormat;
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

    /** What is a person's own; by {@code member.Person}'s description key. */
    public static Scope person(byte[] key) {
        return new Scope("person", HexFormat.of().formatHex(key));
    }

    /** The one notice that a good acknowledgment link is about; by the hash of its token. */
    public static Scope link(byte[] tokenHash) {
        return new Scope("link", HexFormat.of().formatHex(tokenHash));
    }

    /** What was sent with one proved number; by the blind index of the phone. */
    public static Scope phone(byte[] phoneIndex) {
        return new Scope("phone", HexFormat.of().formatHex(phoneIndex));
    }

    /** Everything within the subtree of an organization. */
    public static Scope subtree(UUID organization) {
        return new Scope("organization", organization.toString());
    }
}
