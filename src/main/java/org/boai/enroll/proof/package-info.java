/**
 * Proving that a phone is at hand: by a puzzle, before a message costs anything, and a code by text message, or by
 * WeChat's word; and who somebody is at WeChat, for two hours. A proof is a token that is good once for what it was asked
 * for. Knows nothing of applications or members; who needs a proof redeems it here.
 */
package org.boai.enroll.proof;
