package org.boai.enroll.leader;

/** What leaders are trained in (浙红〔2019〕40号 三(五)). */
public enum TrainingKind {
    /** 系统培训: once, when the organization is founded or the leader is new. */
    FIRST,
    /** 常规培训: again and again. */
    FURTHER,
    /** 优秀会长培训班: for presidents, held by the province. */
    PRESIDENTS
}
