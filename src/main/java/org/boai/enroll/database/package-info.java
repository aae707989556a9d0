/**
 * The conversation of a unit of work with PostgreSQL: the pool, statements in the session at hand, writes gathered into
 * one statement, and facts that are kept in memory under their version. Knows the kernel only.
 */
package org.boai.enroll.database;
