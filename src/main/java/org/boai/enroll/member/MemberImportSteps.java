package org.boai.enroll.member;

import io.smallrye.mutiny.Uni;
import io.vertx.core.buffer.Buffer;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.boai.enroll.audit.AuditEvent;
import org.boai.enroll.audit.AuditLog;
import org.boai.enroll.kernel.Actor;
import org.boai.enroll.member.MemberImportJournal.Noted;
import org.boai.enroll.member.MemberImportJournal.Row;
import org.boai.enroll.member.MemberImportProjection.Head;
import org.boai.enroll.member.MemberImportState.Step;
import org.boai.enroll.privacy.BlindIndex;

/**
 * One batch of an import, in the session at hand, under the system's scope. A batch is whole or has not been: whoever dies
 * in the middle has done nothing, and the next one goes on where the journal ends.
 */
@ApplicationScoped
class MemberImportSteps {
    private static final int BATCH = 400;

    private final MemberImportProjection imports;
    private final MemberImportJournal journal;
    private final MemberImportPlacesProjection places;
    private final MemberImportEntry entry;
    private final BlindIndex index;
    private final AuditLog audit;
    private final Clock clock;

    MemberImportSteps(
            MemberImportProjection imports,
            MemberImportJournal journal,
            MemberImportPlacesProjection places,
            MemberImportEntry entry,
            BlindIndex index,
            AuditLog audit,
            Clock clock) {
        this.imports = imports;
        this.journal = journal;
        this.places = places;
        this.entry = entry;
        this.index = index;
        this.audit = audit;
        this.clock = clock;
    }

    /** @return whether this one did anything; when it did not, another one may be at it still */
    Uni<Boolean> next(UUID id) {
        return imports.shared(id).chain(head -> switch (head.state()) {
            case CHECKING -> check(head);
            case RUNNING -> run(head);
            case UNDOING -> undo(head);
            default -> Uni.createFrom().item(false);
        });
    }

    private Uni<Boolean> check(Head head) {
        return journal.alone(head.id())
                .chain(alone -> alone ? checkAlone(head) : Uni.createFrom().item(false));
    }

    private Uni<Boolean> checkAlone(Head head) {
        return journal.take(head.id(), "WAITING", BATCH)
                .chain(rows -> rows.isEmpty()
                        ? move(head, Step.CHECKED)
                        : read(head, rows)
                                .map(this::noted)
                                .chain(noted -> onlyNew(head, noted))
                                .chain(noted -> journal.note(head.id(), noted))
                                .replaceWith(true));
    }

    /** Of rows that are the same person the first one stays good, and none of a member. */
    private Uni<List<Noted>> onlyNew(Head head, List<Noted> noted) {
        return journal.inTheList(head.id(), noted)
                .chain(listed -> journal.inTheRegister(noted).map(members -> {
                    Set<Buffer> seen = new HashSet<>(listed);
                    return noted.stream()
                            .map(one -> onlyNew(one, seen, members))
                            .toList();
                }));
    }

    private static Noted onlyNew(Noted one, Set<Buffer> seen, Set<Buffer> members) {
        if (one.identity() == null) {
            return one;
        }
        var identity = Buffer.buffer(one.identity());
        var description = Buffer.buffer(one.description());
        if (members.contains(identity) || members.contains(description)) {
            return bad(one.row(), "row:row-member-already");
        }
        if (seen.contains(identity) || seen.contains(description)) {
            return bad(one.row(), "row:row-twice");
        }
        seen.add(identity);
        seen.add(description);
        return one;
    }

    /** What one row turned out to be. */
    private record Outcome(Row row, MemberImportCheck.Outcome read) {}

    private Uni<List<Outcome>> read(Head head, List<Row> rows) {
        LocalDate today = LocalDate.now(clock);
        return places.of(head.organization(), rows.stream().map(Row::given).toList())
                .map(known -> rows.stream()
                        .map(row -> new Outcome(row, MemberImportCheck.of(row.member(), row.given(), known, today)))
                        .toList());
    }

    private List<Noted> noted(List<Outcome> outcomes) {
        return outcomes.stream()
                .map(one -> one.read().person() == null
                        ? bad(one.row(), MemberImportFinding.text(one.read().findings()))
                        : good(one.row(), one.read().person().person()))
                .toList();
    }

    private Noted good(Row row, Person person) {
        return new Noted(row, "GOOD", null, person.identityKey(index), person.descriptionKey(index));
    }

    private static Noted bad(Row row, String findings) {
        return new Noted(row, "BAD", findings, null, null);
    }

    private Uni<Boolean> run(Head head) {
        return journal.take(head.id(), "GOOD", BATCH)
                .chain(rows -> rows.isEmpty()
                        ? journal.left(head.id(), "GOOD")
                                .chain(left -> left ? Uni.createFrom().item(false) : end(head, Step.COMPLETED))
                        : read(head, rows)
                                .chain(outcomes -> enter(head, outcomes))
                                .replaceWith(true));
    }

    /** What was good when it was checked may be no more: the organization ended, the person applied. */
    private Uni<Void> enter(Head head, List<Outcome> outcomes) {
        var people = outcomes.stream()
                .map(one -> one.read().person())
                .filter(person -> person != null)
                .toList();
        return entry.enter(head.id(), people, head.by())
                .invoke(entered -> record(head, people, entered))
                .chain(entered -> journal.note(
                        head.id(),
                        outcomes.stream().map(one -> entered(one, entered)).toList()));
    }

    private static Noted entered(Outcome one, Set<UUID> entered) {
        if (entered.contains(one.row().member())) {
            return new Noted(one.row(), "DONE", null, null, null);
        }
        boolean known = one.read().person() != null;
        return bad(
                one.row(),
                known
                        ? "row:row-member-already"
                        : MemberImportFinding.text(one.read().findings()));
    }

    private void record(Head head, List<MemberImportPerson> people, Set<UUID> entered) {
        var acts = people.stream()
                .filter(person -> entered.contains(person.id()))
                .map(person -> AuditEvent.of("member-imported", "member", person.id(), person.organizationId()))
                .toList();
        if (!acts.isEmpty()) {
            audit.recordAll(actor(head), acts);
        }
    }

    static Actor actor(Head head) {
        return head.by() == null ? Actor.SYSTEM : Actor.steward(head.by());
    }

    private Uni<Boolean> undo(Head head) {
        return imports.undo(head.id(), BATCH).chain(taken -> {
            if (taken.isEmpty()) {
                return imports.forgetRows(head.id()).chain(() -> end(head, Step.UNDONE));
            }
            var acts = taken.stream()
                    .map(member -> AuditEvent.of("member-import-undone", "member", member, head.organization()))
                    .toList();
            audit.recordAll(actor(head), acts);
            return Uni.createFrom().item(true);
        });
    }

    /** When nothing is left to be forgotten; rows that another one holds are not seen, and are for the next time. */
    private Uni<Boolean> end(Head head, Step step) {
        return journal.forget(head.id())
                .chain(forgotten -> forgotten > 0 ? Uni.createFrom().item(true) : move(head, step));
    }

    /** Two who finish at once are one after the other, and the second finds it done. */
    private Uni<Boolean> move(Head head, Step step) {
        return imports.move(head, head.state().after(step), head.skipBad(), clock.instant())
                .replaceWith(true);
    }
}
