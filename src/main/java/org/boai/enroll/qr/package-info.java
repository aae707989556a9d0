/**
 * Turns the text of a poster into a QR code and draws it as SVG, PNG or terminal text, or on a sheet of paper (PDF), whose
 * words are somebody else's. It knows nobody but the kernel: what a code means is decided elsewhere.
 */
package org.boai.enroll.qr;
