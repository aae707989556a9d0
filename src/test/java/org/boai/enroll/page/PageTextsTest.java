package org.boai.enroll.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.Optional;
import org.boai.enroll.kernel.Language;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PageTextsTest {
    private record Config(Optional<Path> texts) implements PageConfig {
        @Override
        public Optional<Path> verificationFolder() {
            return Optional.empty();
        }

        @Override
        public Optional<String> icpNumber() {
            return Optional.of("浙ICP备00000000号-1");
        }

        @Override
        public Optional<String> policeNumber() {
            return Optional.empty();
        }

        @Override
        public Optional<String> phone() {
            return Optional.of("0571-00000000");
        }
    }

    @TempDir
    private Path folder;

    private Path file;
    private PageTexts texts;

    @BeforeEach
    void aFileOfTheOperator() {
        file = folder.resolve("texts.properties");
        texts = new PageTexts(new Config(Optional.of(file)));
    }

    private void write(String text, int second) throws IOException {
        Files.writeString(file, text);
        Files.setLastModifiedTime(file, FileTime.from(Instant.ofEpochSecond(second)));
        texts.look();
    }

    @Test
    void saysWhatIsShippedWithoutAFile() {
        texts.look();
        assertThat(texts.facts(Language.ZH)).containsExactly("自愿", "申请不收费", "可随时退会");
        assertThat(texts.facts(Language.EN)).hasSize(3);
        assertThat(texts.notice(Language.ZH)).hasSize(5);
        assertThat(texts.notice(Language.EN)).hasSize(5);
        assertThat(texts.next(Language.ZH)).hasSameSizeAs(texts.next(Language.EN));
        assertThat(texts.phone()).isEqualTo("0571-00000000");
        assertThat(texts.policeNumber()).isNull();
    }

    @Test
    void saysWhatTheOperatorWroteAndTheRestAsShipped() throws IOException {
        write("facts=自愿|免费 \nphone=0571-11111111\npolice-number=浙公网安备 33010602000000号\n", 1);
        assertThat(texts.facts(Language.ZH)).containsExactly("自愿", "免费");
        assertThat(texts.facts(Language.EN)).hasSize(3);
        assertThat(texts.phone()).isEqualTo("0571-11111111");
        assertThat(texts.icpNumber()).isEqualTo("浙ICP备00000000号-1");
        assertThat(texts.policeNumber()).isEqualTo("浙公网安备 33010602000000号");
    }

    @Test
    void readsAFileAnewWhenItChanges() throws IOException {
        write("facts=甲", 1);
        write("facts=乙", 2);
        assertThat(texts.facts(Language.ZH)).containsExactly("乙");
    }

    @Test
    void keepsWhatItHasWhenAFileCannotBeRead() throws IOException {
        write("facts=甲", 1);
        write("facts=\\uZZZZ", 2);
        Files.delete(file);
        texts.look();
        assertThat(texts.facts(Language.ZH)).containsExactly("甲");
    }
}
