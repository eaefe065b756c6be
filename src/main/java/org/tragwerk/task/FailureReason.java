package org.tragwerk.task;

import java.util.Arrays;

import org.springframework.util.Assert;

/**
 * Describes a failure without personal data. The messages of our own exceptions are kept;
 * those of libraries may repeat user input, so only the exception's class and our line of
 * code remain.
 */
public final class FailureReason {

	private static final String OURS = "org.tragwerk.";

	private FailureReason() {
	}

	/**
	 * The exception's class with its message if it is one of ours, else with the line of
	 * our code that it passed through.
	 */
	public static String of(Throwable failure) {
		var name = failure.getClass().getSimpleName();
		return isOurs(failure) ? name + ": " + failure.getMessage() : name + place(failure);
	}

	private static boolean isOurs(Throwable failure) {
		return failure.getClass().getName().startsWith(OURS)
				|| failure.getClass() == IllegalStateException.class && isThrownByUs(failure);
	}

	private static boolean isThrownByUs(Throwable failure) {
		return Arrays.stream(failure.getStackTrace())
			.map(StackTraceElement::getClassName)
			.filter((thrower) -> !thrower.equals(Assert.class.getName()))
			.findFirst()
			.filter((thrower) -> thrower.startsWith(OURS))
			.isPresent();
	}

	private static String place(Throwable failure) {
		return Arrays.stream(failure.getStackTrace())
			.filter((frame) -> frame.getClassName().startsWith(OURS))
			.findFirst()
			.map((frame) -> " at %s:%d".formatted(frame.getFileName(), frame.getLineNumber()))
			.orElse("");
	}

}
