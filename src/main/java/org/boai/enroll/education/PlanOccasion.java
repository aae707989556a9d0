package org.boai.enroll.education;

/** For which day of the year a course is given (浙红〔2019〕40号 三(四): 5.8世界红十字日、世界急救日等关键节点). */
public enum PlanOccasion {
    /** 8 May. */
    RED_CROSS_DAY,
    /** The second Saturday of September. */
    FIRST_AID_DAY,
    /** Another day, the same each year. */
    FIXED_DAY
}
