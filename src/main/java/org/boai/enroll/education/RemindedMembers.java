package org.boai.enroll.education;

/** @param reminded who got a message now @param passedOver who had one today, has completed it meanwhile, or is not there */
public record RemindedMembers(int reminded, int passedOver) {}
