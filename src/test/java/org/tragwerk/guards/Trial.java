package org.tragwerk.guards;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

import org.junit.jupiter.api.MethodOrderer;
import org.junit.platform.commons.support.HierarchyTraversalMode;
import org.junit.platform.commons.support.ReflectionSupport;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.engine.discovery.DiscoverySelectors;
import org.junit.platform.engine.discovery.MethodSelector;
import org.junit.platform.engine.support.descriptor.MethodSource;
import org.junit.platform.launcher.Launcher;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;

/**
 * Runs single tests and writes the result of each as one line; tests that exceed the time
 * are abandoned.
 */
public final class Trial implements TestExecutionListener {

	static final String GREEN = "GREEN";

	static final String FAILED = "FAILED";

	static final String BROKEN = "BROKEN";

	/** How Spring's messages begin when the application of a test does not start. */
	private static final List<String> NOT_STARTED = List.of("Failed to load ApplicationContext",
			"ApplicationContext failure threshold");

	private static final long SECONDS_TO_CLOSE = 10;

	private static final int LONGEST_MESSAGE = 200;

	private final Map<String, List<TestExecutionResult>> ends = new LinkedHashMap<>();

	/** Takes the file for the results, the timeout in seconds, and the tests. */
	public static void main(String[] arguments) throws InterruptedException {
		var results = Path.of(arguments[0]);
		var tests = List.of(arguments).subList(2, arguments.length);
		var session = LauncherFactory.openSession();
		within(Long.parseLong(arguments[1]), () -> new Trial().run(tests, session.getLauncher(), results));
		within(SECONDS_TO_CLOSE, session::close);
		Runtime.getRuntime().halt(0);
	}

	private static void within(long seconds, Runnable work) throws InterruptedException {
		var thread = new Thread(work);
		thread.start();
		thread.join(TimeUnit.SECONDS.toMillis(seconds));
	}

	private void run(List<String> tests, Launcher launcher, Path results) {
		var selectors = tests.stream().map(Trial::selector).toList();
		var request = LauncherDiscoveryRequestBuilder.request()
			.selectors(selectors)
			.configurationParameter("junit.jupiter.testmethod.order.default", MethodOrderer.MethodName.class.getName())
			.build();
		launcher.execute(request, this);
		try {
			Files.write(results, tests.stream().map((test) -> test + '\t' + summary(test)).toList());
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	@Override
	public void executionFinished(TestIdentifier test, TestExecutionResult end) {
		if (test.isTest() || end.getStatus() != TestExecutionResult.Status.SUCCESSFUL) {
			var name = test.getSource()
				.filter(MethodSource.class::isInstance)
				.map(MethodSource.class::cast)
				.map((method) -> method.getClassName() + '#' + method.getMethodName())
				.orElse("elsewhere");
			this.ends.computeIfAbsent(name, (any) -> new ArrayList<>()).add(end);
		}
	}

	private String summary(String test) {
		var found = this.ends.getOrDefault(MutatedClass.PACKAGE + test, List.of());
		var failures = found.stream().flatMap((end) -> end.getThrowable().stream()).toList();
		if (failures.isEmpty()) {
			return found.isEmpty() ? BROKEN + "\tnothing ran" : GREEN + '\t';
		}
		return (failures.stream().anyMatch(Trial::isAboutStarting) ? BROKEN : FAILED) + '\t' + message(failures.get(0));
	}

	private static MethodSelector selector(String test) {
		var parts = test.split("#");
		var type = type(parts[0]);
		return ReflectionSupport
			.findMethods(type, (method) -> method.getName().equals(parts[1]), HierarchyTraversalMode.BOTTOM_UP)
			.stream()
			.findFirst()
			.map((method) -> DiscoverySelectors.selectMethod(type, method))
			.orElseThrow(() -> new IllegalArgumentException("There is no test " + test));
	}

	private static Class<?> type(String name) {
		try {
			return Class.forName(MutatedClass.PACKAGE + name);
		}
		catch (ClassNotFoundException ex) {
			throw new IllegalArgumentException("There is no test class " + name, ex);
		}
	}

	private static boolean isAboutStarting(Throwable failure) {
		return Stream.iterate(failure, Objects::nonNull, Throwable::getCause)
			.map((cause) -> String.valueOf(cause.getMessage()))
			.anyMatch((message) -> NOT_STARTED.stream().anyMatch(message::startsWith));
	}

	private static String message(Throwable failure) {
		var message = (failure.getClass().getSimpleName() + ' ' + failure.getMessage()).replaceAll("\\s+", " ");
		return message.substring(0, Math.min(LONGEST_MESSAGE, message.length()));
	}

}
