package org.boai.enroll.member;

/** @param skipBad enters the good rows and leaves the bad ones out; else there must be none */
public record RunMemberImport(boolean skipBad) {}
