package org.tragwerk.provider;

import java.util.Arrays;

/**
 * Says what failed in our own words. What others say may repeat what people typed, and
 * leaves only its kind and the place here.
 */
public final class FailureReason {

	private static final String OURS = "org.tragwerk.";

	private FailureReason() {
	}

	public static String of(RuntimeException failure) {
		var name = failure.getClass().getSimpleName();
		return isOurs(failure) ? name + ": " + failure.getMessage() : name + place(failure);
	}

	private static boolean isOurs(RuntimeException failure) {
		return failure.getClass() == IllegalStateException.class || failure.getClass().getName().startsWith(OURS);
	}

	private static String place(RuntimeException failure) {
		return Arrays.stream(failure.getStackTrace())
			.filter((frame) -> frame.getClassName().startsWith(OURS))
			.findFirst()
			.map((frame) -> " at %s:%d".formatted(frame.getFileName(), frame.getLineNumber()))
			.orElse("");
	}

}
