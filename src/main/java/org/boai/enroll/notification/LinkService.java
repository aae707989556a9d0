package org.boai.enroll.notification;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import org.boai.enroll.database.Statements;
import org.boai.enroll.kernel.Actor;
import org.boai.enroll.kernel.ProblemException;
import org.boai.enroll.notification.Acknowledging.Acknowledger;
import org.boai.enroll.security.Limits;
import org.boai.enroll.security.Scope;
import org.boai.enroll.security.Work;

/**
 * Takes acknowledgments by link, for the organization whose phone or mailbox the link went to. Looking changes nothing,
 * since mail scanners and previews look.
 */
@ApplicationScoped
public class LinkService {
    /** Links that are unknown, from one address. */
    private static final int GUESSES = 30;

    private static final Duration WINDOW = Duration.ofMinutes(10);

    private static final String USE = "UPDATE acknowledgment_links SET used_at = now() WHERE id = $1";

    private final Climbing climbing;
    private final Acknowledging acknowledging;
    private final Doorbell doorbell;
    private final Limits limits;
    private final Work work;

    LinkService(Climbing climbing, Acknowledging acknowledging, Doorbell doorbell, Limits limits, Work work) {
        this.climbing = climbing;
        this.acknowledging = acknowledging;
        this.doorbell = doorbell;
        this.limits = limits;
        this.work = work;
    }

    /**
     * What the link is about, acknowledged already or not.
     *
     * @param address where the request comes from
     * @throws ProblemException {@code link-unknown}, {@code link-used}, {@code link-expired}, {@code link-withdrawn},
     *     {@code too-many-tries} for who guesses
     */
    public Uni<LinkedNotice> look(String token, String address) {
        String bucket = "link:" + address;
        return limits.take(bucket, GUESSES, WINDOW)
                .chain(() -> work.in(scope(token), () -> find(token)))
                .call(() -> limits.giveBack(bucket))
                .map(FoundLink::requireGood);
    }

    /**
     * "Seen, mine", without signing in. One that somebody else has acknowledged stays theirs.
     *
     * @throws ProblemException as {@link #look}
     */
    public Uni<LinkedNotice> acknowledge(String token, String address) {
        return look(token, address)
                .call(notice -> climbing.catchUp(notice.id()))
                .chain(notice -> work.in(scope(token), () -> find(token).chain(link -> use(link, token))))
                .invoke(doorbell::ring);
    }

    private Uni<LinkedNotice> use(FoundLink link, String token) {
        var notice = link.requireGood();
        var who = new Acknowledger(Actor.link(link.id()), link.organization(), scope(token));
        return acknowledging
                .close(notice.id(), who)
                // read again while the link still opens the notice
                .chain(closed -> find(token)
                        .map(FoundLink::requireGood)
                        .call(() -> closed
                                ? Statements.update(USE, link.id())
                                : Uni.createFrom().voidItem()));
    }

    private static Uni<FoundLink> find(String token) {
        return Statements.row(FoundLink.FIND, (Object) LinkTokens.hash(token))
                .onItem()
                .ifNull()
                .failWith(() -> ProblemException.of(LinkProblem.LINK_UNKNOWN))
                .map(FoundLink::of);
    }

    private static Scope scope(String token) {
        return Scope.link(LinkTokens.hash(token));
    }
}
