/**
 * Proving that a phone is at hand: a puzzle before a message costs anything, a code by text message, and a token that is
 * good once for what it was asked for. Knows nothing of applications or members; who needs a proof redeems it here.
 */
package org.boai.enroll.proof;
