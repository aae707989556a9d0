/**
 * Personal data: sealing fields, blind indexes, fingerprints, and what a citizen consented to.
 * Knows kernel and audit.
 */
package org.boai.enroll.privacy;
