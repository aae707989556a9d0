package org.boai.enroll.rights;

import org.boai.enroll.membership.LeavingView;
import org.boai.enroll.privacy.Purpose;

/**
 * A consent was taken back; what was done before stays lawful (PIPL 15).
 *
 * @param effect  what followed at once
 * @param leaving what ended, where the effect is ENDS_MEMBERSHIP; else null
 */
public record WithdrawnConsent(Purpose purpose, Purpose.Effect effect, LeavingView leaving) {}
