package org.boai.enroll.security;

/** How often something was done in one window: what all replicas are known to have counted, and what is new here. */
final class Tally {
    /** A replica keeps for itself what is below an eighth of a limit: most people do a thing once. */
    private static final int WORTH_SHARING = 8;

    private final Limit limit;
    private int known;
    private int fresh;
    private boolean shared;

    Tally(Limit limit) {
        this.limit = limit;
    }

    synchronized boolean full() {
        return known + fresh >= limit.most();
    }

    /** @return false, and nothing counted, when it is full */
    synchronized boolean take() {
        if (full()) {
            return false;
        }
        fresh++;
        return true;
    }

    /** What the other replicas should hear of; counted as known from now on. */
    synchronized int toShare() {
        shared = shared || fresh * WORTH_SHARING >= limit.most();
        int news = shared ? fresh : 0;
        known += news;
        fresh -= news;
        return news;
    }

    /** What all have counted together. */
    synchronized void heard(int all) {
        known = Math.max(known, all);
    }

    /** The others could not be told. */
    synchronized void untold(int news) {
        known -= news;
        fresh += news;
    }
}
