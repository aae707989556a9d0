package org.boai.enroll.code;

/** Why a code was issued; CHANNEL is the province's standing code of a channel that needs no poster. */
public enum Occasion {
    POSTER,
    CAMPAIGN,
    FIRST_AID_CLASS,
    CHANNEL
}
