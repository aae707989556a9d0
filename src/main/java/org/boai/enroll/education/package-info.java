/**
 * What members learn: courses, first-aid classes, certificates (浙红〔2019〕40号 三(三)–(五)). Knows codes, duties, members,
 * organizations and notices.
 */
package org.boai.enroll.education;
