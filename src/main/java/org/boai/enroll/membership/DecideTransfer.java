package org.boai.enroll.membership;

/** Agrees. @param side for which; null where only one is meant */
public record DecideTransfer(Side side) {}
