/** What several features call outside: one bounded HTTP client, the guard before the addresses that stewards give, and the senders of text messages. */
package org.boai.enroll.platform;
