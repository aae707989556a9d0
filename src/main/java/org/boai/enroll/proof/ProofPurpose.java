package org.boai.enroll.proof;

/** What a proof is good for, and nothing else. */
public enum ProofPurpose {
    /** Sending an application. */
    APPLICATION
}
