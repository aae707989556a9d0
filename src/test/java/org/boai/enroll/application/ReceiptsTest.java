package org.boai.enroll.application;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ReceiptsTest {
    private static final int MANY = 5_000;

    @Test
    void areThreeGroupsOfFour() {
        assertThat(Stream.generate(Receipts::next).limit(MANY))
                .allMatch(receipt -> receipt.matches("[2-9A-Z]{4}-[2-9A-Z]{4}-[2-9A-Z]{4}"));
    }

    @Test
    void useEveryCharacterButThoseThatAreTakenForOthers() {
        String used = Stream.generate(Receipts::next)
                .limit(MANY)
                .flatMapToInt(String::chars)
                .distinct()
                .sorted()
                .mapToObj(Character::toString)
                .collect(Collectors.joining());

        assertThat(used).isEqualTo("-23456789ABCDEFGHJKLMNPQRSTUVWXYZ");
    }

    @Test
    void areNeverTheSameTwice() {
        assertThat(Stream.generate(Receipts::next).limit(MANY)).doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ABCD-EFGH-2345",
                "abcd-efgh-2345",
                "abcdefgh2345",
                " abcd efgh 2345 ",
                "ABCD EFGH—2345",
                "aBcD.eFgH.2345"
            })
    void areRecognizedHoweverTheyAreTyped(String typed) {
        assertThat(Receipts.normalized(typed)).isEqualTo("ABCD-EFGH-2345");
    }

    @Test
    void comeBackUnchangedFromNormalizing() {
        String receipt = Receipts.next();

        assertThat(Receipts.normalized(receipt)).isEqualTo(receipt);
    }

    @ParameterizedTest
    @ValueSource(strings = {"ABCD-EFGH-234", "ABCD-EFGH-23456", "", "----"})
    void ofAnotherLengthAreLeftAlone(String typed) {
        assertThat(Receipts.normalized(typed)).doesNotContain("-");
    }
}
