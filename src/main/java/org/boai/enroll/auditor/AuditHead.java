package org.boai.enroll.auditor;

/**
 * The newest link. Kept somewhere else, it proves later that nothing up to it has changed since.
 *
 * @param position counts from 1; 0 before the first link
 * @param hash     SHA-256 in hex
 */
public record AuditHead(long position, String hash) {}
