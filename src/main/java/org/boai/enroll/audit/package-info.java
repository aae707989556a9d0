/**
 * The append-only record of who did and who saw what: ids and field names, never values.
 * Knows the kernel only; every feature writes through it, inside its own transaction.
 */
package org.boai.enroll.audit;
