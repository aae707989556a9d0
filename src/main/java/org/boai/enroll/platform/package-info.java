/** What several features call outside: one bounded HTTP client, and the senders of text messages. */
package org.boai.enroll.platform;
