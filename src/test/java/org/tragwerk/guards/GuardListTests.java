package org.tragwerk.guards;

import java.lang.annotation.Annotation;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Checks that the lists of guards match the code.
 */
class GuardListTests {

	/** The faults that must stay covered by a guard. */
	private static final List<String> FAULTS = Stream
		.concat(Stream.of("MONEY", "SHAPE"),
				Arrays
					.stream(new int[] { 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20, 21, 22,
							24, 25, 26, 27, 28, 29, 30, 31, 32, 33, 34, 35, 36, 38, 39, 40, 41, 42, 43, 44, 45, 46, 47,
							51, 52, 54, 57, 67, 68, 72, 75, 85, 89, 91, 92, 93, 94, 95, 96, 97, 98, 99, 100, 101, 102,
							104, 105, 109, 113, 114, 115, 116, 117, 118 })
					.mapToObj((number) -> "F" + number))
		.toList();

	@Test
	void findsTheTextOfEachEditOnce() {
		assertThat(TextGuard.readAll().stream().flatMap(GuardListTests::complaints)).isEmpty();
	}

	@Test
	void findsTheTestOfEachEdit() {
		var missing = TextGuard.readAll()
			.stream()
			.filter((guard) -> !isMethod(guard.test()))
			.map((guard) -> "guards.txt: there is no test %s for “%s”; name the test that notices now"
				.formatted(guard.test(), guard.name()));
		assertThat(missing).isEmpty();
	}

	@Test
	void findsEachMutatedClassAndItsTests() {
		var missing = MutatedClass.readAll().stream().flatMap((mutated) -> {
			var names = new ArrayList<>(mutated.tests());
			names.add(mutated.name());
			return names.stream()
				.filter((name) -> find(name) == null)
				.map((name) -> "mutation.txt: there is no class %s in the entry %s; adapt the entry".formatted(name,
						mutated.name()));
		});
		assertThat(missing).isEmpty();
	}

	@Test
	void runsMutantsWithPlainTestsOnly() {
		var slow = MutatedClass.readAll()
			.stream()
			.flatMap((mutated) -> mutated.tests().stream())
			.distinct()
			.filter((test) -> find(test) != null && isBooting(find(test)))
			.map((test) -> "mutation.txt: %s starts an application; every mutant would wait for it".formatted(test));
		assertThat(slow).isEmpty();
	}

	@Test
	void guardsEveryFault() {
		var guarded = Stream
			.concat(TextGuard.readAll().stream().map(TextGuard::faults),
					MutatedClass.readAll().stream().map(MutatedClass::faults))
			.flatMap(List::stream)
			.collect(Collectors.toCollection(TreeSet::new));
		System.out.printf("Guards: %d faults, by %d mutated classes and %d edits of text%n", guarded.size(),
				MutatedClass.readAll().size(), TextGuard.readAll().size());
		assertThat(guarded).as("faults of mutation.txt and guards.txt").containsAll(FAULTS);
	}

	@Test
	void listsNoGuardTwice() {
		assertThat(MutatedClass.readAll()).extracting(MutatedClass::name).doesNotHaveDuplicates();
		assertThat(TextGuard.readAll()).extracting(TextGuard::name).doesNotHaveDuplicates();
	}

	private static Stream<String> complaints(TextGuard guard) {
		try {
			guard.changedFiles();
			return Stream.of();
		}
		catch (Exception ex) {
			return Stream.of("guards.txt: “%s” (%s): %s; adapt the entry".formatted(guard.name(),
					String.join(" ", guard.faults()), ex));
		}
	}

	private static boolean isMethod(String test) {
		var parts = test.split("#");
		var type = find(parts[0]);
		return type != null && parts.length == 2
				&& Stream.of(type.getDeclaredMethods(), type.getMethods())
					.flatMap(Arrays::stream)
					.anyMatch((method) -> method.getName().equals(parts[1]));
	}

	private static boolean isBooting(Class<?> test) {
		return Arrays.stream(test.getAnnotations())
			.map(Annotation::annotationType)
			.anyMatch((type) -> type.getName().startsWith(MutatedClass.PACKAGE)
					|| type.getName().startsWith("org.springframework."));
	}

	private static Class<?> find(String name) {
		try {
			return Class.forName(MutatedClass.PACKAGE + name, false, GuardListTests.class.getClassLoader());
		}
		catch (ClassNotFoundException ex) {
			return null;
		}
	}

}
