package org.boai.enroll.bench;

/** A part of the benchmark that can be run by itself; fails when the program did not keep what it acknowledged. */
interface Section {
    void run(Postgres postgres, Report report) throws Exception;
}
