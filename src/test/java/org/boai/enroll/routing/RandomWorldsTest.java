package org.boai.enroll.routing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.boai.enroll.organization.OrganizationKind.CITY;
import static org.boai.enroll.organization.OrganizationKind.COUNTY;
import static org.boai.enroll.organization.OrganizationKind.DIRECT;
import static org.boai.enroll.organization.OrganizationKind.GROUP;
import static org.boai.enroll.organization.OrganizationKind.SCHOOL;
import static org.boai.enroll.organization.OrganizationKind.TOWNSHIP;
import static org.boai.enroll.organization.OrganizationKind.VILLAGE;
import static org.boai.enroll.routing.World.PROVINCIAL;

import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.boai.enroll.organization.OrganizationKind;
import org.boai.enroll.organization.OrganizationStatus;
import org.junit.jupiter.api.Test;

/** What holds in every world in which the province's society is active. The seed makes the worlds the same each time. */
class RandomWorldsTest {
    private static final int WORLDS = 1_000;
    private static final long SEED = 20_190_508;

    @Test
    void theOrderOfTheCandidatesNeverChangesTheAnswer() {
        var random = new Random(SEED);
        for (int i = 0; i < WORLDS; i++) {
            World world = world(random);
            Answer answer = world.answer();
            List<Candidate> shuffled = new ArrayList<>(world.covering());
            Collections.shuffle(shuffled, random);

            assertThat(world.answer(shuffled)).as("world %d", i).isEqualTo(answer);
        }
    }

    @Test
    void everybodyWhoLivesInAVillageOrTownshipIsPlaced() {
        var random = new Random(SEED);
        for (int i = 0; i < WORLDS; i++) {
            assertThat(world(random).answer()).as("world %d", i).isInstanceOf(Placement.class);
        }
    }

    @Test
    void theClosestKindThatIsActiveIsChosenAndExplained() {
        var random = new Random(SEED);
        Set<OrganizationKind> seen = EnumSet.noneOf(OrganizationKind.class);
        for (int i = 0; i < WORLDS; i++) {
            World world = world(random);
            var placement = world.placement();
            var chosen = placement.organization();
            seen.add(chosen.kind());

            assertThat(chosen.active()).as("world %d", i).isTrue();
            assertThat(placement.chosen().organizationId()).isEqualTo(chosen.id());
            assertThat(placement.reasons())
                    .filteredOn(reason -> reason.outcome() == Reason.Outcome.CHOSEN)
                    .hasSize(1);
            if (placement.step() == Step.TOWNSHIP || placement.step() == Step.COUNTY) {
                assertThat(active(world, VILLAGE)).as("world %d", i).isFalse();
            }
            if (placement.step() == Step.COUNTY) {
                assertThat(active(world, TOWNSHIP)).as("world %d", i).isFalse();
                assertThat(placement.gap()).isTrue();
            }
        }
        assertThat(seen).contains(VILLAGE, TOWNSHIP, COUNTY, CITY, DIRECT, SCHOOL, OrganizationKind.PROVINCE);
    }

    private static boolean active(World world, OrganizationKind kind) {
        return world.covering().stream().anyMatch(candidate -> candidate.kind() == kind && candidate.active());
    }

    private static World world(Random random) {
        boolean village = random.nextBoolean();
        World world = village ? World.villager() : World.townsman();
        world.with(PROVINCIAL);
        var city = some(random, CITY, 1, PROVINCIAL, world);
        var county = some(random, COUNTY, 1, city, world);
        some(random, DIRECT, 2, county, world);
        var township = some(random, TOWNSHIP, 3, county, world);
        some(random, GROUP, 3, township, world);
        if (village) {
            some(random, VILLAGE, 3, township, world);
        }
        if (random.nextInt(4) == 0) {
            world.affiliatedWith(one(random, SCHOOL, 9_000, county));
        }
        return world;
    }

    /** Adds up to so many; the last of them, or the parent when there are none, is the parent of the next level. */
    private static Candidate some(Random random, OrganizationKind kind, int most, Candidate parent, World world) {
        Candidate last = parent;
        int count = random.nextInt(most + 1);
        for (int i = 0; i < count; i++) {
            last = one(random, kind, 1_000 * (kind.ordinal() + 1) + i, parent);
            world.with(last);
        }
        return last;
    }

    private static Candidate one(Random random, OrganizationKind kind, int number, Candidate parent) {
        var organization = Org.of(kind, number).below(parent).covered(1 + random.nextInt(2));
        if (random.nextInt(3) == 0) {
            var all = OrganizationStatus.values();
            organization.status(all[random.nextInt(all.length)]);
        }
        if (random.nextBoolean()) {
            organization.unattended();
        }
        return organization
                .founded(random.nextInt(3) == 0 ? null : "20" + (10 + random.nextInt(2)) + "-05-08")
                .build();
    }
}
