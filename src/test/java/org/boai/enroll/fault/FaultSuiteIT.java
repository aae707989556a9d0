package org.boai.enroll.fault;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.boai.enroll.bench.Footprint;
import org.boai.enroll.support.Folders;
import org.jboss.logging.Logger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;

/**
 * {@code ./mvnw -Pfaults verify}: everything that may go wrong, on one stage, so that what one fault leaves behind the next
 * one finds. Ends within a quarter of an hour on two cores.
 */
@Tag("faults")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class FaultSuiteIT {
    private static final Logger LOG = Logger.getLogger(FaultSuiteIT.class);
    private static final int KILLS = Integer.getInteger("boai.faults.kills", 100);
    private static final long SEED = Long.getLong("boai.faults.seed", 40);
    /** A machine that is too slow for all of them ends in time all the same; the table says how many there were. */
    private static final Duration LAST_KILL = Duration.ofMinutes(13);

    private static final int PER_SECOND = 15;
    private static final int RESTARTS = 5;
    private static final Duration RESTARTS_WITHIN = Duration.ofSeconds(60);
    private static final int BACKENDS = 75;
    private static final Duration BACKEND_PAUSE = Duration.ofMillis(200);
    private static final Duration SKEW = Duration.ofMinutes(10);

    private final Instant begin = Instant.now();
    private Trial trial;
    private Stage stage;

    @BeforeAll
    void start() throws Exception {
        LOG.infof("seed %d (-Dboai.faults.seed)", SEED);
        trial = new Trial("faults");
        stage = trial.stage;
        try (var warmUp = Load.on(stage, PER_SECOND)) {
            warmUp.awaitMore(100);
            warmUp.end();
        }
    }

    @AfterAll
    void stop() throws Exception {
        trial.close();
    }

    @Test
    @Order(1)
    void haltsAtThePointsWhereTheyWouldHurtMost() throws Exception {
        var halts = new Halts(trial);
        halts.beforeCommit();
        halts.afterCommit();
        halts.afterClaim();
        halts.afterSend();
        halts.beforeMark();
        trial.prove("`kill -9` before commit, after commit, after claim, after send, before mark");
    }

    @Test
    @Order(2)
    void aWorkerPausedPastItsLeaseHasNothingToSay() throws Exception {
        var halts = new Halts(trial);
        halts.asleepBeforeSending();
        halts.asleepWhileSending();
        stage.receiver.behaveAsUsual();
        trial.prove("workers paused past their lease, before sending and while sending");
    }

    @Test
    @Order(3)
    void receiversThatMisbehaveHoldUpNobody() throws Exception {
        var before = footprint();
        var unruly = new Unruly();
        stage.receiver.behave(unruly::answer);
        try (var load = Load.on(stage, PER_SECOND)) {
            load.awaitMore(300);
            load.end();
        }
        stage.receiver.behaveAsUsual();
        unruly.end();
        trial.prove("1 % poison, an endpoint that hangs, 429 with `Retry-After`");
        Unruly.assertLeftAlone(stage.receiver);
        assertBackTo(before);
    }

    @Test
    @Order(4)
    void killedBackendsAreReplaced() throws Exception {
        var before = footprint();
        try (var load = Load.on(stage, PER_SECOND)) {
            load.awaitMore(20);
            Outages.killBackends(trial, BACKENDS, BACKEND_PAUSE);
            load.awaitMore(20);
            load.end();
        }
        trial.prove(BACKENDS + " killed backends of the database");
        assertBackTo(before);
    }

    @Test
    @Order(5)
    void fiveRestartsOfTheDatabaseInAMinuteCostNothing() throws Exception {
        var before = footprint();
        Instant first = Instant.now();
        try (var load = Load.on(stage, PER_SECOND)) {
            for (int i = 1; i <= RESTARTS; i++) {
                load.awaitMore(10);
                Outages.restart(trial);
                sleepUntil(first.plus(RESTARTS_WITHIN.dividedBy(RESTARTS).multipliedBy(i)));
            }
            load.awaitMore(20);
            load.end();
        }
        trial.prove(RESTARTS + " restarts of the database in a minute");
        assertBackTo(before);
    }

    @Test
    @Order(6)
    void aHalfOpenLinkIsNoticed() throws Exception {
        var before = footprint();
        try (var load = Load.on(stage, PER_SECOND)) {
            load.awaitMore(20);
            Outages.halfOpen(trial);
            load.awaitMore(20);
            load.end();
        }
        trial.prove("a half-open link to the database");
        assertBackTo(before);
    }

    @Test
    @Order(7)
    void clocksThatGoWrongDecideNothing() throws Exception {
        for (Duration offset : new Duration[] {SKEW, SKEW.negated()}) {
            Replica wrong = stage.replicas.get(1);
            wrong.kill();
            trial.windows.now();
            wrong.start(ShiftedProgram.by(offset, Folders.fresh("clock")));
            try (var load = Load.on(stage, PER_SECOND)) {
                load.awaitMore(100);
                load.end();
            }
            trial.prove("a replica's clock " + (offset.isNegative() ? "10 min slow" : "10 min fast"));
        }
        stage.replicas.get(1).kill();
        trial.windows.now();
        stage.replicas.get(1).start();
    }

    @Test
    @Order(8)
    void aFullDiskIsAnsweredWithNotNow() throws Exception {
        boolean done;
        try (var load = Load.on(stage, PER_SECOND)) {
            load.awaitMore(20);
            done = Outages.fillTheDisk(trial);
            load.awaitMore(20);
            load.end();
        }
        trial.prove(
                done ? "the database's disk full" : "the database's disk full: not done, for want of root's rights");
    }

    @Test
    @Order(9)
    void aHundredRandomKillsCostNothing() throws Exception {
        int kills;
        try (var load = Load.on(stage, PER_SECOND)) {
            load.awaitMore(20);
            kills = new Kills(trial, SEED).happen(KILLS, begin.plus(LAST_KILL));
            load.awaitMore(20);
            load.end();
        }
        trial.prove(kills + " × `kill -9` at random moments");
    }

    private Footprint footprint() throws Exception {
        forgetClients();
        return Footprint.of(stage.replicas.get(0).program());
    }

    private void assertBackTo(Footprint before) throws Exception {
        forgetClients();
        var after = Footprint.backTo(before, stage.replicas.get(0).program());
        assertThat(after.exceeds(before)).as("%s, then %s", before, after).isFalse();
    }

    /** The clients of this machine close their connections when nobody holds them any more. */
    private static void forgetClients() {
        System.gc();
    }

    private static void sleepUntil(Instant moment) throws InterruptedException {
        Thread.sleep(Math.max(0, Duration.between(Instant.now(), moment).toMillis()));
    }
}
