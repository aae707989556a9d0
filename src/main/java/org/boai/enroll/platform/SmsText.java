package org.boai.enroll.platform;

import java.util.List;

/** What fills the template of a text message: Aliyun goes by the names, Tencent by the order. */
public record SmsText(List<Parameter> parameters) {
    /** One variable of the template. */
    public record Parameter(String name, String value) {}

    @Override
    public String toString() {
        return "SmsText[" + parameters.stream().map(Parameter::name).toList() + "]";
    }
}
