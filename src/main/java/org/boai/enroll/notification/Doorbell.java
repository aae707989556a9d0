package org.boai.enroll.notification;

import jakarta.enterprise.context.ApplicationScoped;

/** Rung after a commit that touched notices: shortens the wait, carries no promise. */
@ApplicationScoped
public class Doorbell {
    private final Sequencer sequencer;
    private final Relay relay;

    Doorbell(Sequencer sequencer, Relay relay) {
        this.sequencer = sequencer;
        this.relay = relay;
    }

    public void ring() {
        sequencer.soon();
        relay.soon();
    }
}
