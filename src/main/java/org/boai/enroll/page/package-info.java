/**
 * The citizen's pages, from the poster to the receipt, and the one that a link in a message to a steward opens, as plain
 * HTML that needs no script. May know any feature's service.
 */
package org.boai.enroll.page;
