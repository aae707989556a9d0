/**
 * What members learn (浙红〔2019〕40号 三(三), 三(四), 四(三)): courses with their quiz, given at admission, by hand and each year,
 * and first-aid classes with the certificates of first aiders. It knows members, what a branch owes them, codes and notices.
 */
package org.boai.enroll.education;
