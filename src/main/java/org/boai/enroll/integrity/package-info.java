/**
 * Whether the database keeps the promises of the program: the invariants as questions that select what must not be, read-only,
 * beside whatever else runs. Knows tables and no feature.
 */
package org.boai.enroll.integrity;
