package org.boai.enroll.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import java.lang.reflect.Constructor;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A record that holds a person's data or a secret says nothing of it when it is printed. */
class RecordsTest {
    /** Names of components that are nobody's business, each with a value that a checking constructor accepts. */
    private static final Map<String, String> SECRETS = Map.ofEntries(
            Map.entry("fullName", "欧阳明月"),
            Map.entry("applicant", "欧阳明月"),
            Map.entry("phone", "13800138000"),
            Map.entry("phoneLast4", "8000"),
            Map.entry("phoneProof", "proof-7f3c"),
            Map.entry("number", "11010519491231002X"),
            Map.entry("documentNumber", "11010519491231002X"),
            Map.entry("password", "secret-7f3c"),
            Map.entry("oneTimeCode", "287082"),
            Map.entry("refreshToken", "refresh-7f3c"),
            Map.entry("accessToken", "access-7f3c"),
            Map.entry("openid", "openid-7f3c"),
            Map.entry("secret", "secret-7f3c"),
            Map.entry("weChatSession", "session-7f3c"));

    static Stream<Class<?>> recordsWithSecrets() {
        return MainClasses.ALL.stream()
                .filter(JavaClass::isRecord)
                .<Class<?>>map(JavaClass::reflect)
                .filter(type -> Arrays.stream(type.getRecordComponents()).anyMatch(RecordsTest::isSecret));
    }

    private static boolean isSecret(RecordComponent component) {
        return component.getType() == String.class && SECRETS.containsKey(component.getName());
    }

    @ParameterizedTest
    @MethodSource("recordsWithSecrets")
    void printsNothingOfAPerson(Class<?> type) throws ReflectiveOperationException {
        var components = type.getRecordComponents();
        String printed = instance(type, components).toString();

        assertThat(printed).startsWith(type.getSimpleName());
        for (RecordComponent component : components) {
            if (isSecret(component)) {
                assertThat(printed).as(component.getName()).doesNotContain(SECRETS.get(component.getName()));
            }
        }
    }

    private static Object instance(Class<?> type, RecordComponent[] components) throws ReflectiveOperationException {
        var types = Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new);
        Constructor<?> constructor = type.getDeclaredConstructor(types);
        constructor.setAccessible(true);
        return constructor.newInstance(
                Arrays.stream(components).map(RecordsTest::value).toArray());
    }

    private static Object value(RecordComponent component) {
        if (isSecret(component)) {
            return SECRETS.get(component.getName());
        }
        Class<?> type = component.getType();
        if (type.isEnum()) {
            return type.getEnumConstants()[0];
        }
        if (type == boolean.class) {
            return false;
        }
        if (type == long.class) {
            return 0L;
        }
        return type == int.class ? 0 : null;
    }
}
