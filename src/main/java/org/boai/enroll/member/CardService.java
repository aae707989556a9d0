package org.boai.enroll.member;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import org.boai.enroll.audit.AuditEvent;
import org.boai.enroll.audit.AuditLog;
import org.boai.enroll.kernel.PersonName;
import org.boai.enroll.kernel.ProblemException;
import org.boai.enroll.member.CardProjection.Holder;
import org.boai.enroll.privacy.BlindIndex;
import org.boai.enroll.qr.QrMatrix;
import org.boai.enroll.qr.QrSvg;
import org.boai.enroll.security.Caller;
import org.boai.enroll.security.PersonSession;
import org.boai.enroll.security.PersonSessions;
import org.boai.enroll.security.Work;

/**
 * Cards: shown by a member, looked at by anybody. Anybody learns whether it is good; a steward whose subtree holds the
 * member learns whose it is, masked, and the record says so.
 */
@ApplicationScoped
public class CardService {
    private static final CheckedMember BAD = new CheckedMember(false, null, null, null);
    private static final CheckedMember GOOD = new CheckedMember(true, null, null, null);

    private final CardProjection cards;
    private final PersonSessions sessions;
    private final BlindIndex keys;
    private final AuditLog audit;
    private final Work work;
    private final CardConfig config;
    private final Clock clock;

    CardService(
            CardProjection cards,
            PersonSessions sessions,
            BlindIndex keys,
            AuditLog audit,
            Work work,
            CardConfig config,
            Clock clock) {
        this.cards = cards;
        this.sessions = sessions;
        this.keys = keys;
        this.audit = audit;
        this.work = work;
        this.config = config;
        this.clock = clock;
    }

    /** @throws ProblemException {@code not-a-member} */
    public Uni<CardView> card(PersonSession person) {
        return work.in(person.scope(), () -> cards.own(person.personKey()))
                .onItem()
                .ifNull()
                .failWith(() -> ProblemException.of(MemberProblem.NOT_A_MEMBER))
                .map(holder -> view(holder, new CardHandle(person.id(), clock.instant()).signed(keys)));
    }

    private CardView view(Holder holder, String handle) {
        return new CardView(
                holder.fullName(),
                holder.number(),
                holder.kind(),
                holder.organization(),
                holder.path(),
                holder.since(),
                handle,
                config.publicUrl() + "/c/" + handle,
                CardHandle.GOOD_FOR.toSeconds());
    }

    /** The picture of a new card as an SVG document. @throws ProblemException {@code not-a-member} */
    public Uni<String> picture(PersonSession person) {
        return card(person).map(card -> QrSvg.render(QrMatrix.of(card.url()), "会员证 · Membership card"));
    }

    public Uni<CheckedCard> check(CheckCard request) {
        return personShowing(request)
                .chain(person -> person == null
                        ? Uni.createFrom().item(false)
                        : work.in(person.scope(), () -> cards.own(person.personKey()))
                                .map(holder -> holder != null))
                .map(CheckedCard::new);
    }

    public Uni<CheckedMember> check(CheckCard request, Caller caller) {
        return personShowing(request)
                .chain(person -> person == null
                        ? Uni.createFrom().item(BAD)
                        : work.in(caller.scope(), () -> cards.within(person.personKey(), caller)
                                        .invoke(holder -> recordLook(holder, caller)))
                                .chain(holder -> holder == null
                                        ? check(request).map(card -> card.valid() ? GOOD : BAD)
                                        : Uni.createFrom().item(seen(holder))));
    }

    /** @return null when the handle is not ours, too old, or its session has ended */
    private Uni<PersonSession> personShowing(CheckCard request) {
        var handle = CardHandle.read(request.handle(), keys, clock.instant());
        return handle == null ? Uni.createFrom().nullItem() : sessions.living(handle.session());
    }

    private void recordLook(Holder holder, Caller caller) {
        if (holder != null) {
            audit.record(caller.actor(), AuditEvent.of("card-checked", "member", holder.id(), holder.organizationId()));
        }
    }

    private static CheckedMember seen(Holder holder) {
        return new CheckedMember(
                true, new PersonName(holder.fullName()).masked(), holder.organization(), holder.since());
    }
}
