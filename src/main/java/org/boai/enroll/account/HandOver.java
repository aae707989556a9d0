package org.boai.enroll.account;

/** Names the successor. */
public record HandOver(@ValidUsername String username) {}
