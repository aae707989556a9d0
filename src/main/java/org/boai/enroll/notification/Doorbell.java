package org.boai.enroll.notification;

import jakarta.enterprise.context.ApplicationScoped;

/** Rung after a commit that touched notices: shortens the wait, carries no promise. */
@ApplicationScoped
public class Doorbell {
    private final Sequencer sequencer;

    Doorbell(Sequencer sequencer) {
        this.sequencer = sequencer;
    }

    public void ring() {
        sequencer.soon();
    }
}
