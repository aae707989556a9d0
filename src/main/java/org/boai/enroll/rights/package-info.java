/**
 * What persons may ask of those who hold their data: to see it, have it put right, erased or only stored, to take consents back
 * and to leave (PIPL 44-50); the desk that answers, and the job that erases what is over. Knows members and their end;
 * what every feature holds it reaches through {@code privacy.PersonalRecords}.
 */
package org.boai.enroll.rights;
