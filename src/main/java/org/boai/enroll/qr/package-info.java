/**
 * Turns the text of a poster into a QR code and draws it as SVG, PNG or terminal text. It knows nobody but the kernel:
 * what a code means is decided elsewhere.
 */
package org.boai.enroll.qr;
