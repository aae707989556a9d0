/**
 * The citizen's pages, from the poster to the receipt, as plain HTML that needs no script. May know any feature's
 * service.
 */
package org.boai.enroll.page;
