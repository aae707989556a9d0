/**
 * What a branch owes a new member (浙红〔2019〕40号 四(三)): contact, entry education, a first activity; overdue ones climb. It
 * knows members, organizations and notices; admissions, courses and activities tell it what has happened.
 */
package org.boai.enroll.duty;
