package org.boai.enroll.member;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import org.boai.enroll.support.Database;
import org.boai.enroll.support.OnPostgres;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(OnPostgres.class)
class MemberSerialsIT {
    /** Were the block larger than the step, two replicas would give the same numbers. */
    @Test
    void theSequenceCountsInBlocksOfTheProgram() {
        assertThat(Database.count("SELECT seqincrement FROM pg_sequence WHERE seqrelid = 'member_serials'::regclass"))
                .isEqualTo(MemberSerials.BLOCK);
    }
}
