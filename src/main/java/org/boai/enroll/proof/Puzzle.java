package org.boai.enroll.proof;

/**
 * What must be solved before a message is sent: some text for which SHA-256 over the puzzle, a colon and the text, in
 * UTF-8, begins with as many zero bits. No picture, so it is open to everybody who can wait a moment.
 *
 * @param expiresIn seconds
 */
public record Puzzle(String puzzle, int bits, long expiresIn) {}
