package org.boai.enroll.activity;

import jakarta.validation.constraints.NotNull;
import org.boai.enroll.kernel.ValidPlainText;

/** @param label what the branch calls the device or the door, e.g. 东门 */
public record OpenDoor(@NotNull @ValidPlainText(max = 50) String label) {}
