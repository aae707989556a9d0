/** What people do one after the other with the packaged program, from the first scan to the last hour that counts. */
package org.boai.enroll.story;
