package org.boai.enroll.page;

import jakarta.inject.Singleton;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.boai.enroll.kernel.Language;
import org.boai.enroll.kernel.ProblemType;
import org.boai.enroll.web.Problems;
import org.boai.enroll.web.ReaderPages;

/** Made once for each problem and language: a program that refuses most of what comes spends next to nothing on it. */
@Singleton
class StandalonePages implements ReaderPages {
    private final Map<Said, String> made = new ConcurrentHashMap<>();

    private record Said(ProblemType problem, Language language) {}

    @Override
    public String of(ProblemType problem, Language language) {
        return made.computeIfAbsent(new Said(problem, language), StandalonePages::make);
    }

    private static String make(Said said) {
        return new StandalonePage(
                        said.language(),
                        Problems.title(said.problem(), said.language()),
                        Problems.advice(said.problem(), said.language()),
                        Assets.ADDRESSES)
                .render();
    }
}
