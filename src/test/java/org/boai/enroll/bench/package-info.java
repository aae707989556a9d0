/**
 * The benchmark, {@code ./mvnw -Pbench verify}: the packaged program under load on a PostgreSQL of its own, beside what
 * that database and that server can do by themselves. It knows the program from outside, by HTTP, SQL and the tools of
 * the JDK. {@code -Dboai.bench.sections=start,submissions,reads,memory,overload,notification,access,oracles,nation} chooses; each section can be
 * run alone and leaves a database in which all is stored and told that was acknowledged.
 */
package org.boai.enroll.bench;
