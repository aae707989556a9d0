/**
 * Filing (备案): each month the county gets, of each branch below it, who was admitted, and files it or returns it with
 * reasons. Confirms and never changes a membership; knows members, organizations and notices.
 */
package org.boai.enroll.filing;
