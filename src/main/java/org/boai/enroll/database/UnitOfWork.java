package org.boai.enroll.database;

import io.smallrye.common.vertx.ContextLocals;
import io.smallrye.mutiny.Uni;
import java.util.ArrayList;
import java.util.List;

/**
 * What the unit of work at hand has still to write, and the facts it may rely on. Lives as long as its transaction, on
 * the Vert.x context of the request, beside Hibernate's session.
 */
public final class UnitOfWork {
    private static final String KEY = UnitOfWork.class.getName();

    /** Each sequence of writes is a text of its own, prepared on every connection: there must be few of them. */
    private static final int MOST = 32;

    private final List<Write> writes = new ArrayList<>();
    private Edition facts = Edition.NONE;

    private UnitOfWork() {}

    /** For {@code security.Work} alone, when the transaction has begun. */
    public static UnitOfWork begin() {
        if (ContextLocals.get(KEY).isPresent()) {
            throw new IllegalStateException(
                    "a unit of work is at hand already: only a service's public method opens one");
        }
        var unit = new UnitOfWork();
        ContextLocals.put(KEY, unit);
        return unit;
    }

    /** The one at hand. @throws IllegalStateException outside a unit of work */
    public static UnitOfWork current() {
        return ContextLocals.<UnitOfWork>get(KEY)
                .orElseThrow(() -> new IllegalStateException("there is no unit of work at hand"));
    }

    /** Writes this together with everything else, just before the commit: an act without its record cannot commit. */
    public static void later(Write write) {
        var writes = current().writes;
        if (writes.size() == MOST) {
            throw new IllegalStateException(
                    "more than " + MOST + " writes are a batch, and want a statement of their own");
        }
        writes.add(write);
    }

    /** The edition of the facts when the transaction began: what is kept under it is true for this unit of work. */
    public Edition facts() {
        return facts;
    }

    public void reliesOn(Edition edition) {
        this.facts = edition;
    }

    /** All that was gathered, as one statement: one round trip, and no one of them without the others. */
    public Uni<Void> write() {
        var gathered = List.copyOf(writes);
        writes.clear();
        return gathered.isEmpty()
                ? Uni.createFrom().voidItem()
                : Statements.update(Together.sql(gathered), Together.values(gathered))
                        .replaceWithVoid();
    }

    /** Nothing of it remains for what the request does next. */
    public void end() {
        ContextLocals.remove(KEY);
    }
}
