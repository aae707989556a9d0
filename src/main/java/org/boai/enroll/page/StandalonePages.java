package org.boai.enroll.page;

import jakarta.inject.Singleton;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.boai.enroll.kernel.ProblemType;
import org.boai.enroll.web.Problems;
import org.boai.enroll.web.ReaderPages;

/** Made once for each problem and reader: a program that refuses most of what comes spends next to nothing on it. */
@Singleton
class StandalonePages implements ReaderPages {
    private final Map<Said, String> made = new ConcurrentHashMap<>();

    private record Said(ProblemType problem, Reader reader) {}

    @Override
    public String of(ProblemType problem, Reader reader) {
        return made.computeIfAbsent(new Said(problem, reader), StandalonePages::make);
    }

    private static String make(Said said) {
        var language = said.reader().language();
        return new StandalonePage(
                        language,
                        said.reader().largeType(),
                        Problems.title(said.problem(), language),
                        Problems.advice(said.problem(), language),
                        Assets.ADDRESSES)
                .render();
    }
}
