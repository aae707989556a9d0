/** What several features call outside: one bounded HTTP client, the guard before the addresses that stewards give, the senders of text messages, and WeChat. */
package org.boai.enroll.platform;
