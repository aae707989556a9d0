/**
 * The benchmark, {@code ./mvnw -Pbench verify}: the packaged program under load on a PostgreSQL of its own, beside what
 * that database can do by itself. It knows the program from outside, by HTTP, SQL and the tools of the JDK.
 */
package org.boai.enroll.bench;
