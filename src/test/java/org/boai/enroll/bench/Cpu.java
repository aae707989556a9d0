package org.boai.enroll.bench;

import java.time.Duration;
import java.util.stream.Stream;

/** Processor time that the program and all processes of the database have used so far, or between two moments. */
record Cpu(Duration program, Duration database) {
    static Cpu now(long program, long postmaster) {
        var database = ProcessHandle.of(postmaster).stream()
                .flatMap(server -> Stream.concat(Stream.of(server), server.children()))
                .map(Cpu::of)
                .reduce(Duration.ZERO, Duration::plus);
        return new Cpu(ProcessHandle.of(program).map(Cpu::of).orElse(Duration.ZERO), database);
    }

    static Duration of(ProcessHandle process) {
        return process.info().totalCpuDuration().orElse(Duration.ZERO);
    }

    Cpu since(Cpu before) {
        return new Cpu(program.minus(before.program), database.minus(before.database));
    }
}
